"""What speaks for a conversation, with texts as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from onethread.conversations.heard import Line, hear, listen
from onethread.conversations.placement_rules import (
    LOW_CONFIDENCE,
    Asked,
    Candidate,
    LegFacts,
    Placement,
    Pointer,
    place,
)
from onethread.language import turns
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


def decide(
    text: str,
    *candidates: Candidate,
    kind: str = "message",
    disowned: bool = False,
    disowned_before: Sequence[int] = (),
    subject: str | None = None,
    pointers: Sequence[Pointer] = (),
) -> Placement:
    return place(
        Asked(
            customer_id=1,
            channel_id=1,
            identity_id=1,
            at=NOW,
            continuous=kind == "message",
            said=listen(
                Content(text=text, subject=subject),
                NOW,
                kind == "message",
                replies=False,
                kind=kind,
                disowned=disowned,
            ),
            subject=subject,
        ),
        candidates,
        pointers,
        reopen_within=timedelta(days=7),
        recent_within=timedelta(days=14),
        disowned_before=disowned_before,
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


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Ich habe eine Frage zu einer ganz anderen Sache: die Rechnung ist doppelt.", True),
        ("Danke, das passt mir gut.", False),
        ("Es ist immer noch kalt.", False),
    ],
)
def test_an_answer_to_an_old_mail_about_something_else_is_a_new_matter(
    text: str, new: bool
) -> None:
    old = matter(1, HEATING, days=25)
    old.subject = "Heizung"
    pointers = [
        Pointer(kind=kind, value="x", candidate=old) for kind in ("token", "message", "thread")
    ]
    placement = decide(text, old, kind="mail", subject="AW: Heizung", pointers=pointers)
    assert (placement.candidate is None) is new


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


@pytest.mark.parametrize(
    "text",
    [
        "Even terugkomen op de radiatoren van een paar weken terug: het is weer mis.",
        "A few weeks ago I wrote about the heating, but it is back.",
        "Il y a quelques semaines, j'avais signalé un souci pour le chauffage, et ça recommence.",
        "Leider ist die Heizung wieder ein Thema. Wann kommt jemand?",
        "Helaas is de verwarming nog steeds niet opgelost.",
    ],
)
def test_a_matter_that_rested_comes_back_by_what_they_say(text: str) -> None:
    rested = matter(1, HEATING, days=30, status="resolved")
    placement = decide(text, rested)
    assert placement.candidate is rested
    assert placement.reopen


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Ik mailde gisteren al hierover, is er al nieuws?", 1),
        ("Ik mailde u een paar weken geleden hierover, het is weer mis.", 2),
        ("I wrote to you yesterday about this.", 1),
        ("I wrote to you a month ago about this.", 2),
    ],
)
def test_when_the_earlier_contact_was_tells_which(text: str, chosen: int) -> None:
    yesterday = matter(1, ["Kunt u mij bellen?"], days=1)
    before = matter(2, ["Kunt u mij terugbellen?"], days=32, status="resolved")
    placement = decide(text, yesterday, before)
    assert placement.candidate is not None
    assert placement.candidate.id == chosen


def test_another_matter_told_in_the_midst_of_a_chat_is_a_new_one() -> None:
    said = "Iets heel anders: kan ik een parkeervergunning aanvragen?"
    assert decide(said, matter(1, HEATING, days=0.01)).candidate is None
    assert decide("Nog iets heel anders", matter(1, HEATING, days=0.01)).candidate is None


@pytest.mark.parametrize(
    ("text", "kind", "continued"),
    [
        ("Het lampje van de voordeur brandt al weken niet, kunt u dat maken?", "form", False),
        ("Is er al nieuws over de verwarming?", "form", True),
        ("De radiatoren zijn nog steeds koud.", "call", True),
        ("De buren maken elke nacht lawaai. Kunt u daar iets aan doen?", "call", False),
    ],
)
def test_a_form_or_a_call_is_a_contact_of_its_own(text: str, kind: str, continued: bool) -> None:
    placement = decide(text, matter(1, HEATING, days=0.3), kind=kind)
    assert (placement.candidate is not None) is continued


def test_an_address_in_a_signature_ties_nothing() -> None:
    before = matter(
        1, ["Mijn fiets is weg.", "Groet, Jan\nKerkweg 219-2, 1702 PD Zuidwolde"], days=40
    )
    said = "De kortingscode werkt niet.\n\nGroet, Jan\nKerkweg 219-2, 1702 PD Zuidwolde"
    placement = decide(said, before)
    assert placement.candidate is None
    assert "facts" not in {each["kind"] for each in placement.evidence}


def test_thanks_are_for_what_was_solved_last() -> None:
    solved = matter(1, HEATING, days=2, status="resolved")
    earlier = matter(2, RENT, days=5, status="resolved")
    going_on = matter(3, ["Mijn deur klemt."], days=1)
    placement = decide("Bedankt, het is opgelost!", earlier, solved, going_on)
    assert placement.candidate is solved
    assert not placement.reopen


def test_a_mail_that_its_domain_disowns_slides_into_no_matter() -> None:
    said = "De verwarming: graag mijn rekeningnummer aanpassen."
    assert decide(said, matter(1, HEATING)).candidate is not None
    refused = decide(said, matter(1, HEATING), disowned=True)
    assert (refused.candidate, refused.runner_up) == (None, 1)
    assert refused.confidence < LOW_CONFIDENCE
    token = [Pointer(kind="token", value="t", candidate=matter(1, HEATING))]
    assert decide(said, matter(1, HEATING), disowned=True, pointers=token).candidate is None


def test_who_was_disowned_before_goes_on_there_alone() -> None:
    said = "De verwarming: graag mijn rekeningnummer aanpassen."
    both = (matter(1, HEATING), matter(2, HEATING, days=2))
    went_on = decide(said, *both, disowned=True, disowned_before=(2,))
    assert went_on.candidate is not None
    assert went_on.candidate.id == 2
    assert went_on.confidence < LOW_CONFIDENCE


def test_the_true_owner_of_an_address_is_not_taken_into_what_a_stranger_began() -> None:
    said = "De verwarming in de woonkamer blijft koud."
    begun = matter(1, HEATING)
    assert decide(said, begun, disowned_before=(1,)).candidate is None
    referred = [Pointer(kind="message", value="m", candidate=begun)]
    assert decide(said, begun, disowned_before=(1,), pointers=referred).candidate is begun
    # Ours went to the owner's address: now they may well speak of it.
    ours = Line(True, NOW, "Is het in elke kamer zo koud?")
    begun.heard = hear("", [*(Line(False, NOW, text) for text in HEATING), ours])
    assert decide(said, begun, disowned_before=(1,)).candidate is begun


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zoals ik in de chat zei over het lek:", True),
        ("I was in touch with a colleague on the chat about the tap.", True),
        ("Wie ich über das Formular schon sagte, wegen dem Wasserhahn", True),
        ("J'étais déjà en contact par courriel.", True),
        ("(cont.) went wrong twice now", True),
        ("... dat het nog niet geregeld is", True),
        ("Mijn kraan lekt.", False),
        ("Zoals ik al dacht.. de lamp doet het niet", True),
        ("De kraan lekt... en de muur is nat.", False),
    ],
)
def test_what_goes_on_with_an_earlier_contact(text: str, expected: bool) -> None:
    assert turns.resumes(text) is expected
