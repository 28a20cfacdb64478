"""The demo's stories: enough of them, in good order, and true to their facts."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image

from onethread.simulator.housing.grammar import count, expand
from onethread.simulator.housing.matter import Matter, themes
from onethread.simulator.housing.people import People
from onethread.simulator.housing.pictures import letter, photo
from onethread.simulator.housing.talk import topics_of


def test_a_pattern_chooses_fills_in_and_begins_sentences_with_a_capital() -> None:
    pattern = "{de|de} kraan {in <room>|in <room>} lekt . wanneer komt u ?"
    assert expand(pattern, {"room": "de keuken"}, random.Random(1)) == (
        "De kraan in de keuken lekt. Wanneer komt u?"
    )
    assert count("{a|b{c|d|e}} {f|g}") == 8


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_pattern_of_every_theme_can_be_said(language: str) -> None:
    chance = random.Random(5)
    people = People(chance)
    for theme in themes(language):  # type: ignore[arg-type]
        for _ in range(25):
            person = people.new()
            while person.language != language:
                person = people.new()
            matter = Matter(person, chance, theme)
            said = [
                matter.as_mail(),
                *matter.as_chat(),
                matter.caption(),
                matter.thanks(),
                matter.chase(),
                matter.note(),
                matter.answer(matter.agent_asks()),
                *(matter.switched(c) for c in ("email", "whatsapp", "webchat")),
            ]
            for text in said:
                assert not set("{}<>|") & set(text), text
                assert text == text.strip() != ""


def test_three_hundred_matters_hardly_repeat_and_nobody_shares_an_address() -> None:
    chance = random.Random(2)
    people = People(chance)
    matters = [Matter(people.new(), chance) for _ in range(300)]
    assert len({m.as_mail() for m in matters}) == 300
    assert len({" ".join([m.opening, *m.details]) for m in matters}) > 270
    assert len({m.person.email for m in matters}) == len({m.person.number for m in matters}) == 300
    assert len({m.theme.id for m in matters}) >= 12


def test_the_same_seed_tells_the_same_story() -> None:
    def told() -> list[str]:
        chance = random.Random(9)
        people = People(chance)
        return [Matter(people.new(), chance).as_mail() for _ in range(5)]

    assert told() == told()


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("Kunt u een foto van de kraan sturen?", ["photo"]),
        ("Wat is uw adres en sinds wanneer speelt dit?", ["address", "since"]),
        ("Op welk nummer kunnen wij u bereiken?", ["phone"]),
        ("De monteur komt dinsdag. Schikt dat?", ["appointment"]),
        ("Could you send a photo, and what is your address?", ["photo", "address"]),
        ("Dank u wel, wij hebben uw adres.", []),
    ],
)
def test_a_customer_understands_what_is_asked(said: str, topics: list[str]) -> None:
    assert topics_of(said) == topics


def test_answers_are_the_customers_own_facts() -> None:
    chance = random.Random(4)
    matter = Matter(People(chance).new(), chance)
    answer = matter.answer("Wat is uw adres en uw huurdersnummer?")
    assert matter.facts["street"] in answer
    assert matter.facts["tenant"] in answer


def test_photos_are_real_pictures() -> None:
    for drawing in ("tap", "boiler", "mould", "meter", "hall", "window"):
        with Image.open(io.BytesIO(photo(drawing, "E12", random.Random(1)))) as picture:
            assert (picture.format, picture.size) == ("JPEG", (960, 720))
    assert letter(["Huurverhoging", "€ 612,00"]).startswith(b"%PDF-")
