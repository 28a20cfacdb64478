"""Mail an agent what stayed unread: one mail for all of it, by their own rules, told once."""

from __future__ import annotations

import uuid
from datetime import datetime

import structlog

from onethread import clock
from onethread.access import SYSTEM
from onethread.access.audit import record_reads
from onethread.channels.load import LoadedChannel
from onethread.errors import OnethreadError
from onethread.messages import Content, OutboundMessage, SendRefused
from onethread.notifications import queries
from onethread.notifications.rules import Rules, mail_due
from onethread.notifications.texts import kind_text, text
from onethread.notifications.view import Notification
from onethread.parts import Parts

log = structlog.get_logger(__name__)

MOST_AGENTS = 200
MOST_LINES = 15
_PREVIEW_CHARACTERS = 160


def letter(
    to: queries.ToMail, told: list[Notification], language: str, address: str
) -> tuple[str, str]:
    """Subject and text of a digest of what waits (not empty): of a customer no more than the person
    chose. `address`: where the workspace is, or nothing."""
    count = len(told)
    subject = (
        text(language, "subject_one") if count == 1 else text(language, "subject", count=count)
    )
    lines = [
        text(language, "hello", name=to.name),
        "",
        text(language, "intro"),
        "",
        *(_line(each, to.rules, language) for each in told[:MOST_LINES]),
    ]
    if count > MOST_LINES:
        lines.append(text(language, "more", count=count - MOST_LINES))
    if address:
        lines += ["", f"{text(language, 'button')}: {address}"]
        lines += ["", f"{text(language, 'why')} {address}/settings/notifications"]
    return subject, "\n".join(lines)


def _line(notice: Notification, rules: Rules, language: str) -> str:
    said = kind_text(language, notice.kind)
    if notice.count > 1:
        said += f" ({text(language, 'times', count=notice.count)})"
    if rules.push_shows != "nothing":
        said += f": {notice.customer.display_name or text(language, 'customer')}"
    # A picture's preview is its kind between colons, for the screen to put into words.
    if rules.push_shows == "text" and notice.preview and not notice.preview.startswith(":"):
        said += f": {' '.join(notice.preview.split())[:_PREVIEW_CHARACTERS]}"
    return f"- {said}"


async def mail_what_waits(parts: Parts) -> int:
    """Send the digests that are due; how many. Without a channel that can send mail: none."""
    now = clock.now()
    due = [
        each
        for each in await queries.to_mail(parts.database, MOST_AGENTS)
        if mail_due(each.rules, each.oldest_at, each.mailed_at, now)
    ]
    if not due:
        return 0
    channels = await _mail_channels(parts)
    if not channels:
        return 0
    sent = 0
    for each in due:
        sent += await _mail(parts, channels, each, now)
    return sent


async def _mail_channels(parts: Parts) -> list[LoadedChannel]:
    """Those in use that can write to an e-mail address first, the oldest first."""
    return sorted(
        (
            each
            for each in await parts.channels.active()
            if each.connector.manifest.can_start
            and "email" in each.connector.manifest.identity_schemes
        ),
        key=lambda each: each.id,
    )


async def _mail(
    parts: Parts, channels: list[LoadedChannel], to: queries.ToMail, now: datetime
) -> bool:
    """One digest. It is marked as told first, so that two workers, or one that dies, tell nothing
    twice; a mail that was refused is due again."""
    language = await queries.language_for(parts.database, to.agent_id)
    async with parts.database.transaction() as connection:
        told = await queries.claim_mail(connection, to.agent_id, to.mailed_at, now)
        if told and to.rules.push_shows != "nothing":
            await record_reads(
                connection,
                SYSTEM,
                "customer.told",
                [each.customer.id for each in told],
                {"agent_id": to.agent_id, "way": "mail", "shows": to.rules.push_shows},
            )
    if not told:
        return False
    subject, body = letter(to, told, language, (parts.settings.public_url or "").rstrip("/"))
    message = OutboundMessage(
        message_uid=str(uuid.uuid4()),
        conversation_ref="",
        to=to.email,
        to_scheme="email",
        content=Content(subject=subject, text=body),
        created_at=now,
    )
    for channel in channels:
        why = await _send(parts, channel, message)
        if why is None:
            return True
        log.info("digest.refused", agent=to.agent_id, channel=channel.id, code=why)
    await queries.unclaim_mail(parts.database, to.agent_id, [each.id for each in told])
    return False


async def _send(parts: Parts, channel: LoadedChannel, message: OutboundMessage) -> str | None:
    """Send by this channel; None when it was taken, else the code of why not."""
    try:
        requests = channel.connector.build(message, channel.config)
        answers = await parts.transport.send_all(requests)
        result = channel.connector.parse_response(answers, message, channel.config)
    except OnethreadError as error:
        return error.kind
    return result.code if isinstance(result, SendRefused) else None
