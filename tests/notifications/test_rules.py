"""Who is told of what, by which ways, and when not: the rules as tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from onethread.errors import InvalidInput
from onethread.events import Event
from onethread.notifications.rules import (
    ConversationFacts,
    MessageFacts,
    Quiet,
    Rules,
    check,
    happenings,
    is_quiet,
    mail_due,
    notices,
    push_at,
    ways_now,
)

# Tuesday, 10:00 in Amsterdam.
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ADA, BRAM = 1, 2
OWNED = {7: ConversationFacts(ADA)}
FREE = {7: ConversationFacts(None)}


def happened(kind: str, actor_id: int | None = None, **body: Any) -> Event:
    return Event(
        kind=kind, conversation_id=7, message_id=9, agent_id=actor_id, body=body or None, at=NOW
    )


@pytest.mark.parametrize(
    ("event", "conversations", "message", "told"),
    [
        (happened("message.received"), OWNED, MessageFacts(), [("message", ADA)]),
        (happened("message.received"), FREE, MessageFacts(), []),
        (happened("message.received"), OWNED, MessageFacts(automatic=True), []),
        (happened("conversation.created"), FREE, MessageFacts(), [("unassigned", None)]),
        (happened("conversation.created", BRAM), FREE, MessageFacts(), []),
        (happened("conversation.created"), OWNED, MessageFacts(), []),
        (
            happened("conversation.changed", BRAM, changed="assignee", agent_id=ADA),
            OWNED,
            MessageFacts(),
            [("assigned", ADA)],
        ),
        # Took it themselves; taken on by another at once; given to nobody.
        (
            happened("conversation.changed", ADA, changed="assignee", agent_id=ADA),
            OWNED,
            MessageFacts(),
            [],
        ),
        (
            happened("conversation.changed", BRAM, changed="assignee", agent_id=BRAM),
            OWNED,
            MessageFacts(),
            [],
        ),
        (
            happened("conversation.changed", BRAM, changed="assignee", agent_id=None),
            FREE,
            MessageFacts(),
            [],
        ),
        (happened("conversation.changed", BRAM, changed="subject"), OWNED, MessageFacts(), []),
        (
            happened("conversation.changed", changed="status", status="open", woken=True),
            OWNED,
            MessageFacts(),
            [("woken", ADA)],
        ),
        # Whoever wrote it is told, whoever owns the conversation now.
        (
            happened("message.state", state="failed"),
            OWNED,
            MessageFacts(agent_id=BRAM),
            [("undelivered", BRAM)],
        ),
        (happened("message.state", state="failed"), OWNED, MessageFacts(), [("undelivered", ADA)]),
        (happened("message.state", state="read"), OWNED, MessageFacts(agent_id=BRAM), []),
        # The event names the owner of the promise, who is told although they are named in it.
        (happened("promise.due", BRAM, promise_id=3), OWNED, MessageFacts(), [("promise", BRAM)]),
        (happened("promise.due", promise_id=3), OWNED, MessageFacts(), [("promise", ADA)]),
        (happened("promise.due", promise_id=3), FREE, MessageFacts(), []),
        (
            happened("note.added", BRAM, mentions=[ADA, BRAM]),
            OWNED,
            MessageFacts(),
            [("mention", ADA)],
        ),
        (happened("note.added", BRAM), OWNED, MessageFacts(), []),
        (happened("message.sent", BRAM), OWNED, MessageFacts(), []),
        (happened("message.received"), {}, MessageFacts(), []),
    ],
)
def test_who_is_told(
    event: Event,
    conversations: dict[int, ConversationFacts],
    message: MessageFacts,
    told: list[tuple[str, int | None]],
) -> None:
    found = happenings(event, NOW, conversations, {9: message})
    assert [(each.kind, each.agent_id) for each in found] == told


def test_what_happens_in_one_conversation_is_one_notice_named_for_the_strongest() -> None:
    found = [
        *happenings(happened("message.received"), NOW, OWNED, {}),
        *happenings(happened("note.added", BRAM, mentions=[ADA]), NOW, OWNED, {}),
        *happenings(happened("message.received"), NOW + timedelta(seconds=1), OWNED, {}),
    ]
    [notice] = notices(found, {ADA: Rules()}, [], {}, NOW)
    assert (notice.kind, notice.count, notice.by_agent_id) == ("mention", 3, BRAM)
    assert notice.ways == ["page", "sound", "push", "mail"]
    assert (notice.first_at, notice.at) == (NOW, NOW + timedelta(seconds=1))


def test_new_conversations_are_one_notice_for_each_who_wants_to_hear_of_them() -> None:
    many = [
        each
        for number in range(1000)
        for each in happenings(
            Event(kind="conversation.created", conversation_id=number),
            NOW,
            {number: ConversationFacts(None)},
            {},
        )
    ]
    wants = Rules(ways={"unassigned": ["page"]})
    found = notices(many, {ADA: wants, BRAM: wants}, [ADA, BRAM], {}, NOW)
    assert [(each.agent_id, each.about, each.count) for each in found] == [
        (ADA, "unassigned", 1000),
        (BRAM, "unassigned", 1000),
    ]


def test_nobody_is_told_of_what_is_before_them_nor_when_not_at_work_nor_against_their_rules() -> (
    None
):
    found = happenings(happened("message.received"), NOW, OWNED, {})
    assert notices(found, {ADA: Rules()}, [], {ADA: frozenset({7})}, NOW) == []
    assert len(notices(found, {ADA: Rules()}, [], {ADA: frozenset({8})}, NOW)) == 1
    assert notices(found, {BRAM: Rules()}, [], {}, NOW) == []
    assert notices(found, {ADA: Rules(ways={"message": []})}, [], {}, NOW) == []


NIGHTS = Quiet(18 * 60, 8 * 60, (1, 2, 3, 4, 5), (6, 7))
LUNCH = Quiet(12 * 60, 13 * 60, (2,), ())


@pytest.mark.parametrize(
    ("quiet", "local", "expected"),
    [
        (NIGHTS, "2026-11-24T17:59", False),
        (NIGHTS, "2026-11-24T18:00", True),
        (NIGHTS, "2026-11-25T07:59", True),
        (NIGHTS, "2026-11-25T08:00", False),
        (NIGHTS, "2026-11-28T12:00", True),  # Saturday
        (NIGHTS, "2026-11-23T07:00", False),  # Monday: Sunday's evening began no quiet hours
        (LUNCH, "2026-11-24T12:30", True),
        (LUNCH, "2026-11-24T13:00", False),
        (LUNCH, "2026-11-25T12:30", False),
        (None, "2026-11-24T03:00", False),
        # Clocks go back at three in the night of 25 October: quiet hours go by the wall clock.
        (NIGHTS, "2026-10-26T18:30", True),
        (NIGHTS, "2026-10-23T18:30", True),
    ],
)
def test_quiet_hours_go_by_the_persons_wall_clock(
    quiet: Quiet | None, local: str, expected: bool
) -> None:
    from zoneinfo import ZoneInfo

    moment = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert is_quiet(Rules(quiet=quiet), moment.astimezone(UTC)) is expected


def test_elsewhere_the_same_moment_is_another_hour() -> None:
    assert not is_quiet(Rules(quiet=NIGHTS, time_zone="Europe/Amsterdam"), NOW)
    assert is_quiet(Rules(quiet=NIGHTS, time_zone="America/New_York"), NOW)


def test_not_to_be_disturbed_leaves_only_what_makes_no_noise() -> None:
    rules = Rules(undisturbed_until=NOW + timedelta(hours=1))
    assert ways_now(rules, "assigned", NOW) == ["mail"]
    assert ways_now(rules, "unassigned", NOW) is None
    assert ways_now(rules, "assigned", NOW + timedelta(hours=1)) == [
        "page",
        "sound",
        "push",
        "mail",
    ]


def test_pushes_gather_and_keep_apart() -> None:
    assert push_at(NOW, None) == NOW + timedelta(seconds=3)
    assert push_at(NOW, NOW - timedelta(seconds=5)) == NOW + timedelta(seconds=25)
    assert push_at(NOW, NOW - timedelta(hours=1)) == NOW + timedelta(seconds=3)


@pytest.mark.parametrize(
    ("digest", "oldest_minutes", "last_hours", "expected"),
    [
        ("soon", 14, None, False),
        ("soon", 15, None, True),
        ("soon", 15, 0.1, False),
        ("hourly", 20, 0.9, False),
        ("hourly", 20, 1, True),
        ("daily", 1, None, True),
        ("daily", 600, 1, False),  # went this morning
        ("daily", 600, 12, True),  # went yesterday evening
    ],
)
def test_when_a_digest_is_due(
    digest: Any, oldest_minutes: int, last_hours: float | None, expected: bool
) -> None:
    last = None if last_hours is None else NOW - timedelta(hours=last_hours)
    oldest = NOW - timedelta(minutes=oldest_minutes)
    assert mail_due(Rules(digest=digest), oldest, last, NOW) is expected


def test_a_digest_waits_for_the_end_of_quiet_hours_and_for_its_time_of_day() -> None:
    long_ago = NOW - timedelta(days=1)
    undisturbed = Rules(undisturbed_until=NOW + timedelta(minutes=1))
    assert not mail_due(undisturbed, long_ago, None, NOW)
    assert not mail_due(Rules(digest="daily", digest_minute=10 * 60 + 1), long_ago, None, NOW)


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        (Rules(time_zone="Europe/Atlantis"), "time_zone"),
        (Rules(time_zone="../../etc/passwd"), "time_zone"),
        (Rules(volume=101), "volume"),
        (Rules(digest_minute=1440), "digest_minute"),
        (Rules(quiet=Quiet(60, 60)), "quiet"),
        (Rules(quiet=Quiet(-1, 60)), "quiet"),
        (Rules(quiet=Quiet(1, 60, (0,))), "quiet"),
        (Rules(undisturbed_until=datetime(2026, 1, 1)), "undisturbed_until"),  # noqa: DTZ001
    ],
)
def test_rules_that_make_no_sense_are_refused_by_field(rules: Rules, field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check(rules)
    assert list(caught.value.extra["fields"]) == [field]


def test_rules_are_kept_in_one_form() -> None:
    checked = check(
        Rules(ways={"message": ["mail", "page", "mail"]}, quiet=Quiet(60, 120, (5, 1, 5), ()))
    )
    assert checked.ways["message"] == ["page", "mail"]
    assert checked.ways["unassigned"] == []
    assert checked.quiet == Quiet(60, 120, (1, 5), ())
