"""Placement as a table: which conversation a message continues, and by what evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from onethread.conversations.heard import Line, hear, listen
from onethread.conversations.placement_rules import (
    LOW_CONFIDENCE,
    Asked,
    Candidate,
    LegFacts,
    Placement,
    Pointer,
    bare_subject,
    place,
)
from onethread.conversations.weigh import Said
from onethread.messages import Content

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)
MAIL, CHAT = 1, 2
ME, OTHER = 10, 20


def conversation(number: int, **more: Any) -> Candidate:
    facts: dict[str, Any] = {
        "customer_id": ME,
        "status": "open",
        "subject": "",
        "last_message_at": NOW - timedelta(hours=number),
        "resolved_at": None,
        "legs": [],
    }
    return Candidate(id=number, **{**facts, **more})


def resolved(number: int, days: float, **more: Any) -> Candidate:
    return conversation(number, status="resolved", resolved_at=NOW - days * DAY, **more)


def leg(channel: int, identity: int = 100) -> LegFacts:
    return LegFacts(id=channel * 1000 + identity, channel_id=channel, identity_id=identity)


def decide(
    candidates: list[Candidate],
    pointers: Sequence[tuple[str, Candidate]] = (),
    **more: Any,
) -> Placement:
    asked: dict[str, Any] = {
        "customer_id": ME,
        "channel_id": CHAT,
        "identity_id": 100,
        "at": NOW,
        "continuous": True,
    }
    at, continuous = more.get("at", NOW), more.get("continuous", True)
    asked["said"] = more.pop("said", Said(at=at, continuous=continuous))
    return place(
        Asked(**{**asked, **more}),
        candidates,
        [Pointer(kind=kind, value="x", candidate=c) for kind, c in pointers],
        reopen_within=7 * DAY,
        recent_within=14 * DAY,
    )


ONE = conversation(1)
STALE = conversation(4, last_message_at=NOW - 20 * DAY)
HERE = conversation(2, legs=[leg(CHAT)])
STRANGERS = conversation(9, customer_id=OTHER, legs=[leg(MAIL, 200)])
ON_MY_LEG = conversation(8, customer_id=OTHER, legs=[leg(MAIL, 100)])


@pytest.mark.parametrize(
    ("candidates", "pointers", "chosen", "rule"),
    [
        ([], [], None, "new"),
        ([ONE], [], 1, "only_open"),
        ([STALE], [], None, "new"),
        # Of several the one that was heard of lately.
        ([ONE, STALE], [], 1, "recent"),
        ([ONE, HERE], [], 2, "same_leg"),
        ([ONE, HERE], [("message", ONE)], 1, "reply"),
        ([ONE, HERE], [("thread", ONE)], 1, "reply"),
        ([ONE, HERE], [("token", ONE)], 1, "reply_token"),
        # Strongest first, whatever the order in the message.
        ([ONE, HERE], [("message", HERE), ("token", ONE)], 1, "reply_token"),
        # Who takes part and names the number means it, also in a session about something else.
        ([ONE, HERE], [("quoted", ONE)], 1, "reference"),
        ([ONE, STALE], [("quoted", STALE)], 4, "reference"),
        # What others take part in is never joined, by token, header or number.
        ([], [("token", STRANGERS)], None, "new"),
        ([], [("message", STRANGERS)], None, "new"),
        ([ONE], [("quoted", STRANGERS)], 1, "only_open"),
        # …unless the sender's own address takes part in it.
        ([], [("message", ON_MY_LEG)], 8, "reply"),
        # Resolved: reopened within the time, then no more.
        ([resolved(3, 2)], [], 3, "reopen"),
        ([resolved(3, 2), resolved(5, 3)], [], 3, "reopen"),
        ([resolved(3, 2), resolved(5, 3, legs=[leg(CHAT)])], [], 5, "reopen"),
        ([resolved(3, 2)], [("message", resolved(3, 2))], 3, "reply"),
        ([], [("message", resolved(3, 8))], 3, "reply"),
        ([resolved(3, 8)], [], None, "new"),
        ([ONE, resolved(3, 2)], [], 1, "only_open"),
    ],
)
def test_which_conversation_goes_on(
    candidates: list[Candidate],
    pointers: list[tuple[str, Candidate]],
    chosen: int | None,
    rule: str,
) -> None:
    placement = decide(candidates, pointers)
    assert (placement.candidate.id if placement.candidate else None) == chosen
    assert placement.rule == rule


def test_a_matter_resolved_lately_reopens() -> None:
    assert decide([resolved(3, 2)]).reopen is True
    assert decide([], [("message", resolved(3, 2))]).reopen is True


def test_an_automatic_answer_reopens_nothing_but_is_kept_where_it_belongs() -> None:
    old = resolved(3, 2)
    placement = decide([old], [("message", old)], automatic=True)
    assert placement.candidate is old
    assert placement.reopen is False
    assert decide([old], automatic=True).candidate is None
    ancient = resolved(3, 90)
    assert decide([], [("message", ancient)], automatic=True).candidate is ancient


def test_strangers_are_noted_as_runner_up_with_the_reason() -> None:
    placement = decide([], [("message", STRANGERS)])
    assert placement.runner_up == 9
    assert {"kind": "not_a_participant", "by": "message"} in placement.evidence


@pytest.mark.parametrize(
    "text", ["Ja, dat is goed.", "Prima", "yes, that's fine", "Oui, d’accord", "Das passt", "Nee"]
)
@pytest.mark.parametrize(("ours", "theirs"), [(60, 5), (5, 60), (1440, 1200), (3, 1), (60, 180)])
def test_a_bare_answer_is_to_what_we_asked_last_on_this_leg(
    text: str, ours: int, theirs: int
) -> None:
    """Two matters are open on one leg; in one we asked something, in the other the customer did."""
    minute = timedelta(minutes=1)
    lines = [
        Line(False, NOW - (ours + 9) * minute, "De kraan in de keuken lekt al dagen"),
        Line(True, NOW - ours * minute, "Kan de monteur dinsdag om tien uur komen?"),
    ]
    asked_in = conversation(
        1,
        legs=[leg(CHAT)],
        last_message_at=NOW - ours * minute,
        heard=hear("", lines, frozenset()),
    )
    waiting = [Line(False, NOW - theirs * minute, "Wanneer komt de nieuwe huurprijs?")]
    waits = conversation(
        2,
        legs=[leg(CHAT)],
        last_message_at=NOW - theirs * minute,
        heard=hear("", waiting, frozenset()),
    )
    said = listen(Content(text=text), NOW, True, replies=False)
    placement = decide([asked_in, waits], said=said)
    assert placement.candidate is asked_in
    # Where more spoke for the other one, the agent is asked to look, who has it at hand.
    overruled = "answers_ours" in {each["kind"] for each in placement.evidence}
    assert not overruled or placement.confidence < LOW_CONFIDENCE
    assert placement.runner_up == 2
    other = listen(Content(text="De huurprijs bedoel ik"), NOW, True, replies=False)
    assert decide([asked_in, waits], said=other).candidate is waits


FIRM = conversation(
    10,
    customer_id=OTHER,
    legs=[LegFacts(id=1, channel_id=MAIL, identity_id=200, address="anja@bureau.example")],
)


@pytest.mark.parametrize(
    ("address", "vouched", "pointer", "joins"),
    [
        ("tom@bureau.example", True, "token", True),
        ("Tom@BUREAU.example", True, "message", True),
        # Who only says that they are of the firm, or is of another, begins a matter of their own.
        ("tom@bureau.example", False, "token", False),
        ("tom@elsewhere.example", True, "token", False),
        ("tom@notbureau.example", True, "token", False),
        # A number that is quoted was never ours to give: anybody can guess it.
        ("tom@bureau.example", True, "quoted", False),
    ],
)
def test_a_colleague_answers_in_the_matter_and_the_agent_is_asked_to_look(
    address: str, vouched: bool, pointer: str, joins: bool
) -> None:
    placement = decide(
        [],
        [(pointer, FIRM)],
        channel_id=MAIL,
        continuous=False,
        address=address.lower(),
        vouched=vouched,
    )
    assert (placement.candidate is FIRM) is joins
    assert placement.runner_up == (None if joins else 10)
    told = {each["kind"] for each in placement.evidence}
    assert ("colleague" in told, "not_a_participant" in told) == (joins, not joins)
    assert (placement.confidence < LOW_CONFIDENCE) is joins


def test_an_address_at_a_provider_makes_nobody_a_colleague() -> None:
    gmail = conversation(
        11,
        customer_id=OTHER,
        legs=[LegFacts(id=1, channel_id=MAIL, identity_id=200, address="anja@gmail.com")],
    )
    asked = {"channel_id": MAIL, "continuous": False, "vouched": True}
    assert decide([], [("token", gmail)], address="mallory@gmail.com", **asked).candidate is None


def test_mail_with_another_subject_is_not_the_open_session() -> None:
    mine = conversation(2, subject="Leaking tap", legs=[leg(MAIL)])
    other = conversation(3, subject="Rent", legs=[leg(MAIL)])
    mail = {"channel_id": MAIL, "continuous": False}
    assert decide([mine, other], subject="RE: leaking  tap", **mail).candidate is mine
    assert decide([mine, other], subject="Keys", **mail).candidate is None
    # Without any subject it is taken for what was last spoken of.
    assert decide([mine, other], **mail).candidate is mine


@pytest.mark.parametrize(
    "prefix", ["Re: ", "AW: ", "Antw: ", "Fwd: RE: ", "re[2]: ", "TR: ", "WG: "]
)
def test_reply_prefixes_don_t_count(prefix: str) -> None:
    assert bare_subject(f"{prefix}Kraan  lekt") == "kraan lekt"


def test_who_writes_from_the_same_mailbox_takes_part_in_what_was_sent_there() -> None:
    shared = LegFacts(id=1, channel_id=MAIL, identity_id=200, address="family@example.org")
    theirs = conversation(9, customer_id=OTHER, legs=[shared])
    mail = {"channel_id": MAIL, "continuous": False, "identity_id": 300}
    pointer = [("message", theirs)]
    assert decide([], pointer, address="family@example.org", **mail).candidate is theirs
    assert decide([], pointer, address="else@example.org", **mail).candidate is None
