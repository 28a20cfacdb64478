"""Households and the people in them, with every address they use. Seeded: the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from onethread.simulator.truth import names
from onethread.simulator.truth.mess import plain, slip
from onethread.simulator.truth.phrases.shape import SECTORS, Language

_PARTICLES = {"de", "van", "den", "der", "el", "ter", "von", "zur", "le", "'t"}


class Address(msgspec.Struct, kw_only=True, frozen=True):
    """One address by which people are reached. Two people with one address share this very object; a
    number that went to somebody else is another Address with the same value."""

    id: str
    kind: str  # email, phone, external, visitor, platform
    value: str


class Home(msgspec.Struct, kw_only=True):
    """Where a household lives, and what its members share."""

    id: int
    street: str
    house: str
    postcode: str
    city: str
    mailbox: Address | None = None
    landline: Address | None = None


class Person(msgspec.Struct, kw_only=True):
    """Somebody who is served."""

    id: str
    language: Language
    sector: str
    brand: int
    female: bool
    given: str
    family: str
    maiden: str | None  # the name before marriage, still used now and then
    born: date
    home: Home
    company: str | None
    emails: list[Address]
    mobile: Address
    national: bool  # the number is of the organisation's own country
    desk: Address | None  # the firm's number with an extension, "312091…;12"
    platform: Address | None  # known to the messenger by an id alone
    visitors: list[Address]
    external: Address
    channels: list[str]
    linked: (
        bool  # the system was told, on one occasion, that mail address and number are one person's
    )
    register: str
    careless: float  # how many slips

    @property
    def name(self) -> str:
        """In full."""
        return f"{self.given} {self.family}"

    def written(self, chance: random.Random) -> tuple[str, str | None]:
        """The name as it is written this time, and what is special about it."""
        roll = chance.random()
        given, family = self.given, self.family
        if roll < 0.55:
            return self.name, None
        if roll < 0.62:
            return plain(self.name), "diacritics" if plain(self.name) != self.name else None
        if roll < 0.69:
            return f"{given[0]}. {family}", "initials"
        if roll < 0.75:
            return f"{family}, {given}", "name_order"
        if roll < 0.78:
            return f"{family} {given}", "name_order"
        if roll < 0.83 and self.maiden:
            return f"{given} {family}-{self.maiden}", "married_name"
        if roll < 0.86 and self.maiden:
            return f"{given} {self.maiden}", "married_name"
        if roll < 0.91:
            return slip(self.name, chance), "typing_error"
        if roll < 0.95:
            return names.NICKNAMES.get(given, given) + f" {family}", "nickname"
        return self.name.lower() if chance.random() < 0.5 else self.name.upper(), None


class People:
    """Makes households until there are enough people."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._people = 0
        self._homes = 0
        self._addresses = 0
        self._mail: set[str] = set()
        self._places: list[tuple[str, str]] = []

    def make(self, count: int) -> list[Person]:
        """`count` people, household by household."""
        people: list[Person] = []
        for household in self._households():
            people += household
            if len(people) >= count:
                return people[:count]
        return people

    def _households(self) -> Iterator[list[Person]]:
        chance = self._chance
        while True:
            home = self._home()
            language: Language = chance.choices(("nl", "en", "fr", "de"), (70, 14, 8, 8))[0]
            roll = chance.random()
            size = 1 if roll < 0.62 else 2 if roll < 0.9 else 3
            family = self._family(language)
            sector = chance.choice(tuple(SECTORS))
            brand = chance.randrange(2)
            members = []
            for number in range(size):
                own = number > 0 and chance.random() < 0.25
                surname = self._family(language) if own else family
                members.append(self._person(home, language, surname, sector, brand, number))
            if size > 1:
                self._share(home, members, language)
            yield members

    def _share(self, home: Home, members: list[Person], language: Language) -> None:
        chance = self._chance
        if chance.random() < 0.3:
            word = plain(members[0].family).replace(" ", "").replace("'", "").lower()
            home.mailbox = self._address("email", self._unique(f"fam.{word}", language))
            for person in members[:2]:
                person.emails.insert(0, home.mailbox)
                person.emails[1:] = person.emails[1:3]
        if chance.random() < 0.35:
            number = f"3120{9_000_000 + self._homes * 7919 % 999_983:07d}"
            home.landline = self._address("phone", number)
        # Father and son of one name: only the date of birth and their own addresses tell them apart.
        if chance.random() < 0.08 and members[0].family == members[1].family:
            members[1].given, members[1].female = members[0].given, members[0].female
            members[1].born = members[0].born + timedelta(days=365 * 27 + chance.randrange(2000))
            members[1].maiden = None
            if home.mailbox is not None:
                members[1].emails.remove(home.mailbox)
                members[1].emails = members[1].emails or [
                    self._address(
                        "email", self._email(members[1].given, members[1].family, language)
                    )
                ]

    def _home(self) -> Home:
        chance = self._chance
        self._homes += 1
        if self._places and chance.random() < 0.05:  # another flat at a known street and postcode
            street, postcode = chance.choice(self._places)
        else:
            street = chance.choice(names.STREETS)
            letters = "ABCDEGHJKLMNPRSTVWXZ"
            postcode = (
                f"{chance.randint(1100, 9899)} {chance.choice(letters)}{chance.choice(letters)}"
            )
            self._places.append((street, postcode))
        return Home(
            id=self._homes,
            street=street,
            house=f"{chance.randint(1, 240)}{chance.choice(('', '', '', '', 'A', 'B', '-2'))}",
            postcode=postcode,
            city=chance.choice(names.CITIES),
        )

    def _person(
        self, home: Home, language: Language, family: str, sector: str, brand: int, number: int
    ) -> Person:
        chance = self._chance
        self._people += 1
        female = chance.random() < 0.5
        given = self._given(language, female)
        how_many = chance.choices((1, 2, 3, 4), (66, 22, 8, 4))[0]
        national = language == "nl" or chance.random() < 0.5
        own = {"nl": "31697", "en": "44770", "fr": "33639", "de": "49151"}[language]
        digits = f"{'31697' if national else own}{1_000_000 + self._people * 7919 % 8_999_993:07d}"
        if not national and language != "fr":
            digits = digits[:12]
        mobile = self._address("phone", digits[:11] if digits.startswith(("31", "33")) else digits)
        hides = chance.random() < 0.05
        uses = ["email", "whatsapp", "webchat", "phone", "sms", "form"]
        weights = (34, 28, 16, 10, 5, 7)
        chosen: list[str] = []
        while len(chosen) < (1 if chance.random() < 0.2 else 2 if chance.random() < 0.55 else 3):
            channel = chance.choices(uses, weights)[0]
            if channel not in chosen:
                chosen.append(channel)
        company = chance.choice(names.COMPANIES) if chance.random() < 0.04 else None
        firm = 1_000_000 + names.COMPANIES.index(company) * 1009 if company else 0
        return Person(
            id=f"p{self._people}",
            language=language,
            sector=sector,
            brand=brand,
            female=female,
            given=given,
            family=family,
            maiden=(
                self._family(language) if female and number < 2 and chance.random() < 0.35 else None
            ),
            born=date(1938, 1, 1) + timedelta(days=chance.randrange(366 * 68)),
            home=home,
            company=company,
            emails=self._emails(given, family, language, how_many),
            mobile=mobile,
            national=national,
            desk=(
                self._address("phone", f"3120{firm:07d};{self._people % 9000 + 100}")
                if company
                else None
            ),
            platform=(
                self._address("platform", f"NL.{chance.randrange(10**16, 10**17)}")
                if hides
                else None
            ),
            visitors=[
                self._address("visitor", f"{chance.getrandbits(128):032x}")
                for _ in range(1 if chance.random() < 0.7 else 2)
            ],
            external=self._address("external", f"K-{100_000 + self._people * 37 % 899_981}"),
            channels=chosen,
            linked=len(chosen) > 1 and not hides and chance.random() < 0.8,
            register=chance.choices(("formal", "neutral", "casual"), (25, 45, 30))[0],
            careless=chance.choice((0.0, 0.0, 0.01, 0.03, 0.08)),
        )

    def _family(self, language: Language) -> str:
        """The common names are common, and half of all people have a rarer one."""
        chance = self._chance
        if chance.random() < 0.5:
            common = names.FAMILY[language]
            return common[int(len(common) * chance.random() ** 1.5)]
        first, second, before = names.FAMILY_PARTS[language]
        return f"{chance.choice(before)}{chance.choice(first)}{chance.choice(second)}"

    def _given(self, language: Language, female: bool) -> str:
        side = 0 if female else 1
        pool = names.GIVEN if self._chance.random() < 0.5 else names.MORE_GIVEN
        return self._chance.choice(pool[language][side])

    def _emails(self, given: str, family: str, language: Language, count: int) -> list[Address]:
        """One's first address, and more, often of the same name at another host."""
        made: list[str] = []
        for _ in range(count):
            if made and self._chance.random() < 0.4:
                made.append(self._unique(made[0].partition("@")[0], language))
            else:
                made.append(self._email(given, family, language))
        return [self._address("email", each) for each in made]

    def _email(self, given: str, family: str, language: Language) -> str:
        chance = self._chance
        words = [w for w in plain(family).lower().replace("'", "").split() if w not in _PARTICLES]
        last = (words or ["x"])[-1].replace("-", "")
        first = plain(given).lower().replace("-", "").replace("'", "")
        local = chance.choice(
            (
                f"{first}.{last}",
                f"{first[0]}.{last}",
                f"{first}{last}",
                f"{last}{first[0]}",
                f"{first}_{last}",
            )
        )
        if chance.random() < 0.3:
            local += str(chance.randint(1, 99))
        return self._unique(local, language)

    def _unique(self, local: str, language: Language) -> str:
        host = self._chance.choice(names.HOSTS[language])
        value, key = f"{local}@{host}", f"{local.replace('.', '')}@{host}"
        while key in self._mail:
            local += str(self._chance.randint(0, 9))
            value, key = f"{local}@{host}", f"{local.replace('.', '')}@{host}"
        self._mail.add(key)
        return value

    def _address(self, kind: str, value: str) -> Address:
        self._addresses += 1
        return Address(id=f"a{self._addresses}", kind=kind, value=value)

    def again(self, address: Address) -> Address:
        """The same number or address, later, of somebody else."""
        return self._address(address.kind, address.value)
