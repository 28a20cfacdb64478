"""`bench facts`: is what customers tell known once, and does the system notice when it is asked again?"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import msgspec

from onethread.bench.outcome import Decision
from onethread.bench.replay import Progress, Replay
from onethread.bench.scores import Score, Wrongs, score, share, short
from onethread.language.fold import fold
from onethread.simulator.truth.events import Event, Inbound, Outbound
from onethread.simulator.truth.told import Truth
from onethread.simulator.truth.world import make

# Kinds of which every one in a text is in the truth. Of the others (names, telephone numbers, amounts,
# words like "yesterday") it doesn't tell them all, so what is found beyond it is not counted as wrong.
TOLD_ALL = frozenset({"order", "contract", "meter", "case", "invoice", "iban", "attachment"})
JUDGED = TOLD_ALL | {"date", "address", "promise"}


class FactsFigures(msgspec.Struct, kw_only=True):
    """`facts`: by conversation, of what the messages in it tell. `asks_again`: agents' answers that ask
    for a number which was given in this matter before. Of all changes of channel that anything ties to
    the matter: `context_carry`, those after which customer and conversation were the same, all numbers
    given were known, and nobody asked for one of them; `context_carry_if_warned`, the same had agents
    heeded the warnings; `repeat_yourself`, those after which the customer gave a number again, or an agent
    asked for one that was known. `measured_*`: what the system itself recorded of its switches."""

    seed: int
    customers: int
    facts: Score
    asks_again: Score
    context_carry: float
    context_carry_if_warned: float
    repeat_yourself: float
    measured_context_carry: float
    measured_repeat_yourself: float
    switches: int
    measured_switches: int
    by_kind: dict[str, Score]
    seconds: float
    wrong: dict[str, int]
    examples: dict[str, list[str]]


async def measure(
    customers: int, seed: int, progress: Progress, database_url: str | None = None
) -> FactsFigures:
    """Make the customers, replay what they write and agents answer, and score."""
    began = time.perf_counter()
    progress("making customers", 0, 0)
    events, truth = make(seed, customers)
    async with Replay(database_url=database_url, facts=True) as replay:
        await replay.run(events, progress)
        progress("facts", 0, 0)
        found = await replay.facts()
        measured = await replay.measured_switches()
    return judge(
        events,
        truth,
        replay.decided,
        found,
        set(replay.asked_again),
        measured=measured,
        seconds=time.perf_counter() - began,
    )


def judge(
    events: Sequence[Event],
    truth: Truth,
    decided: Mapping[str, Decision],
    found: Mapping[int, Sequence[Mapping[str, str]]],
    asked_again: set[str],
    *,
    measured: tuple[int, int, int] = (0, 0, 0),
    seconds: float = 0.0,
) -> FactsFigures:
    """Score facts and warnings. `measured`: switches recorded, carried, and with something repeated."""
    wrongs = Wrongs()
    facts, by_kind = _facts(events, truth, decided, found, wrongs)
    warnings = _warnings(events, truth, asked_again, wrongs)
    known = {
        number: {(f["kind"], _plain(f["value"])) for f in each} for number, each in found.items()
    }
    carried, if_warned, repeated, switches = _switches(events, truth, decided, known, asked_again)
    total, kept, again = measured
    return FactsFigures(
        seed=truth.seed,
        customers=truth.customers,
        facts=facts,
        asks_again=warnings,
        context_carry=share(carried, switches),
        context_carry_if_warned=share(if_warned, switches),
        repeat_yourself=share(repeated, switches) if switches else 0.0,
        measured_context_carry=share(kept, total),
        measured_repeat_yourself=share(again, total) if total else 0.0,
        switches=switches,
        measured_switches=total,
        by_kind=by_kind,
        seconds=round(seconds, 1),
        wrong=wrongs.by_kind(),
        examples=wrongs.examples,
    )


def _plain(value: str) -> str:
    return "".join(c for c in fold(value) if c.isalnum())


def _told(
    events: Sequence[Event], truth: Truth, decided: Mapping[str, Decision]
) -> dict[int, dict[tuple[str, str], str]]:
    """By conversation: what its messages tell, each with the event that told it."""
    told: dict[int, dict[tuple[str, str], str]] = {}
    for event in events:
        if isinstance(event, Inbound):
            where, given = decided.get(event.id), truth.inbound[event.id].facts
        else:
            where, given = decided.get(event.to_event), truth.outbound[event.id].facts
        if where is None or where.conversation is None:
            continue
        for kind, value in given:
            told.setdefault(where.conversation, {}).setdefault((kind, _plain(value)), event.id)
    return told


def _facts(
    events: Sequence[Event],
    truth: Truth,
    decided: Mapping[str, Decision],
    found: Mapping[int, Sequence[Mapping[str, str]]],
    wrongs: Wrongs,
) -> tuple[Score, dict[str, Score]]:
    told = _told(events, truth, decided)
    texts = {event.id: event.text for event in events}
    counts: dict[str, list[int]] = {}  # kind: found, right, true, missed
    for conversation in {*told, *found}:
        true = told.get(conversation, {})
        given = {(f["kind"], _plain(f["value"])) for f in found.get(conversation, ())}
        for kind, value in given:
            tally = counts.setdefault(kind, [0, 0, 0, 0])
            right = (kind, value) in true or _is_part(kind, value, true)
            if right:
                tally[0] += 1
                tally[1] += 1
            elif kind in TOLD_ALL:
                tally[0] += 1
                other = next((k for k, v in true if v == value), None)
                why = f"{kind} for {other}" if other else f"{kind} that is none"
                wrongs.note(why, f"conversation {conversation}: {value}")
        for (kind, value), event_id in true.items():
            if kind not in JUDGED:
                continue
            tally = counts.setdefault(kind, [0, 0, 0, 0])
            tally[2] += 1
            if (kind, value) not in given and not any(
                k == kind and _is_part(k, v, {(kind, value): ""}) for k, v in given
            ):
                tally[3] += 1
                wrongs.note(f"{kind} not found", f"{event_id} {value}: {short(texts[event_id])}")
    by_kind = {
        kind: score(found=n[0], right=n[1], true=n[2], missed=n[3])
        for kind, n in sorted(counts.items())
        if kind in JUDGED
    }
    sums = [sum(counts[kind][i] for kind in by_kind) for i in range(4)]
    return score(found=sums[0], right=sums[1], true=sums[2], missed=sums[3]), by_kind


def _is_part(kind: str, value: str, true: Mapping[tuple[str, str], str]) -> bool:
    """An address may be told with its town, or without."""
    return kind == "address" and any(k == "address" and (v in value or value in v) for k, v in true)


def _warnings(
    events: Sequence[Event], truth: Truth, asked_again: set[str], wrongs: Wrongs
) -> Score:
    right = true = 0
    for event in events:
        if not isinstance(event, Outbound):
            continue
        told = truth.outbound[event.id]
        true += told.known
        if event.id in asked_again and told.known:
            right += 1
        elif event.id in asked_again:
            wrongs.note("warned of nothing", f"{event.id} {told.matter}: {short(event.text)}")
        elif told.known:
            wrongs.note("not warned", f"{event.id} {told.matter}: {short(event.text)}")
    return score(found=len(asked_again), right=right, true=true)


def _switches(
    events: Sequence[Event],
    truth: Truth,
    decided: Mapping[str, Decision],
    known: Mapping[int, set[tuple[str, str]]],
    asked_again: set[str],
) -> tuple[int, int, int, int]:
    """Switches that were carried, that would have been with warnings heeded, with something repeated,
    and all that anything ties to their matter."""
    by_matter: dict[str, list[Event]] = {}
    for event in events:
        told = truth.inbound.get(event.id) or truth.outbound[event.id]
        by_matter.setdefault(told.matter, []).append(event)
    carried = if_warned = repeated = switches = 0
    for story in by_matter.values():
        for number, event in enumerate(story):
            here = truth.inbound.get(event.id)
            if here is None or not here.switch or not here.tied:
                continue
            switches += 1
            before = [e for e in story[:number] if isinstance(e, Inbound)]
            arrived = _arrived(event.id, before, truth, decided, known)
            asked = warned = 0
            again = here.restates
            for later in story[number + 1 :]:
                said = truth.inbound.get(later.id)
                if said is not None:
                    if said.switch:
                        break
                    again = again or said.restates
                elif truth.outbound[later.id].known:
                    asked += 1
                    warned += later.id in asked_again
            carried += arrived and not asked
            if_warned += arrived and asked == warned
            repeated += again or asked > 0
    return carried, if_warned, repeated, switches


def _arrived(
    event_id: str,
    before: Sequence[Event],
    truth: Truth,
    decided: Mapping[str, Decision],
    known: Mapping[int, set[tuple[str, str]]],
) -> bool:
    """Whether customer, conversation and the numbers given before were there when this was said."""
    now, last = decided.get(event_id), decided.get(before[-1].id) if before else None
    if now is None or last is None or now.conversation is None:
        return False
    if (now.conversation, now.customer) != (last.conversation, last.customer):
        return False
    given = {
        (kind, _plain(value))
        for event in before
        if decided.get(event.id, Decision()).conversation == now.conversation
        for kind, value in truth.inbound[event.id].facts
        if kind in TOLD_ALL
    }
    return given <= known.get(now.conversation, set())
