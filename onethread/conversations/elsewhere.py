"""Continue elsewhere: making, listing and taking back the tokens that carry a conversation over."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

import msgspec

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.access.rates import rate_limit
from onethread.channels.load import Channels, LoadedChannel
from onethread.conversations import elsewhere_rules as rules
from onethread.conversations import elsewhere_tokens as tokens
from onethread.conversations import elsewhere_words as words
from onethread.conversations.tokens import Signer
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, InvalidInput, NotFound
from onethread.language.words import guess_language
from onethread.messages import Assurance

PER_CONVERSATION_A_DAY = 30
PER_AGENT_AN_HOUR = 120
CODE_TRIES = 20
_BY_SCHEME: dict[str, words.Kind] = {
    "whatsapp": "whatsapp",
    "email": "email",
    "visitor": "chat",
    "phone": "sms",
}


class Way(msgspec.Struct, kw_only=True):
    """Where a conversation can be continued. `channel_id` null: on the telephone, by a code."""

    channel_id: int | None
    kind: words.Kind
    name: str


class MadeLink(msgspec.Struct, kw_only=True):
    """A link or a code to give to the customer, shown this once. `text`: the line for a reply, in the
    customer's language; `url`: a neutral page of ours; `direct`: where its button leads; `qr`: the
    url as a picture (SVG)."""

    id: int
    kind: words.Kind
    text: str
    url: str | None
    direct: str | None
    code: str | None
    qr: str | None
    expires_at: datetime


class Given(msgspec.Struct, kw_only=True):
    """A link or code that was given. `by`: the agent who gave it, null when the customer took it
    themselves; `channel_name` null: a code, for the telephone. `state`: waiting, used, expired or
    revoked; `outcome` of a used one: continued, or why it opened nothing."""

    id: int
    kind: str
    channel_id: int | None
    connector: str | None
    channel_name: str | None
    by_agent: bool
    by: str | None
    made_at: datetime
    expires_at: datetime
    state: str
    used_at: datetime | None
    outcome: str | None


def kind_of(channel: LoadedChannel) -> words.Kind | None:
    """How customers get to a channel by a link of ours; None: they don't."""
    for scheme in channel.connector.manifest.identity_schemes:
        kind = _BY_SCHEME.get(scheme)
        if kind == "chat" and channel.connector.manifest.transport != "socket":
            continue  # a program may tell of visitors too; only our own chat opens by a link
        if kind == "chat" or (kind and _address(channel)):
            return kind
    return None


def _address(channel: LoadedChannel) -> str:
    return channel.connector.address(channel.config) if channel.connector.address else ""


def direct(channel: LoadedChannel, token: str, language: str, base: str) -> str:
    """The address behind the button: it opens the channel with the token written in."""
    kind = kind_of(channel)
    hello = f"{words.HELLO[language]} [{token}]"
    address = _address(channel)
    if kind == "whatsapp":
        return f"https://wa.me/{address}?text={quote(hello)}"
    if kind == "email":
        subject = f"{words.SUBJECT[language]} [{token}]"
        return f"mailto:{quote(address, safe='@+')}?subject={quote(subject)}"
    if kind == "sms":
        return f"sms:{quote(address, safe='+')}?&body={quote(hello)}"
    return f"{base}/c/{token}/chat"


async def ways(
    database: Database, channels: Channels, conversation_id: int, *, beside: int | None = None
) -> list[Way]:
    """Where it can be continued, beside the channel that is spoken on. Raises NotFound."""
    brands = await database.fetch(
        """
        SELECT c.id, array_agg(DISTINCT ch.brand_id) FILTER (WHERE ch.brand_id IS NOT NULL) AS of
        FROM conversations AS c LEFT JOIN legs AS l ON l.conversation_id = c.id
        LEFT JOIN channels AS ch ON ch.id = l.channel_id WHERE c.id = $1 GROUP BY c.id
        """,
        conversation_id,
    )
    if not brands:
        raise NotFound("there is no such conversation")
    of = {
        row["id"]: row["brand_id"]
        for row in await database.fetch("SELECT id, brand_id FROM channels WHERE state = 'active'")
    }
    mine = set(brands[0]["of"] or ())
    found: list[Way] = []
    for channel in await channels.active():
        kind = kind_of(channel)
        other_brand = mine and of.get(channel.id) is not None and of[channel.id] not in mine
        if kind and channel.id != beside and not other_brand:
            found.append(Way(channel_id=channel.id, kind=kind, name=channel.name))
    return [*found, Way(channel_id=None, kind="telephone", name="")]


