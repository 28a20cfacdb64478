"""Messages become facts, promises and measures, in the transaction that moves the reader's cursor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from onethread.database.engine import Connection, Database
from onethread.events import Event, EventReader, record
from onethread.facts import queries
from onethread.facts.queries import Told
from onethread.facts.rules import FILES, NEVER_ASKED_AGAIN, OF_CUSTOMER, comparable, recognised
from onethread.language.asking import asked_for
from onethread.language.facts import NAMES, Fact, find_facts
from onethread.language.promises import Promise, find_promises

CHANGED = "facts.changed"
_FOLLOWED = {"message.received", "message.sent"}
# The columns of a fact in the order in which they are stored.
_Row = tuple[int, int, str, str, str, int, int]
# Facts by kind and value, and whether the customer said them.
_Given = dict[tuple[str, str], bool]


def facts_reader(database: Database, zone: ZoneInfo) -> EventReader:
    """The reader of events for facts, for the worker to step. `zone`: whose "tomorrow" it is."""

    async def handle(connection: Connection, events: Sequence[Event]) -> None:
        ids = [event.message_id for event in events if event.kind in _FOLLOWED and event.message_id]
        if ids:
            await read_messages(connection, ids, zone)

    return EventReader(database, "facts", handle)


async def read_messages(connection: Connection, message_ids: Sequence[int], zone: ZoneInfo) -> None:
    """Read what these messages state and promise, in the order in which they were said."""
    told = await queries.told(connection, message_ids)
    if not told:
        return
    own = await queries.recognisers(connection)
    known: dict[int, _Given] = {}
    for stated in await queries.stated(connection, {each.conversation_id for each in told}):
        if stated.message_id not in message_ids:
            key = (stated.kind, stated.value)
            given = known.setdefault(stated.conversation_id, {})
            given[key] = given.get(key, False) or stated.by_customer
    rows: list[_Row] = []
    promises: list[tuple[Told, Promise]] = []
    switches: list[tuple[int, int, int, datetime, int]] = []
    asked: list[int] = []
    repeated: list[int] = []
    for each in told:
        before = known.setdefault(each.conversation_id, {})
        wanted = (
            [question.kind for question in asked_for(each.before_text)] if not each.mine else []
        )
        facts = recognised(
            each.text, own, find_facts(each.text, each.said_at, asked=wanted, known=list(before))
        )
        if each.mine:
            promises += [
                (each, promise) for promise in find_promises(each.text, each.said_at, zone)
            ]
            if _asks_known(each.text, before):
                asked.append(each.conversation_id)
        else:
            here, there = each.channel_id, each.before_channel_id
            if here is not None and there is not None and here != there:
                switches.append((each.id, there, here, each.said_at, len(before)))
            if _repeats(facts, wanted, before):
                repeated.append(each.conversation_id)
        stored = [*facts, *(_file(name) for name in each.files if name and not each.mine)]
        for ordinal, fact in enumerate(stored):
            rows.append((each.id, ordinal, fact.kind, fact.value, fact.shown, fact.start, fact.end))
            key = (fact.kind, fact.value)
            before[key] = before.get(key, False) or not each.mine
    await queries.put(connection, rows)
    await queries.put_switches(connection, switches)
    await queries.mark_switches(connection, asked=asked, repeated=repeated)
    promised = await queries.put_promises(connection, promises)
    stating = {row[0] for row in rows}
    changed = sorted({each.conversation_id for each in told if each.id in stating} | set(promised))
    await record(connection, [Event(kind=CHANGED, conversation_id=each) for each in changed])


def _file(name: str) -> Fact:
    return Fact(kind="attachment", value=name, shown=name, start=0, end=0)


def _asks_known(text: str, known: _Given) -> bool:
    kinds = {kind for kind, _ in known}
    for question in asked_for(text):
        if question.kind in NEVER_ASKED_AGAIN:
            continue
        if question.kind in kinds or (question.kind in FILES and "attachment" in kinds):
            return True
    return False


def _repeats(facts: Sequence[Fact], wanted: Sequence[str], known: _Given) -> bool:
    """Whether the customer says again what they had said, without a number that only identifies."""
    same = {
        (kind, comparable(kind, value))
        for (kind, value), by_customer in known.items()
        if by_customer
    }
    telling = set(NAMES) | OF_CUSTOMER
    return any(
        (fact.kind, comparable(fact.kind, fact.value)) in same
        for fact in facts
        if fact.kind in telling or fact.kind in wanted
    )
