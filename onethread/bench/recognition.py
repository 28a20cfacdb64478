"""`bench recognition`: made customers through the whole system; is each of them one customer?"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

import msgspec

from onethread.bench.outcome import Decision
from onethread.bench.replay import Progress, Replay
from onethread.bench.scores import Score, Wrongs, most_of, score, short, together
from onethread.simulator.truth.events import Event, Inbound
from onethread.simulator.truth.told import Truth
from onethread.simulator.truth.world import make

# Who turned up by which addresses at once: ("p12", frozenset of address ids).
Sighting = tuple[str, frozenset[str]]


class RecognitionFigures(msgspec.Struct, kw_only=True):
    """Counted in pairs of sightings: a sighting is one person by one set of addresses.

    `automatic`: two sightings of one customer, without anybody having decided it. Precision: the share
    that is one person; two people who use one address (a household's) are not told apart by it and are
    counted in `one_address_two_people` instead. Recall: of the pairs of one person's sightings that have
    an address in common which the channel vouched for, or which is the one answered. `suggested`: pairs of
    customers that are suggested to be one; recall: of the pairs of customers that are one person and of
    whom name and address or date of birth were told of both, or who have an address in common that nobody
    else uses: who writes as "the family" from a mailbox of two could be either.
    `suggested_or_ambiguous`: the same, with an address that two people use as good as any: also those
    who could be either count as missed."""

    seed: int
    customers: int
    sightings: int
    recognised_as: int
    automatic: Score
    suggested: Score
    suggested_or_ambiguous: Score
    one_address_two_people: int
    seconds: float
    wrong: dict[str, int]
    examples: dict[str, list[str]]


async def measure(
    customers: int, seed: int, progress: Progress, database_url: str | None = None
) -> RecognitionFigures:
    """Make the customers, replay what they write (nobody answers), link, and score."""
    began = time.perf_counter()
    progress("making customers", 0, 0)
    events, truth = make(seed, customers)
    said = [event for event in events if isinstance(event, Inbound)]
    async with Replay(database_url=database_url) as replay:
        await replay.run(said, progress)
        progress("suggestions", 0, 0)
        await replay.link(said[-1].at)
        final = await replay.final()
        suggested = await replay.suggestions()
    return judge(said, truth, final, suggested, seconds=time.perf_counter() - began)


def judge(
    said: Sequence[Event],
    truth: Truth,
    final: Mapping[str, Decision],
    suggested: Sequence[tuple[int, int, float]],
    *,
    seconds: float = 0.0,
) -> RecognitionFigures:
    """Score customers and suggestions against the truth."""
    seen: list[tuple[Sighting, int]] = []
    leading: dict[Sighting, set[str]] = {}
    details: dict[Sighting, set[str]] = {}
    names: dict[Sighting, str] = {}
    for event in said:
        known = truth.inbound.get(event.id)
        customer = final.get(event.id, Decision()).customer
        if known is None or customer is None or "spoofed" in known.mess:
            continue  # who writes in another's name has no sighting of their own
        sighting = (known.person, frozenset(known.addresses))
        seen.append((sighting, customer))
        if isinstance(event, Inbound) and sighting not in names:
            fields = ", ".join(map(str, event.sender.form_fields.values()))
            names[sighting] = event.sender.name() or short(fields, 60)
        leading.setdefault(sighting, set()).update([known.addresses[0], *known.proved])
        details.setdefault(sighting, set()).update(known.details)
    wrongs = _Wrongs(truth, names)
    customer_of = {sighting: int(str(found)) for sighting, found in most_of(seen).items()}

    automatic, blurred = _automatic(customer_of, leading, truth, wrongs)
    suggestions = _suggested(seen, details, suggested, truth, wrongs, truth.shared.keys())
    or_ambiguous = _suggested(seen, details, suggested, truth, _Wrongs(truth, names), ())
    return RecognitionFigures(
        seed=truth.seed,
        customers=truth.customers,
        sightings=len(customer_of),
        recognised_as=len(set(customer_of.values())),
        automatic=automatic,
        suggested=suggestions,
        suggested_or_ambiguous=or_ambiguous,
        one_address_two_people=blurred,
        seconds=round(seconds, 1),
        wrong=wrongs.by_kind(),
        examples=wrongs.examples,
    )


class _Wrongs(Wrongs):
    """With pairs of sightings as people read them."""

    def __init__(self, truth: Truth, names: Mapping[Sighting, str]) -> None:
        super().__init__()
        self._truth = truth
        self._names = names

    def pair(self, one: Sighting, other: Sighting) -> str:
        """Both, with the name that came along and every address."""
        return f"{self._told(one)} | {self._told(other)}"

    def _told(self, sighting: Sighting) -> str:
        values = [self._truth.values.get(each, ("", each))[1] for each in sorted(sighting[1])]
        return f"{sighting[0]} {self._names.get(sighting, '')} <{' + '.join(values)}>"


def _automatic(
    customer_of: Mapping[Sighting, int],
    leading: Mapping[Sighting, set[str]],
    truth: Truth,
    wrongs: _Wrongs,
) -> tuple[Score, int]:
    by_customer: dict[int, list[Sighting]] = {}
    by_person: dict[str, list[Sighting]] = {}
    for sighting, customer in customer_of.items():
        by_customer.setdefault(customer, []).append(sighting)
        by_person.setdefault(sighting[0], []).append(sighting)
    found = right = blurred = 0
    for sightings in by_customer.values():
        for one, other in combinations(sightings, 2):
            if one[0] == other[0]:
                found += 1
                right += 1
            elif _not_told_apart(one, other, truth):
                blurred += 1
            else:
                found += 1
                wrongs.note(f"merged: {_why(one, other, truth)}", wrongs.pair(one, other))
    true = missed = 0
    for sightings in by_person.values():
        for one, other in combinations(sightings, 2):
            if leading[one] & leading[other]:
                true += 1
                if customer_of[one] != customer_of[other]:
                    missed += 1
                    wrongs.note("not recognised", wrongs.pair(one, other))
    return score(found=found, right=right, true=true, missed=missed), blurred


def _not_told_apart(one: Sighting, other: Sighting, truth: Truth) -> bool:
    """Whether one of them came by nothing but addresses that are both people's."""
    both = {one[0], other[0]}
    return any(
        all(both <= set(truth.shared.get(address, ())) for address in each[1])
        for each in (one, other)
    )


def _suggested(
    seen: Sequence[tuple[Sighting, int]],
    details: Mapping[Sighting, set[str]],
    suggested: Sequence[tuple[int, int, float]],
    truth: Truth,
    wrongs: _Wrongs,
    shared: Collection[str],
) -> Score:
    """`shared`: addresses that tie nobody by themselves."""
    person_of = most_of((customer, sighting[0]) for sighting, customer in seen)
    shown = {customer: sighting for sighting, customer in reversed(seen)}
    told: dict[int, set[str]] = {}
    addresses: dict[int, set[str]] = {}
    for sighting, customer in dict.fromkeys(seen):
        told.setdefault(customer, set()).update(details[sighting])
        addresses.setdefault(customer, set()).update(sighting[1].difference(shared))
    judged = [(a, b) for a, b, _ in suggested if a in person_of and b in person_of]
    good = [(a, b) for a, b in judged if person_of[a] == person_of[b]]
    for a, b in judged:
        if person_of[a] != person_of[b]:
            one, other = shown[a], shown[b]
            wrongs.note(f"suggested: {_why(one, other, truth)}", wrongs.pair(one, other))
    group = together(good)
    fragments: dict[object, list[int]] = {}
    for customer, person in person_of.items():
        fragments.setdefault(person, []).append(customer)
    true = missed = 0
    for customers in fragments.values():
        for one_id, other_id in combinations(customers, 2):
            tells = told[one_id] & told[other_id]
            if not (addresses[one_id] & addresses[other_id] or len(tells) > 1):
                continue
            true += 1
            if one_id not in group or group[one_id] != group.get(other_id):
                missed += 1
                wrongs.note("not suggested", wrongs.pair(shown[one_id], shown[other_id]))
    return score(found=len(judged), right=len(good), true=true, missed=missed)


def _why(one: Sighting, other: Sighting, truth: Truth) -> str:
    if truth.homes.get(one[0]) is not None and truth.homes.get(one[0]) == truth.homes.get(other[0]):
        return "household"
    mine, theirs = (
        {truth.values[a] for a in each[1] if a in truth.values} for each in (one, other)
    )
    if mine & theirs:
        return "reused number"
    return "strangers"
