"""The checks that every connector must pass. A check yields what is wrong, in words."""

from __future__ import annotations

import ast
import importlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from onethread.connectors._kit import fixtures, outgoing
from onethread.connectors._kit.items import (
    KINDS_IN,
    KINDS_OUT,
    attachments_of,
    kinds_of,
    problems_of,
)
from onethread.connectors._kit.mangle import HOSTILE, mangled
from onethread.connectors._kit.quality import problems_of_standing
from onethread.connectors.contract import Connector, RawEnvelope, SecretStr
from onethread.connectors.registry import config_schema, make_config, secret_fields
from onethread.errors import BadSignature, InvalidInput, OnethreadError, UnparsablePayload
from onethread.messages import DeliveryUpdate, InboundMessage

MANGLED_PAYLOADS = 10_000
README_SECTIONS = ("What it does", "Connect", "Limits", "Sources")
_SECRET_WORDS = re.compile(r"(password|secret|token|key)(?!.*(_url|_id|_address)$)", re.IGNORECASE)
_SHORTEST_SECRET = 8
_ID = re.compile(r"[a-z][a-z0-9_]{1,30}")
# Modules that reach outside the process; the receiver alone may use them.
_IO_MODULES = frozenset(
    {
        "aiosmtplib",
        "aiosmtpd",
        "asyncpg",
        "ftplib",
        "http",
        "httpx",
        "imap_tools",
        "imaplib",
        "multiprocessing",
        "os",
        "pathlib",
        "requests",
        "select",
        "shutil",
        "smtplib",
        "socket",
        "socketserver",
        "sqlite3",
        "ssl",
        "subprocess",
        "tempfile",
        "threading",
        "time",
        "websockets",
    }
)
# What runs connections, and what stands in for the provider.
_NOT_PURE = frozenset({"receiver", "receiver.py", "stand_in.py"})
_ALLOWED = (
    "onethread.messages",
    "onethread.connectors.contract",
    "onethread.connectors._schemes",
    "onethread.errors",
)


class Subject:
    """A connector under examination: its folder, and what is in it."""

    def __init__(
        self, folder: Path, connector: Connector, mangled_payloads: int = MANGLED_PAYLOADS
    ) -> None:
        self.folder = folder
        self.connector = connector
        self.mangled_payloads = mangled_payloads

    @cached_property
    def config(self) -> Any:
        return fixtures.load_config(self.folder, self.connector)

    @cached_property
    def cases(self) -> list[fixtures.InboundCase]:
        return fixtures.load_inbound(self.folder)

    @cached_property
    def contact(self) -> fixtures.Contact:
        return fixtures.first_contact(self.cases, self.connector, self.config)

    def items(self, case: fixtures.InboundCase) -> list[Any]:
        """What parse() returns for a case; empty when it is rightly unparsable."""
        try:
            envelope = fixtures.envelope_of(case, self.connector, self.config)
            return list(self.connector.parse(envelope, self.config))
        except UnparsablePayload:
            return []


def manifest(subject: Subject) -> Iterator[str]:
    """The manifest agrees with the folder and with the functions there are."""
    connector, said = subject.connector, subject.connector.manifest
    if not _ID.fullmatch(said.id) or said.id != subject.folder.name:
        yield f"the id {said.id!r} must be the folder's name, in lower case"
    if not re.fullmatch(r"#[0-9a-f]{6}", said.colour):
        yield f"the colour {said.colour!r} is not like #25d366"
    if not said.identity_schemes:
        yield "identity_schemes is empty"
    for kind in sorted(set(said.content_in) - KINDS_IN):
        yield f"content_in has an unknown kind {kind!r}"
    for kind in sorted(set(said.content_out) - KINDS_OUT):
        yield f"content_out has an unknown kind {kind!r}"
    if said.transport == "webhook":
        if connector.verify is None:
            yield "a webhook needs verify()"
        if not connector.setup_webhook:
            yield "setup_webhook must tell the administrator where to paste the address"
    for name in ("receiver", "socket", "test_live"):
        target = getattr(connector, name)
        if target is not None:
            module, _, function = target.partition(":")
            try:
                callable_ = getattr(importlib.import_module(module), function, None)
            except ImportError as error:
                yield f"{name} can't be imported: {error}"
                continue
            if not callable(callable_):
                yield f"{name} names {target!r}, which is no function"
    if said.transport == "receiver" and connector.receiver is None:
        yield "transport is receiver, but there is no receiver"
    if said.transport == "socket" and connector.socket is None:
        yield "transport is socket, but there is no socket"
    left = any(a.remote for case in subject.cases for a in attachments_of(subject.items(case)))
    if left and connector.fetch_media is None:
        yield "attachments are left at the provider, but there is no fetch_media()"


