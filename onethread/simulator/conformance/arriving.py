"""What customers do arrives: each kind, once, whole, and only when the provider signed it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import msgspec

from onethread.connectors._kit.items import attachments_of, kinds_of, problems_of
from onethread.errors import BadSignature, OnethreadError, TooLarge
from onethread.messages import Attachment, InboundMessage
from onethread.simulator.conformance.meeting import Meeting, told

BURST = 10
_PATIENT_POLLS = 3


async def events(meeting: Meeting) -> AsyncIterator[str]:
    """Each kind that comes in is sent by the stand-in, verified, and becomes an item of that kind."""
    stand_in, said = meeting.sandbox.stand_in, meeting.connector.manifest
    if meeting.polls:
        await meeting.poll()
    shown = {kind.partition(".")[0] for kind in stand_in.events}
    for kind in sorted(set(said.content_in) - shown):
        yield f"the stand-in has no event {kind!r}, which content_in names"
    for kind in stand_in.events:
        name = kind.partition(".")[0]
        try:
            items = await meeting.arrive(meeting.sandbox.happen(kind).payload)
        except OnethreadError as error:
            yield f"{kind}: {told(error)}"
            continue
        for problem in problems_of(items, said):
            yield f"{kind}: {problem}"
        found = {found for item in items for found in kinds_of(item)}
        for _ in range(_PATIENT_POLLS if meeting.polls and name not in found else 0):
            # What is gone is told by its absence, which must last.
            items = await meeting.poll()
            found |= {found for item in items for found in kinds_of(item)}
        if name not in found:
            became = ", ".join(sorted({type(item).__name__ for item in items})) or "nothing"
            yield f"{kind}: it became {became} of the kinds {sorted(found)}"
    for problem in meeting.problems:
        yield problem


async def again(meeting: Meeting) -> AsyncIterator[str]:
    """Bursts, repetition, disorder and several in one payload: as many messages as were said, once each."""
    sandbox = meeting.sandbox
    kind = "text" if "text" in sandbox.stand_in.events else next(iter(sandbox.stand_in.events))
    if meeting.polls:
        await meeting.poll()
    happened = [sandbox.happen(kind, text=f"Bericht {n}") for n in range(BURST)]
    if meeting.polls:
        async for problem in _polled(meeting, kind):
            yield problem
        return
    payloads = [each.payload for each in happened]
    first = _ids(await meeting.arrive(*payloads))
    if len(first) != BURST or len(set(first)) != BURST:
        yield f"{BURST} messages became {len(first)} with {len(set(first))} ids"
    if set(_ids(await meeting.arrive(*reversed(payloads), payloads[0]))) != set(first):
        yield "the same webhooks in another order, one twice, have other ids"
    if sandbox.stand_in.batch is not None:
        together = _ids(await meeting.arrive(sandbox.stand_in.batch(payloads)))
        if together != first:
            yield f"{BURST} messages in one webhook became {len(together)}, or other ids"


async def _polled(meeting: Meeting, kind: str) -> AsyncIterator[str]:
    place = meeting.cursor
    first = _ids(await meeting.poll())
    if len(set(first)) != BURST:
        yield f"{BURST} messages were said, the poll brought {len(set(first))}"
    fresh = set(_ids(await meeting.poll())) - set(first)
    if fresh:
        yield f"a poll after which nothing happened brought {len(fresh)} messages"
    after = meeting.cursor
    meeting.cursor = place
    if not set(first) <= set(_ids(await meeting.poll())):
        yield "asked again from the earlier place, it brings other messages"
    meeting.cursor = after
    meeting.sandbox.happen(kind, text="Nog iets")
    more = _ids(await meeting.poll())
    if len(set(more) - set(first)) != 1:
        yield f"one more message was said, the poll brought {len(set(more) - set(first))}"
    for problem in meeting.problems:
        yield problem


def _ids(items: list[object]) -> list[str]:
    return [item.message_id for item in items if isinstance(item, InboundMessage)]


async def refuses_forgeries(meeting: Meeting) -> AsyncIterator[str]:
    """What the stand-in did not sign is refused; its question to a new address is answered."""
    connector, sandbox = meeting.connector, meeting.sandbox
    if connector.verify is None or sandbox.stand_in.deliver is None:
        return
    if sandbox.stand_in.challenge is not None:
        asked = sandbox.stand_in.challenge(sandbox)
        try:
            verified = await meeting.verify(meeting.request(asked.delivery))
            if verified.store or asked.expected not in verified.body or verified.status != 200:
                yield f"the provider's challenge is answered with {verified.body[:100]!r}"
        except BadSignature as error:
            yield f"the provider's challenge is refused: {error.message}"
    if connector.manifest.transport != "webhook":
        return  # it only wakes the poll, which asks the provider itself
    kind = next(iter(sandbox.stand_in.events))
    request = meeting.request(sandbox.delivery(sandbox.happen(kind).payload))
    bare = msgspec.structs.replace(request, headers={}, query={})
    forged = [bare] if connector.proof != "inside" else []
    if connector.proof == "signature":
        forged.append(msgspec.structs.replace(request, body=request.body + b" "))
    for each in forged:
        try:
            await meeting.verify(each)
            yield "a webhook that the stand-in did not sign so is accepted"
        except BadSignature:
            pass


async def media(meeting: Meeting) -> AsyncIterator[str]:
    """The very bytes of each file a customer sends are fetched; one over the limit is not."""
    sandbox = meeting.sandbox
    if meeting.polls:
        await meeting.poll()
    for kind in sandbox.stand_in.events:
        said = sandbox.said(kind)
        if said.media is None:
            continue
        media = said.media
        try:
            items = await meeting.arrive(sandbox.happen(kind, media=media).payload)
        except OnethreadError as error:
            yield f"{kind}: {told(error)}"
            continue
        found = attachments_of(items)
        if not found:
            yield f"{kind}: no attachment arrived"
        for attachment in found:
            async for problem in _fetched(meeting, attachment, media.content):
                yield f"{kind}: {problem}"


async def _fetched(meeting: Meeting, attachment: Attachment, content: bytes) -> AsyncIterator[str]:
    connector = meeting.connector
    if attachment.data is not None:
        if attachment.data != content:
            yield "the bytes in the payload are not those that were sent"
        return
    if attachment.remote is None or connector.fetch_media is None:
        yield "the attachment has neither bytes nor a place to fetch them from"
        return
    requests = meeting.here(connector.fetch_media(attachment.remote, meeting.config))
    try:
        pieces = [part async for part in meeting.transport.fetch(requests, 1 << 20)]
        if connector.open_media is not None:
            opener = connector.open_media(attachment.remote, meeting.config)
            pieces = [opener(piece) for piece in pieces]
        got = b"".join(pieces)
    except OnethreadError as error:
        yield f"fetching failed: {told(error)}{meeting.why()}"
        return
    if got != content:
        yield f"{len(got)} other bytes were fetched than the {len(content)} that were sent"
    try:
        async for _ in meeting.transport.fetch(requests, 2):
            pass
        yield "a file over the limit was fetched"
    except TooLarge:
        pass
    except OnethreadError as error:
        yield f"fetching a second time failed: {told(error)}{meeting.why()}"
