"""Legs as agents see them: what can be sent on each, now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import asyncpg
import msgspec

from onethread import clock
from onethread.connectors import registry
from onethread.connectors.contract import Manifest
from onethread.conversations import queries
from onethread.conversations.rules import reach
from onethread.conversations.shapes import ChannelName, CustomerName, IdentityName, Leg, Window
from onethread.customers import consents
from onethread.customers.consents import Consent
from onethread.database.engine import Connection, Database
from onethread.errors import NotFound

_COLUMNS = """
  l.id, l.conversation_id, l.channel_id, ch.connector, ch.name AS channel_name, ch.state, ch.config,
  l.identity_id, i.scheme, i.value, i.assurance, i.valid_to, l.address, l.thread, l.last_inbound_at,
  i.customer_id, l.facts->'public' = 'true' AS public, c.customer_id AS of_id, u.display_name
"""


async def load(source: Connection | Database, conversation_ids: Iterable[int]) -> list[Leg]:
    """All legs of these conversations, oldest first."""
    rows = await source.fetch(
        f"""
        SELECT {_COLUMNS} FROM legs AS l
        JOIN channels AS ch ON ch.id = l.channel_id
        JOIN identities AS i ON i.id = l.identity_id
        JOIN conversations AS c ON c.id = l.conversation_id
        JOIN customers AS u ON u.id = i.customer_id
        WHERE l.conversation_id = ANY($1::bigint[]) ORDER BY l.id
        """,
        list(set(conversation_ids)),
    )
    counted = [row["id"] for row in rows if _most_answers(row["connector"]) is not None]
    answers = await _answers(source, counted) if counted else {}
    said = await consents.of_customers(source, {row["customer_id"] for row in rows})
    return [
        _shape(row, said.get(row["customer_id"], {}), answers.get(row["id"], 0)) for row in rows
    ]


async def _answers(source: Connection | Database, leg_ids: list[int]) -> dict[int, int]:
    """How many answers these legs got since the customer last wrote."""
    rows = await source.fetch(
        f"SELECT l.id, {queries.ANSWERS} AS n FROM legs AS l WHERE l.id = ANY($1::bigint[])",
        leg_ids,
    )
    return {row["id"]: row["n"] for row in rows}


def _most_answers(connector: str) -> int | None:
    manifest = manifest_of(connector)
    return manifest.limits.messages_per_window if manifest else None


def is_public(manifest: Manifest | None, heard: bool | None, last_inbound_at: Any) -> bool:
    """Whether anyone can read what is said on a leg: as what the customer wrote there last; where they
    never wrote, as the channel is."""
    if last_inbound_at is not None:
        return bool(heard)
    return manifest is not None and manifest.public


def manifest_of(connector: str) -> Manifest | None:
    """The manifest of an installed connector."""
    try:
        return registry.get(connector).manifest
    except NotFound:
        return None


def one_way(manifest: Manifest | None, config: Mapping[str, Any]) -> bool:
    """Whether a channel only brings in: by its kind, or because nobody set where its answers go."""
    if manifest is None:
        return False
    needed = manifest.answers_by
    return not manifest.content_out or (needed is not None and not config.get(needed))


def limits_of(manifest: Manifest | None) -> dict[str, Any]:
    """A connector's limits as plain values."""
    return msgspec.to_builtins(manifest.limits) if manifest else {}


def _shape(row: asyncpg.Record, said: Mapping[str, Consent], answers: int) -> Leg:
    manifest = manifest_of(row["connector"])
    content_out = manifest.content_out if manifest else ()
    can = reach(
        now=clock.now(),
        channel_state=row["state"],
        is_installed=manifest is not None,
        address_ended=row["valid_to"] is not None,
        reply_window_hours=manifest.reply_window_hours if manifest else None,
        last_inbound_at=row["last_inbound_at"],
        has_templates="template" in content_out,
        one_way=one_way(manifest, row["config"]),
        most_answers=manifest.limits.messages_per_window if manifest else None,
        answers=answers,
    )
    public = is_public(manifest, row["public"], row["last_inbound_at"])
    no_consent = consents.refused(said, row["connector"], row["last_inbound_at"]) is not None
    return Leg(
        id=row["id"],
        conversation_id=row["conversation_id"],
        channel=ChannelName(
            id=row["channel_id"],
            connector=row["connector"],
            name=row["channel_name"],
            state=row["state"],
        ),
        identity=IdentityName(
            id=row["identity_id"],
            scheme=row["scheme"],
            value=row["value"],
            assurance=row["assurance"],
        ),
        address=row["address"],
        thread=row["thread"],
        last_inbound_at=row["last_inbound_at"],
        window=Window(open=can.window_open, closes_at=can.closes_at),
        can_reply=can.can_reply and not no_consent,
        why=consents.NO_CONSENT if no_consent and can.can_reply else can.why,
        why_code="no_consent" if no_consent and can.can_reply else can.why_code,
        limits=limits_of(manifest),
        content_out=content_out,
        markup=manifest.markup if manifest else None,
        pieces=manifest.pieces if manifest else None,
        cost=manifest.cost if manifest else None,
        window_hours=manifest.reply_window_hours if manifest else None,
        public=public,
        private_reply=public and manifest is not None and manifest.private_reply,
        revisions=manifest.revisions if manifest else (),
        somebody_else=CustomerName(id=row["customer_id"], display_name=row["display_name"])
        if row["customer_id"] != row["of_id"]
        else None,
    )