class _Where(msgspec.Struct, kw_only=True):
    conversation_id: int
    customer_id: int
    leg_id: int
    assurance: int
    language: str | None
    ours: str
    said: str


async def _where(connection: Connection, conversation_id: int, leg_id: int | None) -> _Where:
    row = await connection.fetchrow(
        """
        SELECT c.id AS conversation_id, c.customer_id, l.id AS leg_id, u.language,
               coalesce(o.language, 'en') AS ours,
               coalesce((SELECT m.content->>'text' FROM messages AS m WHERE m.conversation_id = c.id
                         AND m.direction = 'in' ORDER BY m.said_at DESC, m.id DESC LIMIT 1), '') AS said,
               CASE WHEN i.shared OR i.customer_id <> c.customer_id THEN 1 ELSE i.assurance END
                 AS assurance
        FROM conversations AS first
        JOIN conversations AS c ON c.id = coalesce(first.merged_into, first.id)
        JOIN customers AS u ON u.id = c.customer_id
        JOIN legs AS l ON l.conversation_id = c.id AND l.id = coalesce($2, c.last_leg_id)
        JOIN identities AS i ON i.id = l.identity_id
        LEFT JOIN organisation AS o ON true
        WHERE first.id = $1
        """,
        conversation_id,
        leg_id,
    )
    if row is None:
        raise NotFound("there is no such conversation, or it has no such leg")
    return _Where(**dict(row))


async def make(
    database: Database,
    channels: Channels,
    signer: Signer,
    actor: Actor,
    conversation_id: int,
    *,
    channel_id: int | None,
    leg_id: int | None = None,
    base: str,
    language: str | None = None,
) -> MadeLink:
    """A link to continue on a channel, or a code for the telephone when `channel_id` is None, given on
    a leg (the latest when not told). Raises NotFound, InvalidInput, TooManyRequests, Conflict."""
    channel = await channels.by_id(channel_id) if channel_id is not None else None
    kind: words.Kind | None = kind_of(channel) if channel else "telephone"
    if channel_id is not None and (channel is None or channel.state != "active" or kind is None):
        raise InvalidInput(
            "customers can't be led to this channel: it is paused, or its address is not filled in",
            fields={"channel_id": "can't be continued on"},
        )
    assert kind is not None
    async with database.transaction() as connection:
        where = await _where(connection, conversation_id, leg_id)
        await rate_limit(
            connection,
            f"continue:{where.conversation_id}",
            most=PER_CONVERSATION_A_DAY,
            window_seconds=86400,
        )
        if actor.id is not None:
            await rate_limit(
                connection,
                f"continue:agent:{actor.id}",
                most=PER_AGENT_AN_HOUR,
                window_seconds=3600,
            )
        speaks = words.language_of(language, where.language, guess_language(where.said, where.ours))
        secret, row_id, expires_at = await _keep(connection, signer, actor, where, channel_id)
        await audit(
            connection,
            actor,
            "continuation.made",
            subject_kind="conversation",
            subject_id=where.conversation_id,
            customer_id=where.customer_id,
            detail={"continuation_id": row_id, "way": kind},
        )
    if channel is None:
        return MadeLink(
            id=row_id,
            kind=kind,
            text=words.say(speaks, secret),
            url=None,
            direct=None,
            code=secret,
            qr=None,
            expires_at=expires_at,
        )
    url = f"{base}/c/{secret}"
    return MadeLink(
        id=row_id,
        kind=kind,
        text=words.offer(kind, speaks, url),
        url=url,
        direct=direct(channel, secret, speaks, base),
        code=None,
        qr=picture(url),
        expires_at=expires_at,
    )


