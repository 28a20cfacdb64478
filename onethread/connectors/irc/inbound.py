"""Lines of IRC: what they say. No I/O.

The receiver stores each with `id` (IRC has no ids of its own, where the server gives none), `at`, `me` (the
nickname we have at that moment) and `host`.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from onethread.connectors._schemes.reading import header, key, moment, text
from onethread.connectors.contract import RawEnvelope
from onethread.connectors.irc.config import IrcConfig
from onethread.connectors.irc.lines import Line, plain, read
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Content,
    Ignored,
    InboundItem,
    InboundMessage,
    Reference,
    SenderIdentity,
    Typing,
)

ROOM_SIGNS = ("#", "&", "+", "!")


def parse(envelope: RawEnvelope, config: IrcConfig) -> Sequence[InboundItem]:
    """What a line is. Raises UnparsablePayload for what is no line."""
    line = read(envelope.body)
    me = header(envelope.headers, "me") or config.nickname
    if not line.command or not line.nick or len(envelope.body) > 10_000:
        raise UnparsablePayload("this is no line of IRC")
    if line.nick.lower() == me.lower():
        return [Ignored(reason="written by ourselves")]
    if line.command == "TAGMSG":
        if line.tags.get("+typing") in ("active", "done") and line.param(0).lower() == me.lower():
            return [Typing(sender=_sender(line, envelope), on=line.tags["+typing"] == "active")]
        return [Ignored(reason="tags that are no typing to us")]
    if line.command not in ("PRIVMSG", "NOTICE"):
        return [Ignored(reason=f"the command {line.command[:30]!r} is not a message")]
    return [_message(line, envelope, me, config)]


def _sender(line: Line, envelope: RawEnvelope) -> list[SenderIdentity]:
    """A nickname anyone can take; an account was signed in to (the server's account tag)."""
    host = header(envelope.headers, "host") or "irc"
    found = [
        SenderIdentity(
            scheme="irc", value=key(f"{host}/{text(line.nick, 100)}"), assurance=Assurance.CLAIMED
        )
    ]
    account = text(line.tags.get("account"), 100)
    if account:
        value = f"{host}/account:{account}"
        found.append(SenderIdentity(scheme="irc", value=value, assurance=Assurance.ASSERTED))
    return found


def _message(line: Line, envelope: RawEnvelope, me: str, config: IrcConfig) -> InboundItem:
    target, said = line.param(0), text(line.param(1))
    in_room = target.startswith(ROOM_SIGNS)
    if not in_room and target.lower() != me.lower():
        return Ignored(reason="said to somebody else")
    if (
        in_room
        and config.hears != "all"
        and (config.hears == "direct" or me.lower() not in said.lower())
    ):
        return Ignored(reason="said in a room to somebody else")
    content = Content()
    if said.startswith("\x01"):
        command, _, rest = said.strip("\x01").partition(" ")
        if command.upper() != "ACTION":
            if command.upper() != "DCC":
                return Ignored(reason=f"a question of a program ({plain(command)[:30]!r})")
            content.unsupported = "DCC"
        else:
            content.text = f"* {plain(rest)}".strip()
    else:
        content.text = plain(said).strip()
    if content.is_empty():
        content.unsupported = "message"
    # The server's own id where it has one (IRCv3 message-ids), else the receiver's.
    given = text(line.tags.get("msgid"), 400) or header(envelope.headers, "id")
    message_id = given or blake2b(envelope.body, digest_size=16).hexdigest()
    answered = text(line.tags.get("+draft/reply") or line.tags.get("+reply"), 400)
    at = moment(header(envelope.headers, "at"), envelope.received_at)
    return InboundMessage(
        message_id=message_id,
        sender=_sender(line, envelope),
        said_at=moment(line.tags.get("time"), at),
        content=content,
        display_name=text(line.nick, 100),
        references=[Reference(kind="message", value=answered)] if answered else [],
        automatic=line.command == "NOTICE",
        thread=text(target, 100) if in_room else None,
        headers={"nick": text(line.nick, 100)},
    )
