"""End-to-end messages to Threema Gateway's API. No I/O."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onethread.connectors._schemes.reading import last_http, text, whole
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.threema.boxes import LOCATION, TEXT, file_opener, sealed
from onethread.connectors.threema.config import ThreemaConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT_LIMIT_BYTES = 3500
# Whatever the alphabet, a text of so many characters goes in one message.
TEXT_LIMIT = 1750
_MESSAGE_ID = re.compile(r"[0-9a-f]{16}")


def build(message: OutboundMessage, config: ThreemaConfig) -> Sequence[OutboundRequest]:
    """A message for each part, encrypted for the customer alone; files go as links.

    Raises InvalidInput for an empty message, and to a customer who never wrote: their key isn't known.
    """
    try:
        public_key = bytes.fromhex(text(message.leg.get("public_key")))
    except ValueError:
        public_key = b""
    if len(public_key) != 32:
        raise InvalidInput("the customer must write first: then the key to encrypt with is known")
    content = message.content
    parts: list[tuple[int, bytes]] = []
    words = _with_links(content.text, message.files)
    if words:
        quoted = message.in_reply_to if message.part == 1 else None
        if quoted and _MESSAGE_ID.fullmatch(quoted):
            words = f"> quote #{quoted}\n\n{words}"
        parts += [(TEXT, each) for each in _pieces(words)]
    if content.location is not None:
        place = content.location
        lines = [f"{place.latitude},{place.longitude}", place.name or "", place.address or ""]
        lines = [line for line in lines if line]
        parts.append((LOCATION, "\n".join(line[:300] for line in lines).encode()))
    if not parts:
        raise InvalidInput("there is nothing in this message that Threema can carry")
    requests: list[OutboundRequest] = []
    for at, (kind, data) in enumerate(parts):
        unique = f"{message.message_uid}/{at}"
        nonce, box = sealed(kind, data, public_key, config.key, unique)
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url("/send_e2e"),
                form={
                    "from": config.gateway_id,
                    "to": message.to,
                    "nonce": nonce.hex(),
                    "box": box.hex(),
                    "secret": config.api_secret.reveal(),
                },
                step="send" if at == 0 else f"send{at}",
            )
        )
    return requests


def _with_links(words: str, files: Sequence[OutboundFile]) -> str:
    lines = [f"{file.caption or file.name}: {file.link}" for file in files if file.link]
    return "\n".join(part for part in (words, *lines) if part)


def _pieces(words: str) -> list[bytes]:
    """The text in pieces of at most 3,500 bytes, none cut within a character."""
    found, rest = [], words.encode()
    while len(rest) > TEXT_LIMIT_BYTES:
        cut = TEXT_LIMIT_BYTES
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        found.append(rest[:cut])
        rest = rest[cut:]
    return [*found, rest]


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: ThreemaConfig
) -> SendResult:
    """The ids of what was sent, or why it was refused. Answers are plain text."""
    ids = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        if response.status >= 300:
            return refusal(response)
        ids.append(response.body[:64].decode("latin-1").strip().lower())
    if not ids or not all(_MESSAGE_ID.fullmatch(each) for each in ids):
        return refused("temporary", "Threema", "answered without a message id")
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refusal(response: HttpResponse) -> SendRefused:
    """What an answer of 300 or more means."""
    said = text(response.body[:300].decode("utf-8", "replace")).strip()
    if said.startswith(("<", "{")):
        said = ""
    if response.status == 400:
        return refused("bad_recipient", "Threema", said or "this ID can't be written to")
    if response.status == 402:
        return refused("no_credits", "Threema", said or "the account has no credits left")
    return by_status(response, "Threema", said)


def fetch_media(remote: Mapping[str, Any], config: ThreemaConfig) -> Sequence[HttpRequest]:
    """The file as Threema keeps it: sealed."""
    blob = text(remote.get("blob"))
    if not blob.isalnum():
        raise InvalidInput("the file has no id")
    asked = f"from={config.gateway_id}&secret={config.api_secret.reveal()}"
    url = config.url(f"/blobs/{blob}?{asked}")
    return [HttpRequest(method="GET", url=url, step="content", timeout_seconds=120)]


def open_media(remote: Mapping[str, Any], _config: ThreemaConfig) -> Callable[[bytes], bytes]:
    """What the sealed file is opened by."""
    try:
        secret = bytes.fromhex(text(remote.get("key")))
    except ValueError:
        secret = b""
    return file_opener(secret, whole(remote.get("size")) or 0)


def test(config: ThreemaConfig) -> Sequence[OutboundRequest]:
    """Ask for the credits that are left."""
    asked = f"from={config.gateway_id}&secret={config.api_secret.reveal()}"
    return [HttpRequest(method="GET", url=config.url(f"/credits?{asked}"), step="credits")]


def read_test(responses: Sequence[OutboundResponse], config: ThreemaConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    last = last_http(responses)
    if last is None:
        return ConnectionTest(ok=False, message="Threema gave no answer: check the API address.")
    if last.status >= 300:
        why = refusal(last).reason
        return ConnectionTest(
            ok=False, message=f"Threema refused the Gateway ID or the API secret: {why}"
        )
    left = last.body[:20].decode("latin-1").strip()
    if left == "0":
        return ConnectionTest(
            ok=False, message="The account has no credits left: no answer can be sent."
        )
    return ConnectionTest(ok=True, message=f"{config.gateway_id} answers.", facts={"credits": left})
