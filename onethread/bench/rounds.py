"""In which order events are replayed: together what can't touch each other, the rest as it was. Pure."""

from __future__ import annotations

import heapq
import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

from onethread.simulator.truth.events import Event, Inbound
from onethread.simulator.truth.providers import bare_id

# Events of different people further apart than so many in the file are not mixed.
WINDOW = 3000
_MAIL = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\.[^\s@<>\"',;:]+")
_DATE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}[-./]\d\d[-./]\d\d|(?:19|20)\d{6}")
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[-./](?=[^\W_]))*")
_IN_TWO = re.compile(r"(?<![^\W_])[^\W\d_]{1,4} \d{4,12}(?![^\W_])")  # "KB 80231"
# A number that the writers of more strands name is a reading or an amount, and nobody's.
STRANDS_PER_NUMBER = 4
_IDS = re.compile(r"<[^<>\s]+>|[^<>\s,]+")


def marks_of(event: Inbound) -> list[str]:
    """All by which this event may have to do with another: addresses, numbers, Message-IDs."""
    sender = event.sender
    marks: list[str] = []
    values: list[Any] = [sender.email, sender.wa_id, sender.phone, sender.external]
    values += list(sender.form_fields.values())
    for value in values:
        marks += _marks(str(value)) if value not in (None, "") else []
    if sender.visitor:
        marks.append(f"visitor:{sender.visitor}")
    for name, value in event.email_headers.items():
        if name.lower() in ("message-id", "in-reply-to", "references"):
            text = " ".join(value) if isinstance(value, list) else str(value)
            marks += [f"id:{bare_id(each)}" for each in _IDS.findall(text)]
    return marks


def numbers(text: str) -> set[str]:
    """Numbers of things that a text names, letters and digits: by an order's number people are known
    before anyone knows that it is they."""
    if not any(letter.isdigit() for letter in text):
        return set()
    found = set()
    for token in (*_TOKEN.findall(text), *_IN_TWO.findall(text)):
        plain = "".join(c for c in token.upper() if c.isalnum())
        if sum(c.isdigit() for c in plain) >= 4 and len(plain) >= 5 and not _DATE.fullmatch(token):
            found.add(plain)
    return found


def _marks(value: str) -> list[str]:
    value = value.strip()
    if "@" in value:
        return [f"mail:{_plain(each)}" for each in _MAIL.findall(value.lower())]
    if _DATE.fullmatch(value):
        return []
    digits = "".join(c for c in value if c.isdigit())
    if len(digits) >= 7:  # the last eight are the same however a number is written
        return [f"number:{digits[-8:]}"]
    # Names and towns are many people's; a number of a customer's has digits, and is one word.
    return [f"text:{value.lower()}"] if len(digits) >= 4 and " " not in value else []


def _plain(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0].replace('.', '')}@{domain}"


def strands(events: Sequence[Event]) -> list[int]:
    """For each event the number of its strand: events that share a mark, directly or through others, or
    name one number.
    What an agent did belongs to the strand of what it answered."""
    parent: list[int] = list(range(len(events)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[str, int] = {}
    number_of: dict[str, int] = {}
    for number, event in enumerate(events):
        if isinstance(event, Inbound):
            number_of[event.id] = number
            marks = marks_of(event)
        else:
            parent[root(number)] = root(number_of[event.to_event])
            own = event.email_headers.get("Message-ID") or event.email_headers.get("message-id")
            marks = [f"id:{bare_id(str(own))}"] if own else []
        for mark in marks:
            other = first.setdefault(mark, number)
            if other != number:
                parent[root(number)] = root(other)
    named: dict[str, set[int]] = {}
    for number, event in enumerate(events):
        for value in numbers(f"{event.subject or ''} {event.text}"):
            named.setdefault(value, set()).add(root(number))
    for among in named.values():
        if 1 < len(among) <= STRANDS_PER_NUMBER:
            first_of, *others = sorted(among)
            for each in others:
                parent[root(each)] = root(first_of)
    return [root(number) for number in range(len(events))]


def rounds(events: Sequence[Event], window: int = WINDOW) -> Iterator[list[int]]:
    """Numbers of events to replay together, round after round: at most one of each strand, each after
    those of its strand that were before it, and none more than `window` ahead of one not yet done."""
    queues: dict[int, deque[int]] = {}
    for number, strand in enumerate(strands(events)):
        queues.setdefault(strand, deque()).append(number)
    heads = [(queue[0], strand) for strand, queue in queues.items()]
    heapq.heapify(heads)
    while heads:
        limit = heads[0][0] + window
        chosen = []
        while heads and heads[0][0] < limit:
            chosen.append(heapq.heappop(heads))
        yield [number for number, _ in chosen]
        for _, strand in chosen:
            queue = queues[strand]
            queue.popleft()
            if queue:
                heapq.heappush(heads, (queue[0], strand))
