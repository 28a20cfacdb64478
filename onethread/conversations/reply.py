"""Answer a customer: the message and the job that sends it are stored together, or neither."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import asyncpg

from onethread import clock
from onethread.access import Actor
from onethread.access.audit import record as audit
from onethread.conversations import messages, queries, read, seen
from onethread.conversations.actors import agent_id_of
from onethread.conversations.legs import is_public as leg_is_public
from onethread.conversations.legs import manifest_of, one_way
from onethread.conversations.queries import Locked
from onethread.conversations.rules import is_public, reach
from onethread.conversations.shapes import Message
from onethread.customers import consents
from onethread.database.engine import Connection, Database
from onethread.errors import Conflict, InvalidInput
from onethread.events import Event, record
from onethread.jobs import enqueue
from onethread.messages import Content

QUEUE = "deliver"


async def reply(
    database: Database,
    actor: Actor,
    conversation_id: int,
    leg_id: int,
    content: Content,
    idempotency_key: UUID,
    *,
    in_reply_to_message_id: int | None = None,
    expected_version: int | None = None,
    seen_message_id: int | None = None,
    seen_held_id: int | None = None,
    public: bool | None = None,
) -> Message:
    """Store an answer on a leg as `queued` and ask for its delivery; the same key again answers with
    the same message. `public`: whether anyone may read it; None: as what it answers.

    Raises NotFound; InvalidInput when the leg can't carry it; Conflict when a colleague answered
    after `expected_version`, or anything was said after `seen_message_id` (`latest` tells what).
    """
    agent_id = agent_id_of(actor)
    try:
        async with database.transaction() as connection:
            conversation = await queries.lock(connection, conversation_id)
            stored = await queries.message_by_uid(connection, idempotency_key)
            if stored is not None:
                message_id = _same(stored, conversation.id, agent_id)
            else:
                await _nobody_answered(connection, conversation, agent_id, expected_version)
                await seen.check(
                    connection, conversation.id, agent_id, seen_message_id, seen_held_id
                )
                leg = await queries.reply_leg(connection, conversation.id, leg_id)
                if leg is None:
                    raise InvalidInput(
                        "this conversation has no such leg", fields={"leg_id": "not of this one"}
                    )
                check_leg(leg, content)
                content.public = public_on(leg, public)
                if await consents.refusal(
                    connection,
                    conversation.customer_id,
                    leg["connector"],
                    leg["last_inbound_at"],
                ):
                    raise InvalidInput(consents.NO_CONSENT, fields={"leg_id": "no consent"})
                headers: dict[str, Any] = {}
                if in_reply_to_message_id is not None:
                    headers["in_reply_to_message_id"] = in_reply_to_message_id
                message_id = await store(
                    connection, actor, conversation, leg["id"], content, idempotency_key, headers
                )
            return await messages.load_one(connection, message_id)
    except asyncpg.exceptions.UniqueViolationError as error:
        raise _key_used() from error


async def store(
    connection: Connection,
    actor: Actor,
    conversation: Locked,
    leg_id: int,
    content: Content,
    uid: UUID,
    headers: dict[str, Any],
) -> int:
    """The message, its job, the conversation's state, the event and the trail; returns its id."""
    said_at = conversation.next_moment()
    message_id = await queries.add_message(
        connection,
        conversation,
        direction="out",
        content=content,
        agent_id=actor.id,
        said_at=said_at,
        leg_id=leg_id,
        headers=headers or None,
        uid=uid,
    )
    await queries.said(connection, conversation.id, leg_id, content, said_at)
    await read.note(connection, conversation.id, agent_id_of(actor))
    await enqueue(
        connection, QUEUE, {"message_id": message_id}, lane=f"conversation:{conversation.id}"
    )
    await record(
        connection,
        [
            Event(
                kind="message.sent",
                conversation_id=conversation.id,
                customer_id=conversation.customer_id,
                message_id=message_id,
                agent_id=actor.id,
            )
        ],
    )
    await audit(
        connection,
        actor,
        "message.sent",
        subject_kind="conversation",
        subject_id=conversation.id,
        customer_id=conversation.customer_id,
        detail={"message_id": message_id, "leg_id": leg_id},
    )
    return message_id


def check_leg(leg: asyncpg.Record, content: Content) -> None:
    """Raises InvalidInput, saying what to do, when the leg can't carry this now."""
    manifest = manifest_of(leg["connector"])
    content_out = manifest.content_out if manifest else ()
    can = reach(
        now=clock.now(),
        channel_state=leg["state"],
        is_installed=manifest is not None,
        address_ended=leg["valid_to"] is not None,
        reply_window_hours=manifest.reply_window_hours if manifest else None,
        last_inbound_at=leg["last_inbound_at"],
        has_templates="template" in content_out,
        one_way=one_way(manifest, leg["config"]),
        most_answers=manifest.limits.messages_per_window if manifest else None,
        answers=leg["answers"],
    )
    if not can.can_reply or (not can.window_open and content.template is None):
        raise InvalidInput(can.why or "this leg can't carry it", fields={"leg_id": "can't reply"})
    if content.template is not None and "template" not in content_out:
        raise InvalidInput(
            f"{leg['channel_name']} has no templates: write a text",
            fields={"content.template": "not on this channel"},
        )


def public_on(leg: asyncpg.Record, asked: bool | None) -> bool:
    """Whether an answer on this leg will be public. Raises InvalidInput when it can't be as asked."""
    manifest = manifest_of(leg["connector"])
    return is_public(
        asked,
        leg_is_public(manifest, leg["public"], leg["last_inbound_at"]),
        manifest is not None and manifest.private_reply,
    )


def _same(stored: asyncpg.Record, conversation_id: int, agent_id: int) -> int:
    if stored["conversation_id"] != conversation_id or stored["agent_id"] != agent_id:
        raise _key_used()
    return int(stored["id"])


def _key_used() -> Conflict:
    return Conflict("this idempotency key was used for another message: make a new one")


async def _nobody_answered(
    connection: Connection, conversation: Locked, agent_id: int, expected_version: int | None
) -> None:
    if expected_version is None or expected_version == conversation.version:
        return
    latest = await queries.latest_answer(connection, conversation.id)
    if latest is None or latest["direction"] != "out" or latest["agent_id"] in (None, agent_id):
        return
    raise Conflict(
        f"{latest['name']} answered meanwhile: read it, then send again if it still fits",
        latest={
            "version": conversation.version,
            "answered_by": {"id": latest["agent_id"], "name": latest["name"]},
            "answered_at": latest["said_at"].isoformat(),
        },
    )
