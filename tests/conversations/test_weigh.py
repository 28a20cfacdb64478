"""What speaks for a conversation, with texts as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from onethread.conversations.heard import Line, hear, listen
from onethread.conversations.placement_rules import Asked, Candidate, LegFacts, Placement, place
from onethread.messages import Content

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HEATING = ["De verwarming doet het niet meer, de radiatoren blijven koud.", "Komt er een monteur?"]
RENT = ["Ik heb een vraag over de huurverhoging per 1 juli.", "Het gaat om zaak 88-1204."]


def matter(number: int, texts: list[str], *, days: float = 1, status: str = "open") -> Candidate:
    at = NOW - timedelta(days=days)
    return Candidate(
        id=number,
        customer_id=1,
        status=status,
        subject="",
        last_message_at=at,
        resolved_at=at if status == "resolved" else None,
        legs=[LegFacts(id=number, channel_id=1, identity_id=1)],
        heard=hear("", [Line(False, at, text) for text in texts]),
    )


def decide(text: str, *candidates: Candidate) -> Placement:
    return place(
        Asked(
            customer_id=1,
            channel_id=1,
            identity_id=1,
            at=NOW,
            continuous=True,
            said=listen(Content(text=text), NOW, True, replies=False),
        ),
        candidates,
        [],
        reopen_within=timedelta(days=7),
        recent_within=timedelta(days=14),
    )


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Het is nog steeds ijskoud, de ketel geeft F60.", 1),
        ("Wanneer gaat de nieuwe huurprijs in?", 2),
        ("Over zaak 88-1204: kan dat later?", 2),
        ("Andere vraag: mijn buren maken elke nacht lawaai.", None),
        ("The radiators are still cold.", 1),
        ("Meine Heizung ist immer noch kalt.", 1),
        ("Le chauffage ne marche toujours pas.", 1),
    ],
)
def test_two_matters_at_once_are_kept_apart(text: str, chosen: int | None) -> None:
    placement = decide(text, matter(1, HEATING), matter(2, RENT))
    assert (placement.candidate.id if placement.candidate else None) == chosen


def test_a_number_that_both_name_decides_and_is_told() -> None:
    placement = decide("Zie 88-1204", matter(1, HEATING), matter(2, RENT, days=20))
    assert placement.rule == "facts"
    assert placement.evidence[0]["values"] == ["881204"]


def test_a_matter_comes_back_after_weeks_when_its_topic_does() -> None:
    rested = matter(1, HEATING, days=21, status="resolved")
    back = decide(
        "Ik had vorige maand al gemeld dat de verwarming kapot was, het is weer mis.", rested
    )
    assert back.candidate is rested
    assert back.reopen
    assert decide("Kan ik een parkeervergunning aanvragen?", rested).candidate is None


@pytest.mark.parametrize(
    "text", ["Bedankt!", "Thanks, it works again", "👍", "Vielen Dank für die Hilfe!"]
)
def test_a_thank_you_goes_to_the_resolved_matter_and_reopens_nothing(text: str) -> None:
    placement = decide(text, matter(1, HEATING, days=3, status="resolved"))
    assert placement.candidate is not None
    assert not placement.reopen


def test_an_unsure_choice_says_so() -> None:
    placement = decide("Hallo, bent u daar?", matter(1, HEATING, days=2), matter(2, RENT, days=2.1))
    assert placement.confidence < 0.8
    assert decide("De verwarming is koud", matter(1, HEATING, days=0.1)).confidence > 0.95
