"""What agents send arrives at the customer, and every refusal means what an agent can do about it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from importlib import import_module

from onethread.errors import OnethreadError, TransportError
from onethread.messages import (
    Button,
    Content,
    DeliveryState,
    DeliveryUpdate,
    HttpRequest,
    ListRow,
    OutboundMessage,
    Revision,
    SendAccepted,
    SendRefused,
    advance,
)
from onethread.simulator.conformance import templates
from onethread.simulator.conformance.meeting import WEBHOOK_URL, Meeting, Out, told
from onethread.simulator.sandbox import Sandbox, Seen

# What a kind may be shown as: the provider need not tell a voice message from a sound.
_FAMILIES = {"voice": "audio", "sticker": "image"}
OUR_CODES = frozenset(
    {
        "window_closed",
        "bad_recipient",
        "no_consent",
        "bad_credentials",
        "too_large",
        "unsupported",
        "blocked",
    }
)
_SHORTEST_WORDS = 12


async def kinds_out(meeting: Meeting) -> AsyncIterator[str]:
    """Each kind in content_out is accepted by the stand-in, has an id, and is seen by the customer."""
    said = meeting.connector.manifest
    for kind in said.content_out:
        message = await meeting.answer(kind)
        try:
            result, shown = await meeting.send(message)
        except OnethreadError as error:
            yield f"{kind}: {told(error)}{meeting.why()}"
            continue
        if not isinstance(result, SendAccepted):
            yield f"{kind}: refused as {result.code}, {result.reason}{meeting.why()}"
            continue
        ids = {result.message_id, *result.extra_ids}
        known = {seen.id for seen in shown}
        named = any(one in known or message.message_uid in one for one in ids)
        if kind != "reaction" and not named:
            yield f"{kind}: the id {result.message_id!r} is none of the stand-in's"
        found = {found for seen in shown for found in seen.kinds}
        if kind not in found and _FAMILIES.get(kind) not in found:
            yield f"{kind}: the customer sees only {sorted(found)}"
        for seen in shown if kind != "reaction" else ():
            async for problem in _addressed(meeting, message, seen):
                yield f"{kind}: {problem}"


async def _addressed(meeting: Meeting, message: OutboundMessage, seen: Seen) -> AsyncIterator[str]:
    if not seen.to:
        yield "it is addressed to nobody"
    if meeting.connector.manifest.public and seen.public is not message.content.public:
        yield f"public should be {message.content.public}, and is {seen.public}"


async def limits(meeting: Meeting) -> AsyncIterator[str]:
    """What the manifest allows at most is taken; a quote, and a private answer where there is one."""
    said, most = meeting.connector.manifest, meeting.connector.manifest.limits
    if not said.content_out:
        return  # it only brings in
    tries: dict[str, OutboundMessage] = {}
    if most.text_characters is not None and most.text_characters <= 200_000:
        tries["the longest text"] = message = await meeting.answer("text")
        words = "woord " * (most.text_characters // 6 + 1)
        message.content.text = words[: most.text_characters - 1] + "x"
    label = "W" * most.button_label_characters
    if "buttons" in said.content_out and most.buttons > 1:
        tries["as many buttons as can be"] = message = await meeting.answer("buttons")
        message.content.buttons = [
            Button(id=f"b{n}", label=f"{n}{label}"[: most.button_label_characters])
            for n in range(most.buttons)
        ]
    if "list" in said.content_out and most.list_rows > 1:
        tries["as many rows as can be"] = message = await meeting.answer("list")
        message.content.rows = [
            ListRow(id=f"r{n}", title=f"Keuze {n}") for n in range(min(most.list_rows, 100))
        ]
    tries["a quote"] = message = await meeting.answer("text")
    message.in_reply_to = message.leg["last_inbound_id"]
    files = most.attachments_per_message
    if files is not None and files > 1 and "image" in said.content_out:
        tries["as many pictures as can be"] = message = await meeting.answer("image")
        message.files = [meeting.file("image") for _ in range(min(files, 10))]
    if said.private_reply:
        tries["a private answer"] = message = await meeting.answer("text")
        message.content.public = False
    for name, message in tries.items():
        try:
            result, shown = await meeting.send(message)
        except OnethreadError as error:
            yield f"{name}: {told(error)}{meeting.why()}"
            continue
        if isinstance(result, SendRefused):
            yield f"{name}: refused as {result.code}, {result.reason}{meeting.why()}"
        elif name == "a private answer" and any(seen.public for seen in shown):
            yield f"{name}: anybody can read it"
        elif name == "as many pictures as can be" and len(
            [file for seen in shown for file in seen.files]
        ) != len(message.files):
            yield f"{name}: the customer sees another number"


async def refusals(meeting: Meeting) -> AsyncIterator[str]:
    """Limits, expired credentials, faults, a closed window, a lost answer: the right code and remedy."""
    sandbox, said = meeting.sandbox, meeting.connector.manifest
    if not said.content_out:
        return  # it only brings in
    for name in sandbox.stand_in.refusals:
        if name in ("unauthorised", "not_found"):
            continue
        sandbox.behaviour.refuse_next = [name]
        try:
            result, _ = await meeting.send(await meeting.answer("text"))
        except OnethreadError as error:
            yield f"{name}: {told(error)}"
            continue
        finally:
            sandbox.behaviour.refuse_next = []
        if isinstance(result, SendAccepted):
            yield f"{name}: it counts as accepted"
        elif name == "rate_limited" and (
            result.code != "rate_limited" or not result.retry_after_seconds
        ):
            yield f"{name}: became {result.code}, retry after {result.retry_after_seconds}"
        elif name == "fault" and not result.retry_after_seconds:
            yield f"{name}: is not tried again"
        elif name in OUR_CODES and result.code != name:
            yield f"{name}: became {result.code}"
        elif name in (OUR_CODES - {"too_large"}) | {"invalid"} and result.retry_after_seconds:
            yield f"{name}: is tried again, which can't help"
    async for problem in _expired(meeting, await meeting.answer("text")):
        yield problem
    sandbox.behaviour.lose_answers = 1
    message = await meeting.answer("text")
    try:
        result, _ = await meeting.send(message)
        yield f"a lost answer became {type(result).__name__}"
    except TransportError as error:
        if not error.extra.get("maybe_taken"):
            yield "a lost answer counts as surely not taken"
    sandbox.behaviour.lose_answers = 0
    if said.repeatable:
        before = len(sandbox.sent)
        await meeting.send(message)
        if len(sandbox.sent) != before:
            yield "repeatable: a message sent twice with one uid is shown twice"


async def _expired(meeting: Meeting, message: OutboundMessage) -> AsyncIterator[str]:
    sandbox = meeting.sandbox
    sandbox.behaviour.expired_token = True
    sandbox.expire_tokens()
    try:
        result, shown = await meeting.send(message)
        if isinstance(result, SendAccepted) and not shown:
            yield "unauthorised: it counts as accepted"
        elif isinstance(result, SendRefused) and result.code != "bad_credentials":
            yield f"unauthorised: became {result.code}"
    except OnethreadError as error:
        yield f"unauthorised: {told(error)}"
    sandbox.behaviour.expired_token = False
    if not sandbox.tokens:
        for _ in range(2):
            result, _ = await meeting.send(await meeting.answer("text"))
            if isinstance(result, SendAccepted):
                return
        yield f"with good credentials again it is still refused{meeting.why()}"


async def receipts(meeting: Meeting) -> AsyncIterator[str]:
    """Each receipt finds its message; late, twice and backwards, the state only moves forward."""
    said, sandbox = meeting.connector.manifest, meeting.sandbox
    if not said.receipts:
        return
    if sandbox.stand_in.receipts is None:
        yield f"the stand-in sends none of the receipts {', '.join(said.receipts)}"
        return
    contact = await meeting.first_contact()
    message = meeting.message("text", contact)
    result, shown = await meeting.send(message)
    if not isinstance(result, SendAccepted) or not shown:
        yield f"the text was not accepted{meeting.why()}"
        return
    ids = {result.message_id, *result.extra_ids}
    arrived: list[DeliveryUpdate] = []
    for state in said.receipts:
        items = await meeting.arrive(sandbox.report(shown[0], state).payload)
        mine = [
            item
            for item in items
            if isinstance(item, DeliveryUpdate)
            and item.state == state
            and (
                item.message_id in ids
                or item.message_uid == message.message_uid
                or (item.until is not None and item.until.value == contact.to)
            )
        ]
        if not mine:
            yield f"{state}: no receipt of the message arrived, but {items!r:.300}"
        arrived += mine
    furthest: DeliveryState = "queued"
    for update in arrived:
        furthest = advance(furthest, update.state)
    backwards: DeliveryState = "queued"
    for update in [*reversed(arrived), *arrived]:
        backwards = advance(backwards, update.state)
    if furthest != backwards and "failed" not in (furthest, backwards):
        yield f"backwards and doubled the receipts end at {backwards}, not {furthest}"


async def revisions(meeting: Meeting) -> AsyncIterator[str]:
    """A sent message is changed and taken back as the manifest says; reading is told."""
    connector = meeting.connector
    if set(connector.manifest.revisions) - {"edit", "delete"}:
        yield f"revisions has an unknown deed: {connector.manifest.revisions}"
    if connector.manifest.revisions and connector.revise is None:
        yield "the manifest names revisions, but there is no revise()"
        return
    contact = await meeting.first_contact()
    for deed in connector.manifest.revisions:
        assert connector.revise is not None
        message = await meeting.answer("text")
        result, shown = await meeting.send(message)
        if not isinstance(result, SendAccepted) or not shown:
            yield f"{deed}: the text was not accepted{meeting.why()}"
            continue
        revision = Revision(
            message_id=result.message_id,
            to=message.to,
            to_scheme=message.to_scheme,
            content=Content(text="Anders gezegd") if deed == "edit" else None,
            leg=message.leg,
        )
        try:
            answers = await meeting.ask(connector.revise(revision, meeting.config))
        except OnethreadError as error:
            yield f"{deed}: {told(error)}"
            continue
        if any(getattr(answer, "status", 200) >= 400 for answer in answers):
            yield f"{deed}: refused{meeting.why()}"
        elif deed == "edit" and "Anders gezegd" not in shown[0].text + shown[0].html:
            yield "edit: the customer still sees the earlier words"
        elif deed == "delete" and not shown[0].deleted:
            yield "delete: the customer still sees the message"
    reading: Sequence[HttpRequest] = ()
    if connector.mark_read is not None:
        reading = connector.mark_read(contact.message_id, meeting.config)
    elif connector.mark_leg_read is not None:
        reading = connector.mark_leg_read(
            contact.to, contact.message_id, contact.leg, meeting.config
        )
    if reading:
        answers = await meeting.ask(reading)
        if any(getattr(answer, "status", 200) >= 400 for answer in answers):
            yield f"mark_read: refused{meeting.why()}"


async def _tried_live(meeting: Meeting, address: str) -> AsyncIterator[str]:
    module, _, function = address.partition(":")
    attempt = getattr(import_module(module), function)
    tested = await attempt(meeting.config, Out(meeting.transport))
    if not tested.ok:
        yield f"the connection test fails with good credentials: {tested.message}{meeting.why()}"
    meeting.sandbox.behaviour.expired_token = True
    tested = await attempt(meeting.config, Out(meeting.transport))
    meeting.sandbox.behaviour.expired_token = False
    if tested.ok:
        yield "the connection test passes with credentials that are refused"
    elif len(tested.message) < _SHORTEST_WORDS:
        yield f"the connection test says no more than {tested.message!r}"


def _knows(sandbox: Sandbox) -> bool:
    return sandbox.webhook_url == WEBHOOK_URL


async def setting_up(meeting: Meeting) -> AsyncIterator[str]:
    """The connection test says what is wrong; webhooks are subscribed; templates are listed, and sent."""
    connector, sandbox, config = meeting.connector, meeting.sandbox, meeting.config
    if connector.test is not None and connector.read_test is not None:
        requests = list(connector.test(config))
        tested = connector.read_test(await meeting.ask(requests), config)
        if not tested.ok:
            yield f"the connection test fails with good credentials: {tested.message}{meeting.why()}"
        if requests:
            sandbox.behaviour.expired_token = True
            sandbox.expire_tokens()
            tested = connector.read_test(await meeting.ask(requests), config)
            sandbox.behaviour.expired_token = False
            if tested.ok:
                yield "the connection test passes with credentials that are refused"
            elif len(tested.message) < _SHORTEST_WORDS or "{" in tested.message:
                yield f"the connection test says no more than {tested.message!r}"
    elif connector.test_live is not None:
        async for problem in _tried_live(meeting, connector.test_live):
            yield problem
    if connector.subscribe is not None and connector.read_subscribed is not None:
        sandbox.webhook_url = None
        answers = await meeting.ask(connector.subscribe(WEBHOOK_URL, config))
        subscribed = connector.read_subscribed(answers, config)
        if not subscribed.ok:
            yield f"subscribing fails: {subscribed.message}{meeting.why()}"
        elif not _knows(sandbox) and not sandbox.state.get("subscribed"):
            yield f"after subscribing the stand-in knows the address {sandbox.webhook_url!r}"
        sandbox.webhook_url = WEBHOOK_URL
    if connector.templates is not None and connector.read_templates is not None:
        offers = connector.read_templates(await templates.listed(meeting, connector.templates))
        if not offers or any(not offer.name for offer in offers):
            yield f"no templates are offered{meeting.why()}"
        for offer in offers:
            if not offer.why_not:
                async for problem in templates.sent(meeting, offer):
                    yield problem
