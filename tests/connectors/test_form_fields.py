"""Fields of forms, called as people call them."""

from __future__ import annotations

import pytest

from onethread.connectors._schemes.form_fields import name_in, read


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Votre nom", "name"),
        ("Adresse électronique", "email"),
        ("contact_email", "email"),
        ("Uw telefoonnummer (optioneel)", "phone"),
        ("Ihre Nachricht *", "text"),
        ("Vraag?", "text"),
    ],
)
def test_a_label_means_what_it_says_between_courtesies(label: str, kind: str) -> None:
    assert read({label: "x"}).known == {kind: "x"}


def test_an_address_is_known_by_its_look_whatever_its_field_is_called() -> None:
    filled = read({"Waar bereiken we je?": "jo@post.example", "Mobil für Rückruf": "0151 23456789"})
    assert filled.known == {"email": "jo@post.example", "phone": "0151 23456789"}
    assert filled.others == []


def test_a_figure_or_a_second_address_is_of_the_matter() -> None:
    filled = read(
        {
            "Naam": "Jo Vos",
            "E-mail": "jo@post.example",
            "Buur": "bo@post.example",
            "Stand": "12345678",
        }
    )
    assert name_in(filled) == "Jo Vos"
    assert filled.others == [("Buur", "bo@post.example"), ("Stand", "12345678")]