def settings(subject: Subject) -> Iterator[str]:
    """Settings have words for the form, refuse what is unknown, and keep credentials secret."""
    connector = subject.connector
    secrets = secret_fields(connector.config_type)
    shown = config_schema(connector).get("properties", {})
    for field in msgspec.structs.fields(connector.config_type):
        if _SECRET_WORDS.search(field.name) and field.name not in secrets:
            yield f"setting {field.name} sounds like a credential: type it SecretStr"
        if not shown.get(field.name, {}).get("title"):
            yield f"setting {field.name} has no title: use config_field()"
    for name in secrets:
        value = getattr(subject.config, name)
        if isinstance(value, SecretStr) and value and value.reveal() in repr(subject.config):
            yield f"setting {name} shows when the settings are printed"
    try:
        make_config(connector, {"no_such_setting": "x"})
        yield "an unknown setting is accepted"
    except InvalidInput:
        pass


def golden(subject: Subject) -> Iterator[str]:
    """Each captured payload becomes exactly what its reviewed expected file says."""
    if not subject.cases:
        yield "fixtures/ has no NAME.inbound.json (or .eml)"
    for case in subject.cases:
        found = fixtures.parsed(case, subject.connector, subject.config)
        if case.expected is None:
            text = msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
            yield f"{case.name}.expected.json is missing. Review this and save it:\n{text}"
            continue
        for line in fixtures.difference(case.expected, found):
            yield f"{case.name}: {line}"


def items_keep_the_contract(subject: Subject) -> Iterator[str]:
    """Types, zones, keys, schemes and kinds of every item are as the contract and manifest say."""
    for case in subject.cases:
        for problem in problems_of(subject.items(case), subject.connector.manifest):
            yield f"{case.name}: {problem}"


def kinds_are_covered(subject: Subject) -> Iterator[str]:
    """Each kind that the manifest says comes in, and each receipt, has a captured payload."""
    kinds: set[str] = set()
    receipts: set[str] = set()
    for case in subject.cases:
        for item in subject.items(case):
            kinds |= kinds_of(item)
            if isinstance(item, DeliveryUpdate):
                receipts.add(item.state)
    said = subject.connector.manifest
    if said.transport != "socket":
        for receipt in sorted(set(said.receipts) - receipts):
            yield f"no fixture gives the receipt {receipt!r}"
    for kind in sorted(set(said.content_in) - kinds):
        yield f"no fixture is of the kind {kind!r}, which content_in names"


def redelivery(subject: Subject) -> Iterator[str]:
    """A payload that comes again, later, has the same ids: the unique key makes it one message."""
    for case in subject.cases:
        try:
            first = fixtures.envelope_of(case, subject.connector, subject.config)
            again = RawEnvelope(
                id=first.id + 7,
                channel_id=first.channel_id,
                received_at=fixtures.RECEIVED_AT.replace(year=2027),
                headers=dict(first.headers),
                body=bytes(first.body),
            )
            one = subject.connector.parse(first, subject.config)
            two = subject.connector.parse(again, subject.config)
        except UnparsablePayload:
            continue
        if [_identity(i) for i in one] != [_identity(i) for i in two]:
            yield f"{case.name}: a redelivery gets other ids"
        ids = [i.message_id for i in one if isinstance(i, InboundMessage)]
        if len(ids) != len(set(ids)):
            yield f"{case.name}: two messages share an id"


