"""Which fields of a form say who its sender is, in the words of four languages. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

_LABELS: dict[str, tuple[str, ...]] = {
    "email": (
        r"(e[\s_-]?mail|courriel|mail)(s?[\s_-]?(adres|address|adresse))?",
        r"adresse (e-?mail|mail|courriel|[eé]lectronique)",
    ),
    "phone": (
        (
            r"(tele(f|ph)oon|telefon|t[eé]l[eé]phone|phone|mobiel|mobile?|handy|gsm|tel|portable|ruf)"
            r"([\s_-]?(nummer|number|nr|no|mobile|portable))?"
        ),
        r"num[eé]ro de t[eé]l[eé]phone",
        r"mobile[\s_-]?phone",
    ),
    "external": (
        (
            r"(klant|customer|client|kunden|huurder|tenant|mieter|relatie|member(ship)?|lid(maatschaps)?"
            r"|mitglieds)[\s_-]?(nummer|number|nr|no|id)"
        ),
        r"(num[eé]ro|n[°o]\.?) ?(de |d['’])?(client|locataire|adh[eé]rent|abonn[eé]|membre)",
    ),
    "given_name": (r"voornaam|first[\s_-]?name|given[\s_-]?name|vorname|pr[eé]nom",),
    "family_name": (
        r"achternaam|last[\s_-]?name|family[\s_-]?name|surname",
        r"nachname|familienname|nom de famille",
    ),
    "name": (r"(volledige |uw )?naam|(full[\s_-]?|your[\s_-]?)?name|nom( complet)?|ihr name",),
    "date_of_birth": (
        r"geboortedatum|date[\s_-]of[\s_-]birth|birth[\s_-]?date|dob",
        r"geburtsdatum|date de naissance",
    ),
    "national_id": (
        r"national[\s_-]?id|bsn|social security (number|no)|burgerservicenummer",
        r"num[eé]ro de s[eé]curit[eé] sociale|sozialversicherungsnummer",
    ),
    "postcode": (r"postcode|postal[\s_-]?code|zip([\s_-]?code)?|plz|postleitzahl|code postal",),
    "city": (r"(woon)?plaats|city|town|stadt|(wohn)?ort|ville|commune",),
    "house_number": (r"huis[\s_-]?nummer|house[\s_-]?(number|no)|hausnummer|num[eé]ro( de rue)?",),
    "street": (r"straat(naam)?|street([\s_-]?name)?|stra(ß|ss)e|rue",),
    "address": (r"adres( en huisnummer)?|address|(wohn)?anschrift|(wohn)?adresse( postale)?",),
    "subject": (r"onderwerp|subject|betreff|objet|sujet|topic",),
    "text": (
        (
            r"(uw |your |ihre |votre )?"
            r"(bericht|vraag|message|question|nachricht|frage|anliegen|opmerking(en)?|comments?|text)"
        ),
        r"toelichting|omschrijving|description|beschreibung|remarques?",
    ),
}
_PATTERNS = [
    (kind, re.compile("|".join(labels), re.IGNORECASE)) for kind, labels in _LABELS.items()
]
ATTRIBUTES = (
    "given_name",
    "family_name",
    "date_of_birth",
    "national_id",
    "street",
    "house_number",
    "address",
    "postcode",
    "city",
)
IDENTITIES = ("email", "phone", "external")


class Filled(msgspec.Struct, kw_only=True):
    """A form by what its fields mean; `others` are those that say something of the matter."""

    known: dict[str, str]
    others: list[tuple[str, str]]


# "Votre nom", "contact_email", "Telefon (optional)": what stands around the word that counts.
_BEFORE = re.compile(
    r"(uw|jouw|je|jullie|mijn|your|my|votre|vos|mon|ma|ihre?|deine?|meine?|contact|kontakt|sender|afzender)[\s_-]+",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\]|[:*?]+)\s*$")
_MAIL = re.compile(r"[^\s@<>\"',;:]+@[^\s@<>\"',;:]+\.[^\s@<>\"',;:]+")
_NUMBER = re.compile(r"\+?[\d\s()./-]{8,25}")
_OF_TELEPHONE = re.compile(
    r"(tele(f|ph)o|t[eé]l[eé]ph|\btel\b|\bt[eé]l\b|phone|mobi|gsm|handy|portable|ruf|rappel|whatsapp)",
    re.IGNORECASE,
)


def kind_of(name: str) -> str | None:
    """What a field of this name means: email, phone, name…; None when it is of the matter."""
    plain = " ".join(name.split())
    while shorter := _AFTER.search(plain):
        plain = plain[: shorter.start()]
    for words in (plain, _BEFORE.sub("", plain, count=1)):
        for kind, pattern in _PATTERNS:
            if pattern.fullmatch(words):
                return kind
    return None


def _by_value(name: str, value: str) -> str | None:
    """What a field with another name holds: an e-mail address, or a number of a telephone."""
    if _MAIL.fullmatch(value):
        return "email"
    if _NUMBER.fullmatch(value) and _OF_TELEPHONE.search(name):
        return "phone"
    return None


def read(fields: Mapping[str, str]) -> Filled:
    """Sort the fields of a form; of two that mean the same the first that is filled in counts."""
    known: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for name, value in fields.items():
        value = value.strip()
        if not value:
            continue
        kind = kind_of(name)
        if kind is None or kind in known:
            others.append((name.strip(), value))
        else:
            known[kind] = value
    for name, value in tuple(others):
        kind = _by_value(name, value)
        if kind is not None and kind not in known:
            known[kind] = value
            others.remove((name, value))
    if "given_name" in known and "name" in known and "family_name" not in known:
        known["family_name"] = known.pop("name")  # "Nom" beside "Prénom" is the rest of it
    return Filled(known=known, others=others)


def name_in(filled: Filled) -> str | None:
    """The sender's name as the form gives it."""
    parts = (filled.known.get("given_name"), filled.known.get("family_name"))
    whole = filled.known.get("name")
    if whole and not all(parts):
        return whole
    return " ".join(part for part in parts if part) or None
