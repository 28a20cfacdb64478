"""A new connector's folder, complete enough to pass every check at once."""

from __future__ import annotations

import hmac
import re
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import Any

import msgspec

import onethread.connectors as package
from onethread.errors import Conflict, InvalidInput

_TEMPLATES = Path(__file__).parent / "template"
_FILES = {
    "__init__.py": "__init__.py.txt",
    "config.py": "config.py.txt",
    "inbound.py": "inbound.py.txt",
    "outbound.py": "outbound.py.txt",
    "stand_in.py": "stand_in.py.txt",
    "quality.yaml": "quality.yaml.txt",
    "README.md": "README.md.txt",
    "icon.svg": "icon.svg.txt",
}
_SECRET = "fixture-webhook-secret"  # noqa: S105 - signs the example payloads, nothing else
_EVENTS: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {
    "text": (
        [
            {
                "type": "message",
                "id": "m-1",
                "user": "user-1",
                "at": 1767322800,
                "text": "Good morning, the tap leaks again",
                "name": "Fatima de Boer",
            }
        ],
        [
            {
                "item": "InboundMessage",
                "message_id": "m-1",
                "sender": [{"scheme": "$id", "value": "user-1", "assurance": 2}],
                "said_at": "2026-01-02T03:00:00Z",
                "content": {"text": "Good morning, the tap leaks again"},
                "display_name": "Fatima de Boer",
            }
        ],
    ),
    "receipts": (
        [
            {"type": "receipt", "id": "m-2", "state": "delivered", "at": 1767322800},
            {"type": "receipt", "id": "m-3", "state": "failed", "at": 1767322801},
        ],
        [
            {
                "item": "DeliveryUpdate",
                "message_id": "m-2",
                "state": "delivered",
                "at": "2026-01-02T03:00:00Z",
            },
            {
                "item": "DeliveryUpdate",
                "message_id": "m-3",
                "state": "failed",
                "at": "2026-01-02T03:00:01Z",
            },
        ],
    ),
}
_ANSWERS: dict[str, dict[str, Any]] = {
    "accepted": {
        "responses": [{"status": 200, "body": {"id": "p-1"}}],
        "expected": {"item": "SendAccepted", "message_id": "p-1"},
    },
    "too_many": {
        "responses": [{"status": 429}],
        "expected": {
            "item": "SendRefused",
            "code": "rate_limited",
            "reason": "Too many messages in a short time.",
            "retry_after_seconds": 30.0,
        },
    },
}


def create(name: str, target: Path | None = None) -> Path:
    """Make the folder of connector `name` in `target` (default: beside the others).

    Returns the folder. Raises InvalidInput for a name that can't be one, Conflict when the folder
    is there already.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{1,30}", name):
        raise InvalidInput(
            f"{name!r} can't be a connector's name: use 2 to 31 lower-case letters, digits and _"
        )
    own = Path(package.__path__[0]).resolve()
    parent = (target or own).resolve()
    folder = parent / name
    if folder.exists():
        raise Conflict(f"{folder} exists already: choose another name")
    values = {
        "id": name,
        "title": name.replace("_", " ").title(),
        "class_name": "".join(part.capitalize() for part in name.split("_")),
        "module": f"onethread.connectors.{name}" if parent == own else name,
    }
    fixtures = folder / "fixtures"
    fixtures.mkdir(parents=True)
    for file, template in {**_FILES, f"test_{name}.py": "test.py.txt"}.items():
        text = Template((_TEMPLATES / template).read_text("utf-8")).substitute(values)
        (folder / file).write_text(text, "utf-8")
    _write(
        fixtures / "config.json",
        {
            "api_url": "https://api.example.org",
            "access_token": "fixture-access-token",
            "webhook_secret": _SECRET,
        },
    )
    for case, (events, expected) in _EVENTS.items():
        signature = hmac.new(_SECRET.encode(), msgspec.json.encode(events), sha256).hexdigest()
        _write(
            fixtures / f"{case}.inbound.json",
            {"headers": {"x-signature": signature}, "body": events},
        )
        text = msgspec.json.encode(expected).decode().replace("$id", name)
        _write(fixtures / f"{case}.expected.json", msgspec.json.decode(text))
    for case, answer in _ANSWERS.items():
        _write(fixtures / f"{case}.answer.json", answer)
    return folder


def _write(path: Path, value: Any) -> None:
    path.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
