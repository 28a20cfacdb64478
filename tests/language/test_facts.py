"""Facts in texts as people write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onethread.language.asking import asked_for
from onethread.language.facts import find_facts, is_iban, mask_iban

TUESDAY = datetime(2026, 11, 24, 12, tzinfo=UTC)


def found(text: str, **more: object) -> list[tuple[str, str]]:
    return [(fact.kind, fact.value) for fact in find_facts(text, TUESDAY, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Mijn bestelnummer is 40-1187, wanneer komt het?", [("order", "40-1187")]),
        ("40-1187 is mijn bestelnummer", [("order", "40-1187")]),
        ("Het gaat om order #10023456", [("order", "10023456")]),
        ("numéro de commande : CMD-99812", [("order", "CMD-99812")]),
        ("Factuurnr. F2024/00123 klopt niet", [("invoice", "F2024/00123")]),
        ("die Rechnung RE-2024-118", [("invoice", "RE-2024-118")]),
        ("contract number C-88231", [("contract", "C-88231")]),
        ("Meternummer 12345678, meterstand 45231 kWh", [("meter", "12345678")]),
        ("zaaknummer Z-2026-00981", [("case", "Z-2026-00981")]),
        ("N° de dossier 2026-0456", [("case", "2026-0456")]),
        ("Meine Kundennummer lautet 445566", [("customer", "445566")]),
        ("IBAN NL91 ABNA 0417 1643 00", [("iban", "NL91ABNA0417164300")]),
        ("IBAN NL91 ABNA 0417 1643 01", []),
        (
            "Ik woon op Kerkstraat 12a, 1234 AB Utrecht",
            [("address", "kerkstraat 12a"), ("postcode", "1234AB")],
        ),
        ("J'habite 12 rue de la Paix", [("address", "rue de la paix 12")]),
        ("I live at 221b Baker Street", [("address", "baker street 221b")]),
        ("Hauptstraße 5 in Köln", [("address", "hauptstraße 5")]),
        ("mein Name ist Anna Müller", [("name", "Anna Müller")]),
        ("Je m'appelle Zoë de la Tour", [("name", "Zoë de la Tour")]),
        ("Ik heb dinsdag een afspraak", [("date", "2026-12-01")]),
        ("Guten Morgen!", []),
        ("gisteren en 12 maart", [("date", "2026-11-23"), ("date", "2027-03-12")]),
        ("03-04-2026", [("date", "2026-04-03")]),
        ("een SolarMax 5000, ordernummer ZB-20991", [("order", "ZB-20991")]),
        ("KdNr 4711-0815", [("customer", "4711-0815")]),
        ("Kd.-Nr.: 4711-0815", [("customer", "4711-0815")]),
        ("n° d'adhérent : MU-774120", [("customer", "MU-774120")]),
        ("Otto Maier\nAm Hang 3, 83646 Bad Tölz", [("address", "am hang 3")]),
        ("Brink 4, 7411 BR Deventer", [("address", "brink 4"), ("postcode", "7411BR")]),
        # What is no number of anything.
        ("bel me op 06-12345678", []),
        ("het kost 1250 euro in 2026", []),
        ("I am having a problem", []),
    ],
)
def test_facts_are_found_as_people_write_them(text: str, facts: list[tuple[str, str]]) -> None:
    assert found(text) == facts


def test_a_bare_number_answers_what_was_asked_and_repeats_what_is_known() -> None:
    assert found("Dat is 40-1187") == []
    assert found("Dat is 40-1187", asked=["order"]) == [("order", "40-1187")]
    assert found("nog over 40-1187", known=[("invoice", "40-1187")]) == [("invoice", "40-1187")]


def test_a_fact_stands_where_it_says() -> None:
    text = "Ça concerne la commande n° 55-1234, merci"
    [fact] = find_facts(text, TUESDAY)
    assert text[fact.start : fact.end] == fact.shown == "55-1234"


def test_an_iban_is_checked_and_masked() -> None:
    assert is_iban("DE89 3704 0044 0532 0130 00")
    assert not is_iban("DE89 3704 0044 0532 0130 01")
    assert mask_iban("NL91ABNA0417164300") == "NL•• •••• 4300"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kunt u mij uw bestelnummer geven?", ["order"]),
        ("Wat is het nummer van uw contract?", ["contract"]),
        ("Heeft u de factuur bij de hand? Dan graag het factuurnummer.", ["invoice"]),
        ("Graag ontvang ik uw adres en postcode.", ["address", "postcode"]),
        ("Could you send me your order number, please?", ["order"]),
        ("What's your email address?", ["email"]),
        ("Pouvez-vous m'indiquer votre numéro de commande ?", ["order"]),
        ("Wie lautet Ihre Vertragsnummer?", ["contract"]),
        ("Kunt u een foto sturen?", ["photo"]),
        ("We have your order number.", []),
        ("Uw bestelnummer vindt u in de mail.", []),
        ("Which day suits you?", []),
    ],
)
def test_what_a_text_asks_for(text: str, kinds: list[str]) -> None:
    assert [asked.kind for asked in asked_for(text)] == kinds


@given(st.text(max_size=400))
def test_any_text_is_read_without_failing_and_facts_lie_within_it(text: str) -> None:
    for fact in find_facts(text, TUESDAY):
        assert text[fact.start : fact.end] == fact.shown or fact.kind == "name"
    asked_for(text)