def _identity(item: Any) -> tuple[Any, ...]:
    return (
        type(item).__name__,
        getattr(item, "message_id", None),
        getattr(item, "target_id", None),
        getattr(item, "state", None),
    )


def signatures(subject: Subject) -> Iterator[str]:
    """Only what the provider signed is accepted: not one byte of it may be changed."""
    verify = subject.connector.verify
    if verify is None or subject.connector.manifest.transport != "webhook":
        return
    config = subject.config

    def accepted(request: Any, settings: Any = config) -> bool:
        try:
            verify(request, settings)
        except BadSignature:
            return False
        return True

    blank = _without_secrets(subject)
    for case in subject.cases:
        if case.unsigned:
            continue
        if not accepted(case.request):
            yield f"{case.name}: the captured request itself is refused"
            continue
        proof = subject.connector.proof
        bare = msgspec.structs.replace(case.request, headers={}, query={})
        if proof != "inside" and accepted(bare):
            yield f"{case.name}: accepted without any header"
        if case.request.keys is not None:
            if accepted(msgspec.structs.replace(case.request, keys=None)):
                yield f"{case.name}: accepted without the provider's public keys"
        elif accepted(case.request, blank):
            yield f"{case.name}: accepted by a channel that has no credentials"
        body = case.request.body
        step = max(1, len(body) // 1500) if proof == "signature" else 1
        unnoticed = [
            at
            for at in range(0, len(body) if proof != "token" else 0, step)
            if accepted(
                msgspec.structs.replace(
                    case.request, body=body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
                )
            )
        ]
        if proof == "signature" and unnoticed:
            yield f"{case.name}: byte {unnoticed[0]} of the body may be changed unnoticed"
        if proof == "inside" and len(body) - len(unnoticed) < _SHORTEST_SECRET:
            yield f"{case.name}: any byte of the body may be changed unnoticed"
        longer = msgspec.structs.replace(case.request, body=body + b" ")
        if proof == "signature" and accepted(longer):
            yield f"{case.name}: bytes may be added to the body unnoticed"
        signing = [
            name
            for name in case.request.headers
            if not accepted(_with_header(case.request, name, None))
        ]
        for name in signing:
            value = case.request.headers[name]
            for at in range(len(value)):
                other = "é" if value[at] == "0" else "0"
                changed_value = value[:at] + other + value[at + 1 :]
                if changed_value.lower() != value.lower() and accepted(
                    _with_header(case.request, name, changed_value)
                ):
                    yield f"{case.name}: character {at} of {name} may be changed unnoticed"
                    break


def _with_header(request: Any, name: str, value: str | None) -> Any:
    headers = {k: v for k, v in request.headers.items() if k != name}
    if value is not None:
        headers[name] = value
    return msgspec.structs.replace(request, headers=headers)


def _without_secrets(subject: Subject) -> Any:
    blank = {
        name: SecretStr("")
        for name in secret_fields(subject.connector.config_type)
        if getattr(subject.config, name) is not None
    }
    return msgspec.structs.replace(subject.config, **blank)


def mangled_payloads(subject: Subject) -> Iterator[str]:
    """Thousands of damaged payloads raise UnparsablePayload or give items that keep the contract."""
    cases = [case for case in subject.cases if len(case.request.body) < 1_000_000]
    each = max(10, subject.mangled_payloads // max(1, len(cases)))
    for number, case in enumerate(cases):
        headers = fixtures.envelope_of(case, subject.connector, subject.config).headers
        bodies = mangled(case.request.body, each, seed=number)
        for body in chain(HOSTILE if number == 0 else (), bodies):
            envelope = RawEnvelope(
                id=1, channel_id=1, received_at=fixtures.RECEIVED_AT, headers=headers, body=body
            )
            problem = _broken_by(subject, envelope)
            if problem is not None:
                yield f"{case.name}: {problem} for {body[:2000]!r}"
                break


def _broken_by(subject: Subject, envelope: RawEnvelope) -> str | None:
    try:
        items = subject.connector.parse(envelope, subject.config)
    except UnparsablePayload:
        return None
    except Exception as error:  # noqa: BLE001 - any other error is what is looked for
        return f"{type(error).__name__}: {error}"
    return next(problems_of(items, subject.connector.manifest), None)


def outbound(subject: Subject) -> Iterator[str]:
    """Each kind in content_out is built into requests; hostile text opens no header."""
    yield from outgoing.problems_of_building(subject.connector, subject.config, subject.contact)


def answers(subject: Subject) -> Iterator[str]:
    """Captured answers of the provider mean what was reviewed; garbage is refused, not raised."""
    yield from outgoing.problems_of_answers(
        subject.connector, subject.config, fixtures.load_answers(subject.folder), subject.contact
    )


def pure(subject: Subject) -> Iterator[str]:
    """Nothing but receiver.py (or receiver/) does I/O; nothing imports more than the contract."""
    own = f"onethread.connectors.{subject.folder.name}"
    for path in sorted(subject.folder.rglob("*.py")):
        inside = path.relative_to(subject.folder).parts
        if inside[0] in _NOT_PURE or path.name.startswith("test_"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: Sequence[str] = ()
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"open", "input", "exec", "eval"}
            ):
                yield f"{path.name} calls {node.func.id}()"
            for name in names:
                if name.partition(".")[0] in _IO_MODULES or name == "urllib.request":
                    yield f"{path.name} imports {name}: only receiver.py does I/O"
                if name.startswith("onethread.") and not name.startswith((own, *_ALLOWED)):
                    yield f"{path.name} imports {name}: a connector knows only the contract"


def papers(subject: Subject) -> Iterator[str]:
    """README.md, icon.svg, quality.yaml and a test file are there and say what they must."""
    folder = subject.folder
    readme = folder / "README.md"
    text = readme.read_text("utf-8") if readme.exists() else ""
    for section in README_SECTIONS:
        if not re.search(rf"^## {section}\b", text, re.MULTILINE):
            yield f"README.md has no section '## {section}'"
    icon = folder / "icon.svg"
    try:
        drawn = icon.read_text("utf-8")
        # Our own file, and entities are not expanded: expat refuses outside ones by default.
        ET.fromstring(drawn)  # noqa: S314
        if len(drawn) > 4000 or re.search(r"<script|on\w+=|href=|<!ENTITY", drawn, re.IGNORECASE):
            yield "icon.svg must be a small drawing without scripts or links"
    except (OSError, ET.ParseError) as error:
        yield f"icon.svg can't be read: {error}"
    if not (folder / f"test_{folder.name}.py").exists():
        yield f"test_{folder.name}.py is missing"
    try:
        yield from problems_of_standing(folder, subject.connector)
    except InvalidInput as error:
        yield error.message


CHECKS: dict[str, Callable[[Subject], Iterator[str]]] = {
    "manifest": manifest,
    "settings": settings,
    "golden": golden,
    "items": items_keep_the_contract,
    "kinds": kinds_are_covered,
    "redelivery": redelivery,
    "signatures": signatures,
    "mangled": mangled_payloads,
    "outbound": outbound,
    "answers": answers,
    "pure": pure,
    "papers": papers,
}


def folder_of(connector: Connector) -> Path:
    """The folder a connector lives in: that of the module of its parse()."""
    module = importlib.import_module(connector.parse.__module__)
    assert module.__file__ is not None
    folder = Path(module.__file__).parent
    while not (folder / "quality.yaml").exists() and folder.parent != folder:
        if folder.name == connector.manifest.id:
            break
        folder = folder.parent
    return folder


def run(check: str, subject: Subject) -> list[str]:
    """The problems one check finds. A check that can't run is a problem too."""
    try:
        return list(CHECKS[check](subject))
    except OnethreadError as error:
        return [error.message]
