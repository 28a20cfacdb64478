"""Polls: what is new or changed since the last one, and why a poll was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import document, key, node, text, whole
from onethread.connectors._schemes.refusing import by_status
from onethread.errors import UnparsablePayload
from onethread.messages import HttpResponse, OutboundResponse

# So many ids are remembered: above the most that a provider lists in one poll.
REMEMBERED = 1000
# A record that a provider doesn't list any more is gone when it is missing so many polls in a row: once
# may be a fault of theirs.
MISSING_POLLS = 2
CHANGES = ("new", "edited", "gone")


def payload(change: str, record: Any) -> bytes:
    """An envelope's body: a record of the provider, and whether it is new, edited or gone."""
    return msgspec.json.encode({"change": change, "record": record})


def read_payload(body: bytes) -> tuple[str, dict[str, Any]]:
    """The change and the record of `payload`. Raises UnparsablePayload."""
    found = document(body)
    change, record = found.get("change"), found.get("record")
    if change not in CHANGES or not isinstance(record, dict):
        raise UnparsablePayload("this is no change of a record")
    return str(change), record


def noticed(
    found: Iterable[tuple[str, str, Any]], seen: Any, most: int = REMEMBERED
) -> tuple[list[bytes], dict[str, str]]:
    """Payloads of records (id, version, record; oldest first) that are new or have another version
    than in `seen`, and what was seen now: the latest `most`, by id."""
    known = {text(k): text(v) for k, v in node(seen).items()}
    payloads = []
    for record_id, version, record in found:
        before = known.pop(record_id, None)
        known[record_id] = version
        if before is None:
            payloads.append(payload("new", record))
        elif before != version:
            payloads.append(payload("edited", record))
    for surplus in list(known)[: max(0, len(known) - most)]:
        del known[surplus]
    return payloads, known


def noticed_page(
    after: dict[str, Any], found: Sequence[tuple[str, str, Any]], place: str, most_pages: int = 20
) -> tuple[list[bytes], bool]:
    """Payloads of a page (newest first; oldest first they go out), and whether the page at `place` must be
    asked for at once: when all of this one was new.

    `after`: the cursor, brought up to date: `seen`, and `page` when there is more. The first page that is
    ever seen only teaches what there is.
    """
    begun = isinstance(after.get("seen"), dict)
    pages = whole(after.get("pages"), most_pages) or 0
    payloads, seen = noticed(reversed(found), after.get("seen"))
    after["seen"] = seen
    more = begun and bool(place) and 0 < len(found) == len(payloads) and pages < most_pages
    after.pop("page", None)
    after.pop("pages", None)
    if more:
        after |= {"page": place, "pages": pages + 1}
    return payloads if begun else [], more


def newest_first(
    after: dict[str, Any],
    found: Sequence[tuple[str, str, Any]],
    place: str,
    full: int,
    most_pages: int = 20,
) -> tuple[list[Any], bool]:
    """Records of a page (id, time as sortable text, record; newest first) that are new, oldest first, and
    whether the older page at `place` must be asked for.

    `after`: the cursor, brought up to date. `since`: up to when everything was brought. While pages are
    read back it stays, and `until` holds the latest time there was; `seen` keeps a record from being
    brought twice. A page of `full` records is a whole one.
    """
    times = [at for _, at, _ in found]
    if "since" not in after:
        after |= {"since": max(times, default=""), "seen": [each for each, _, _ in found]}
        return [], False
    since, held = text(after["since"]), after.get("seen")
    seen = dict.fromkeys(text(each) for each in held) if isinstance(held, list) else {}
    new = [
        (record_id, record)
        for record_id, at, record in found
        if at >= since and record_id not in seen
    ]
    until = max([text(after.get("until")), since, *times])
    pages = whole(after.get("pages"), most_pages) or 0
    more = bool(place and len(found) >= full and min(times) > since and pages < most_pages)
    seen.update(dict.fromkeys(record_id for record_id, _ in new))
    after["seen"] = list(seen)[-REMEMBERED:] if not more else list(seen)
    if more:
        after |= {"back": place, "until": until, "pages": pages + 1}
    else:
        for name in ("back", "until", "pages"):
            after.pop(name, None)
        after["since"] = until
    return [record for _, record in reversed(new)], more


def missing(watched: dict[str, dict[str, Any]], present: Iterable[str]) -> list[str]:
    """Ids of the watched records that weren't listed so many polls in a row that they are gone.

    `watched` is brought up to date: one that is gone is left out of it. While it is `in_doubt`, the poll
    should ask again at once.
    """
    there = set(present)
    gone = []
    for record_id, kept in list(watched.items()):
        count = kept.pop("missing", 0)
        if record_id in there:
            continue
        kept["missing"] = count + 1 if isinstance(count, int) else 1
        if kept["missing"] >= MISSING_POLLS:
            gone.append(record_id)
            del watched[record_id]
    return gone


def in_doubt(watched: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether a watched record was missing for the first time."""
    return any("missing" in kept for kept in watched.values())


def refusal_of(
    responses: Sequence[OutboundResponse], provider: str, said: str = ""
) -> tuple[str, float | None]:
    """The first refusal among a poll's answers in words, and how long to wait; ("", None) when all went
    well."""
    answers = [each for each in responses if isinstance(each, HttpResponse)]
    if not answers:
        return f"{provider} gave no answer.", None
    for answer in answers:
        if answer.status >= 300:
            refused = by_status(answer, provider, said or f"HTTP status {answer.status}")
            wait = refused.retry_after_seconds if refused.code == "rate_limited" else None
            return refused.reason, wait
    return "", None


def record_key(record: Mapping[str, Any], name: str = "id") -> str:
    """A record's id, "" when it has none (a poll passes over it)."""
    try:
        return key(record.get(name))
    except UnparsablePayload:
        return ""
