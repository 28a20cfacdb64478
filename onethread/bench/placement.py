"""`bench placement`: made customers through the whole system; is each message in its conversation?"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import msgspec

from onethread.bench.outcome import Decision
from onethread.bench.replay import Progress, Replay
from onethread.bench.scores import Wrongs, most_of, share, short
from onethread.simulator.truth.events import Event, Inbound
from onethread.simulator.truth.told import InboundTruth, Truth
from onethread.simulator.truth.world import make


class PlacementFigures(msgspec.Struct, kw_only=True):
    """`right`: of all messages, those in the conversation that holds most of their matter, and whose
    matter is the one it holds most of. `right_after_switch`: the same of the first messages after a change
    of channel that anything ties to the matter (an address told before, a thread; a number that somebody
    unknown quotes doesn't).
    `disclosed`: messages that went into another customer's conversation, and would be answered there.
    `joined_*`: of those, in the very conversation of the message before. `reopened_by_thanks`: thanks
    after closing that opened the matter again."""

    seed: int
    customers: int
    messages: int
    conversations: int
    matters: int
    right: float
    right_after_switch: float
    joined_switches: float
    joined_resumed: float
    disclosed: int
    reopened_by_thanks: float
    switches: int
    switches_tied: int
    resumed: int
    refused_actions: int
    seconds: float
    wrong: dict[str, int]
    examples: dict[str, list[str]]


async def measure(
    customers: int, seed: int, progress: Progress, database_url: str | None = None
) -> PlacementFigures:
    """Make the customers, replay what they write, and score."""
    began = time.perf_counter()
    progress("making customers", 0, 0)
    events, truth = make(seed, customers)
    async with Replay(database_url=database_url, facts=True) as replay:
        await replay.run(events, progress)
        statuses = await replay.statuses()
        return judge(
            events,
            truth,
            replay.decided,
            statuses,
            refused=len(replay.refused),
            seconds=time.perf_counter() - began,
        )


def judge(
    events: Sequence[Event],
    truth: Truth,
    decided: Mapping[str, Decision],
    statuses: Mapping[int, str],
    *,
    refused: int = 0,
    seconds: float = 0.0,
) -> PlacementFigures:
    """Score decisions against the truth. `statuses`: of each conversation at the end."""
    said = [event for event in events if isinstance(event, Inbound)]
    place = {event.id: decided.get(event.id, Decision()).conversation for event in said}
    told = truth.inbound
    main = most_of(((told[e.id].matter, told[e.id].part), place[e.id]) for e in said)
    held = most_of((place[e.id], told[e.id].matter) for e in said)
    wrongs = Wrongs()
    right = switches = tied = right_tied = joined = resumed = joined_resumed = 0
    disclosed = thanks = opened = 0
    before: dict[str, int | None] = {}
    for event in said:
        known, where = told[event.id], place[event.id]
        ok = (
            where is not None
            and where == main[(known.matter, known.part)]
            and held[where] == known.matter
        )
        right += ok
        same = known.matter in before and before[known.matter] == where
        if known.switch:
            switches += 1
            if known.tied:
                tied += 1
                right_tied += ok
                joined += same
        if known.resumed and known.tied:
            resumed += 1
            joined_resumed += same
        if not ok:
            wrongs.note(_kind(known, where, held), _shown(event, known, decided.get(event.id)))
        if where is not None and _discloses(known, truth, str(held[where])):
            disclosed += 1
            wrongs.note("disclosed", _shown(event, known, decided.get(event.id)))
        if "thanks" in known.mess and ok:
            thanks += 1
            opened += where is not None and statuses.get(where) != "resolved"
        before[known.matter] = where
    return PlacementFigures(
        seed=truth.seed,
        customers=truth.customers,
        messages=len(said),
        conversations=len({each for each in place.values() if each is not None}),
        matters=len(truth.matters),
        right=share(right, len(said)),
        right_after_switch=share(right_tied, tied),
        joined_switches=share(joined, tied),
        joined_resumed=share(joined_resumed, resumed),
        disclosed=disclosed,
        reopened_by_thanks=share(opened, thanks) if thanks else 0.0,
        switches=switches,
        switches_tied=tied,
        resumed=resumed,
        refused_actions=refused,
        seconds=round(seconds, 1),
        wrong=wrongs.by_kind(),
        examples=wrongs.examples,
    )


def _discloses(known: InboundTruth, truth: Truth, matter: str) -> bool:
    """Whether an answer in this conversation goes to somebody who has no part in its matter, by an
    address that is not of those who do."""
    of = truth.matters[matter]
    if known.person in of.parties:
        return False
    answered = known.addresses[0]
    # In another's name: an answer goes to the one whose address it is.
    if "spoofed" in known.mess:
        return False
    return not set(of.parties) & set(truth.shared.get(answered, []))


def _kind(known: InboundTruth, where: int | None, held: Mapping[int | None, object]) -> str:
    why = next(
        (
            each
            for each in (
                "spoofed",
                "quotes_other",
                "colleague",
                "new_matter_old_thread",
                "mid_sentence",
                "automatic",
                "thanks",
                "resumed",
                "two_matters",
            )
            if each in known.mess
        ),
        "switch" if known.switch else "new_matter" if known.expect == "new" else "follow_up",
    )
    if where is None:
        return f"not placed: {why}"
    return f"{'in another matter' if held[where] != known.matter else 'apart'}: {why}"


def _shown(event: Inbound, known: InboundTruth, decision: Decision | None) -> str:
    rule = decision.rule if decision else ""
    return f"{event.id} {known.person} {known.matter} {event.channel} ({rule}) {short(event.text)}"
