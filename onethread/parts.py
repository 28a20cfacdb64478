"""What the loops of a process share."""

from __future__ import annotations

import asyncio

import msgspec

from onethread.channels.load import Channels
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.files import FileStore
from onethread.settings import Settings
from onethread.transport import Transport


class Parts(msgspec.Struct, kw_only=True):
    """Opened once per process and handed to every loop."""

    settings: Settings
    database: Database
    vault: Vault
    channels: Channels
    files: FileStore
    transport: Transport
    stopping: asyncio.Event