async def _keep(
    connection: Connection, signer: Signer, actor: Actor, where: _Where, channel_id: int | None
) -> tuple[str, int, datetime]:
    now = clock.now()
    lasts = rules.CODE_LASTS if channel_id is None else rules.LINK_LASTS
    for _ in range(CODE_TRIES):
        secret = tokens.make_code() if channel_id is None else tokens.make(signer)
        hashed = tokens.hash_of(signer, secret)
        # A code that waited in vain makes room for the same six digits.
        await connection.execute(
            "UPDATE continuations SET revoked_at = $2 WHERE secret_hash = $1 AND used_at IS NULL"
            " AND revoked_at IS NULL AND expires_at <= $2",
            hashed,
            now,
        )
        row_id = await connection.fetchval(
            """
            INSERT INTO continuations (secret_hash, kind, conversation_id, customer_id, leg_id,
                                       channel_id, made_by, carries, made_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (secret_hash) WHERE used_at IS NULL AND revoked_at IS NULL DO NOTHING
            RETURNING id
            """,
            hashed,
            "code" if channel_id is None else "link",
            where.conversation_id,
            where.customer_id,
            where.leg_id,
            channel_id,
            actor.id,
            max(where.assurance, int(Assurance.CLAIMED)),
            now,
            now + lasts,
        )
        if row_id is not None:
            return secret, row_id, now + lasts
    raise Conflict("no code is free: try again in a few minutes")


def picture(url: str) -> str:
    """A QR code of an address, as SVG."""
    import segno  # only who wants a picture waits for it

    return segno.make(url, error="m").svg_inline(scale=4, border=2, omitsize=True, dark="#000")


async def given(
    source: Connection | Database, conversation_id: int, before_id: int | None, limit: int
) -> list[Given]:
    """What was given to continue this conversation, the latest first, at most `limit` + 1."""
    rows = await source.fetch(
        """
        SELECT t.id, t.kind, t.channel_id, ch.connector, ch.name AS channel_name,
               t.made_by IS NOT NULL AS by_agent, a.name AS by, t.made_at, t.expires_at, t.used_at,
               t.outcome, t.revoked_at
        FROM continuations AS t LEFT JOIN channels AS ch ON ch.id = t.channel_id
        LEFT JOIN agents AS a ON a.id = t.made_by WHERE t.conversation_id = $1 AND t.id < $2
        ORDER BY t.id DESC LIMIT $3
        """,
        conversation_id,
        before_id if before_id is not None else 2**62,
        limit + 1,
    )
    now = clock.now()
    return [_given(dict(row), now) for row in rows]


def _given(row: dict[str, Any], now: datetime) -> Given:
    revoked = row.pop("revoked_at") is not None
    state = (
        "used"
        if row["used_at"]
        else "expired"
        if now >= row["expires_at"]
        else "revoked"
        if revoked
        else "waiting"
    )
    return Given(state=state, **row)


async def revoke(database: Database, actor: Actor, continuation_id: int) -> None:
    """Take back a link or code that was not used. Raises NotFound; again: nothing happens."""
    async with database.transaction() as connection:
        row = await connection.fetchrow(
            "UPDATE continuations SET revoked_at = coalesce(revoked_at, $2)"
            " WHERE id = $1 AND used_at IS NULL RETURNING conversation_id, customer_id",
            continuation_id,
            clock.now(),
        )
        if row is None:
            raise NotFound("there is no such link, or it was used")
        await audit(
            connection,
            actor,
            "continuation.revoked",
            subject_kind="conversation",
            subject_id=row["conversation_id"],
            customer_id=row["customer_id"],
            detail={"continuation_id": continuation_id},
        )
