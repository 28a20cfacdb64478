"""Signed links: a file for whoever holds the link, until it ends."""

from __future__ import annotations

import base64
import struct
from datetime import UTC, datetime
from urllib.parse import quote

from onethread import clock
from onethread.database.secrets import Vault
from onethread.errors import NotFound
from onethread.files.store import safe_name
from onethread.settings import Settings

PURPOSE = "file-link"
_MAC_BYTES = 16


def make_path(vault: Vault, file_id: str, name: str, until: datetime) -> str:
    """/f/… for a file, until `until`."""
    payload = bytes.fromhex(file_id) + struct.pack(">I", int(until.timestamp()))
    mac = vault.sign(PURPOSE, payload)[:_MAC_BYTES]
    token = base64.urlsafe_b64encode(payload + mac).decode("ascii").rstrip("=")
    return f"/f/{token}/{quote(safe_name(name))}"


def make_link(settings: Settings, vault: Vault, file_id: str, name: str, until: datetime) -> str:
    """The whole address of `make_path`, by the setting public_url."""
    base = settings.public_url or f"http://localhost:{settings.port}"
    return base.rstrip("/") + make_path(vault, file_id, name, until)


def read_token(vault: Vault, token: str) -> str:
    """The file id of a link that we made and that has not ended. Raises NotFound."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        raw = b""
    payload, mac = raw[:36], raw[36:]
    if len(raw) != 36 + _MAC_BYTES or not vault.check(PURPOSE, payload, mac):
        raise NotFound("this link is not one of ours")
    until = datetime.fromtimestamp(struct.unpack(">I", payload[32:])[0], UTC)
    if until < clock.now():
        raise NotFound("this link has ended; ask for a new one")
    return payload[:32].hex()
