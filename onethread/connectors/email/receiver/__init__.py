"""The connections of an e-mail channel: a mailbox read by IMAP, a listener for direct delivery."""

from __future__ import annotations

import asyncio

from onethread.connectors.contract import ReceiverContext
from onethread.connectors.email.config import EmailConfig
from onethread.connectors.email.receiver.listener import listen
from onethread.connectors.email.receiver.mailbox import read_mailbox
from onethread.connectors.email.receiver.try_settings import try_settings

__all__ = ["run", "try_settings"]


async def run(context: ReceiverContext) -> None:
    """Receive mail until `context.stopping` is set."""
    config: EmailConfig = context.config
    async with asyncio.TaskGroup() as group:
        if config.imap_host:
            group.create_task(read_mailbox(context), name=f"imap-{context.channel_key}")
        if config.listen:
            group.create_task(listen(context), name=f"listen-{context.channel_key}")
        if not config.imap_host and not config.listen:
            await context.report(True, "this channel only sends")
            await context.stopping.wait()
