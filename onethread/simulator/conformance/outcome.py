"""All checks of a connector together, and what is written of them into its folder."""

from __future__ import annotations

import importlib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from onethread.connectors._kit.checks import CHECKS, MANGLED_PAYLOADS, Subject, run
from onethread.connectors._kit.quality import Outcome, read_outcome, read_standing
from onethread.connectors.contract import Connector
from onethread.errors import InvalidInput
from onethread.simulator.conformance.run import STAND_IN_CHECKS, run_stand_in_checks
from onethread.simulator.sandbox import StandIn, stand_in_of

_QUICK_PAYLOADS = 300


def examine(
    folder: Path, connector: Connector, mangled_payloads: int = MANGLED_PAYLOADS
) -> dict[str, list[str]]:
    """What each check finds, in the order of the checks; those against a stand-in where there is one."""
    subject = Subject(folder, connector, mangled_payloads)
    found = {each: run(each, subject) for each in CHECKS}
    stand_in = stand_in_of(folder, connector)
    return found | (run_stand_in_checks(connector, stand_in) if stand_in else {})


def outcome_of(folder: Path, connector: Connector, found: dict[str, list[str]]) -> Outcome:
    """What to write of these findings."""
    passes = not any(found.values())
    held = set(STAND_IN_CHECKS) <= set(found)
    try:
        level = read_standing(folder, connector, stand_in=held and passes).level
    except InvalidInput:
        level = 0
    return Outcome(
        level=level if passes else 0,
        passes=passes,
        checks=list(found),
        stand_in=held,
        sources=sources_of(folder, stand_in_of(folder, connector)),
    )


def current_outcome(folder: Path, connector: Connector) -> Outcome:
    """What the checks say of the folder as it is: as written when its sources are the same, else run
    now, with fewer mangled payloads."""
    written = read_outcome(folder)
    sources = sources_of(folder, stand_in_of(folder, connector))
    if written is not None and written.sources == sources:
        return written
    return outcome_of(folder, connector, examine(folder, connector, _QUICK_PAYLOADS))


def write_outcome(folder: Path, outcome: Outcome) -> None:
    """Write outcome.json; nothing happens in a folder that can't be written."""
    text = msgspec.json.format(msgspec.json.encode(outcome), indent=2) + b"\n"
    with suppress(OSError):
        (folder / "outcome.json").write_bytes(text)


def sources_of(folder: Path, stand_in: StandIn | None) -> str:
    """A hash of all that the checks are about: code, fixtures, quality file, stand-in."""
    hashed = sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        told = path.suffix == ".py" or name == "quality.yaml" or name.startswith("fixtures/")
        if path.is_file() and told and "__pycache__" not in name:
            hashed.update(f"{name}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    if stand_in is not None:
        module = importlib.import_module(stand_in.settings.__module__)
        if module.__file__ is not None:
            hashed.update(sha256(Path(module.__file__).read_bytes()).digest())
    return hashed.hexdigest()[:32]
