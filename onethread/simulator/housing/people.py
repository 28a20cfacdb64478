"""Invented tenants: names, addresses, numbers. No one is real; numbers are from unassigned ranges."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import Literal

import msgspec

Language = Literal["nl", "en"]

_FIRST_NL = (
    "Fatima Jan Sanne Youssef Petra Willem Emine Daan Lotte Kees Naima Bram Anouk Hassan Marieke Thijs "
    "Samira Joost Ingrid Murat Eline Gerrit Aisha Ruben Wilma Femke Achmed Truus Sven Chantal Dewi Rachid "
    "Margriet Pieter Yasmin Henk Noor Bart Ilse Mohamed Coby Stefan Tineke Ravi Esther Koos Loes Nadia "
    "Frits Meral Jasper Ria Sefa Hanneke Tom Gülsen Arie Linda Omar"
).split()
_LAST_NL = (
    "de Boer,Jansen,Bakker,El Amrani,Visser,van Dijk,Yılmaz,Smit,Mulder,de Groot,Bouzid,van den Berg,Dekker,"
    "Meijer,Demir,Kuipers,Hendriks,van Leeuwen,Postma,Ramdin,Brouwer,de Wit,Dijkstra,Ouali,Scholten,Kaya,"
    "van der Meer,Prins,Blom,Huisman,Soekhai,Peters,van Vliet,Kok,Benali,Jacobs,Vermeulen,Willems"
).split(",")
_FIRST_EN = (
    "Olivia James Priya Michael Chidi Emma Kofi Laura Daniel Grace Ahmed Sarah Tomasz Elena Luca Marta "
    "Andrei Sofia Wei Hannah Diego Ewa Kwame Aoife"
).split()
_LAST_EN = (
    "Smith,Okafor,Sharma,Kowalski,Rossi,Brown,Popescu,Silva,Nguyen,Murphy,Khan,Ivanova,Müller,Mensah,García,"
    "Novak,Chen,Wilson"
).split(",")
STREETS = (
    "Lindengracht,Waterkant,Merelstraat,Kastanjelaan,Zuiderdijk,Molenweg,Parkzicht,Havenstraat,Tulpstraat,"
    "Vondelpad,Rietveldlaan,Beukenhof,Prinsenkade,Sluisweg,Industriestraat,Nieuwe Erven,Oranjeplein,"
    "Kerkpad,Spaarnezicht,Ooievaarstraat"
).split(",")
_CITIES = ("Watermeer", "Nieuwerdam", "Oudhaven")
_MAIL_HOSTS = ("post.example", "mail.example", "thuis.example", "inbox.example")


class Person(msgspec.Struct, kw_only=True):
    """A tenant. `chatty` (0 to 1) is how much they write, `patience_seconds` how long they wait."""

    name: str
    first_name: str
    language: Language
    email: str
    number: str  # digits, with country code
    tenant: str
    street: str
    house: str
    postcode: str
    city: str
    chatty: float
    patience_seconds: float
    uses: tuple[str, ...]  # channels, the one they like best first
    portal: bool  # logs in on the website before chatting
    user_id: str  # by which WhatsApp knows them to this organisation
    hides_number: bool  # WhatsApp shows the organisation no number
    linked: bool = False  # chatted logged in before, so that every address of theirs is known


class People:
    """Makes tenants; the same ones for the same seed, no two with one address."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._made = 0
        self._emails: set[str] = set()

    def new(self) -> Person:
        """The next tenant."""
        chance = self._chance
        self._made += 1
        language: Language = "nl" if chance.random() < 0.75 else "en"
        first = chance.choice(_FIRST_NL if language == "nl" else _FIRST_EN)
        last = chance.choice(_LAST_NL if language == "nl" else _LAST_EN)
        hides = chance.random() < 0.07
        uses = ["email", "whatsapp", "webchat"]
        chance.shuffle(uses)
        if chance.random() < 0.3:
            uses = uses[: chance.choice((1, 2))]
        return Person(
            name=f"{first} {last}",
            first_name=first,
            language=language,
            email=self._email(first, last),
            # 06 97… is not given out to subscribers.
            number=f"3169{7_000_000 + self._made * 7919 % 2_999_999:07d}",
            tenant=f"H{20_000 + self._made * 37 % 70_000}",
            street=chance.choice(STREETS),
            house=f"{chance.randint(1, 240)}{chance.choice(('', '', '', 'A', 'B'))}",
            postcode=f"{chance.randint(1100, 9899)} {chance.choice('ABCDEGHJKLMNPRSTVWXZ')}"
            f"{chance.choice('ABCDEGHJKLMNPRSTVWXZ')}",
            city=chance.choice(_CITIES),
            chatty=chance.random(),
            patience_seconds=chance.uniform(90, 420),
            uses=("whatsapp",) if hides else tuple(uses),
            portal=not hides and chance.random() < 0.85,
            user_id=f"NL.{chance.randrange(10**16, 10**17)}",
            hides_number=hides,
        )

    def _email(self, first: str, last: str) -> str:
        name = unicodedata.normalize("NFKD", f"{first}.{last}".lower())
        name = re.sub(r"[^a-z.]", "", name.replace("ı", "i"))
        address = f"{name}@{self._chance.choice(_MAIL_HOSTS)}"
        if address in self._emails:
            address = f"{name}{self._made}@{self._chance.choice(_MAIL_HOSTS)}"
        self._emails.add(address)
        return address
