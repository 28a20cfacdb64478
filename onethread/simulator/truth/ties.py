"""Which events could rightly be joined to what went before: by an address, or by a thread.

A number that somebody unknown quotes ties nothing: anyone can quote it, and joining would show them a
matter that may be another's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from onethread.simulator.truth.events import Event, Inbound
from onethread.simulator.truth.told import InboundTruth, OutboundTruth


class _Part(msgspec.Struct, kw_only=True):
    """So much of a matter as anybody could know to belong together."""

    addresses: set[str]
    threads: set[str]
    kinds: set[str]


def note_ties(
    events: Sequence[Event],
    inbound: Mapping[str, InboundTruth],
    outbound: Mapping[str, OutboundTruth],
) -> None:
    """Set `tied` and `part` of every event: whether, from what was told so far, anybody could know that it
    belongs to its matter. Addresses that came together once are one person's from then on. And `known`
    of every answer: whether what it asks was given in the part that it answers."""
    parent: dict[str, str] = {}

    def root(mark: str) -> str:
        parent.setdefault(mark, mark)
        while parent[mark] != mark:
            parent[mark] = parent[parent[mark]]
            mark = parent[mark]
        return mark

    parts: dict[str, list[_Part]] = {}
    for event in events:
        if not isinstance(event, Inbound):
            answered = inbound[event.to_event]
            part = parts[answered.matter][answered.part]
            if own := event.email_headers.get("Message-ID"):
                part.threads.add(str(own))
            outbound[event.id].known = outbound[event.id].asks in part.kinds
            continue
        truth = inbound[event.id]
        for address in truth.addresses[1:]:
            parent[root(address)] = root(truth.addresses[0])
        known = parts.setdefault(truth.matter, [])
        truth.part = _part_of(event, truth, known, root)
        truth.tied = truth.part < len(known) or not known
        if truth.part == len(known):
            known.append(_Part(addresses=set(), threads=set(), kinds=set()))
        part = known[truth.part]
        part.addresses.update(truth.addresses)
        part.kinds.update(kind for kind, _ in truth.facts)
        if own := event.email_headers.get("Message-ID"):
            part.threads.add(str(own))


def _part_of(
    event: Inbound, truth: InboundTruth, known: list[_Part], root: Callable[[str], str]
) -> int:
    """The part that an event belongs to; one more than there are when nothing ties it to any."""
    references = set(str(event.email_headers.get("References", "")).split())
    roots = {root(address) for address in truth.addresses}
    for number, part in enumerate(known):
        if references & part.threads:
            return number
    for number, part in enumerate(known):
        if roots & {root(address) for address in part.addresses}:
            return number
    return len(known)
