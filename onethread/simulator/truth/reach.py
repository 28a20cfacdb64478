"""By which addresses somebody turns up on a channel, written as people and providers write them."""

from __future__ import annotations

import random

import msgspec

from onethread.simulator.truth import names
from onethread.simulator.truth.events import Sender
from onethread.simulator.truth.mess import (
    address_as_written,
    mistyped,
    number_as_written,
    slip,
    with_extension,
)
from onethread.simulator.truth.people import Address, Person
from onethread.simulator.truth.phrases import phrases_of

IGNORES_PLUS = ("gmail.com", "outlook.com", "hotmail.com", "fastmail.com")


class Turn(msgspec.Struct, kw_only=True):
    """One way to turn up: what the channel tells of the sender, and which addresses those truly are."""

    channel: str
    sender: Sender
    addresses: list[Address]
    proved: list[Address]
    details: list[str] = []
    mess: list[str] = []


class Reaches:
    """Chooses and writes the addresses of one person."""

    def __init__(self, person: Person, chance: random.Random) -> None:
        self.person = person
        self._chance = chance
        self._kept: dict[str, Turn] = {}

    def turn(self, channel: str, *, tells_all: bool = False, again: bool = False) -> Turn:
        """How they turn up on a channel. `tells_all`: by mail address and number together. `again`: as
        the last time, so far as devices and mail programs keep it."""
        kept = self._kept.get(channel)
        if again and kept is not None and channel != "phone":
            return kept
        made: Turn = getattr(self, f"_{channel}")(tells_all)
        self._kept[channel] = made
        return made

    def _shown_name(self, mess: list[str]) -> str:
        name, why = self.person.written(self._chance)
        if why:
            mess.append(why)
        return name

    def _mail_address(self, mess: list[str]) -> tuple[Address, str]:
        person, chance = self.person, self._chance
        address = person.emails[0]
        if len(person.emails) > 1 and chance.random() < 0.45:
            address = chance.choice(person.emails[1:])
            mess.append("several_addresses")
        if address == person.home.mailbox:
            mess.append("shared_mailbox")
        value = address.value
        local, _, host = value.partition("@")
        if host in IGNORES_PLUS and chance.random() < 0.06:
            value = f"{local}+{chance.choice(('shop', 'wonen', 'energie', 'spam'))}@{host}"
            mess.append("plus_address")
        elif chance.random() < 0.05:
            value = value.title() if chance.random() < 0.5 else value.upper()
            mess.append("letter_case")
        return address, value

    def _email(self, _all: bool) -> Turn:
        person, chance = self.person, self._chance
        mess: list[str] = []
        address, value = self._mail_address(mess)
        if address == person.home.mailbox and chance.random() < 0.4:
            name = names.FAMILY_WORDS[person.language].format(person.family)
        elif chance.random() < 0.12:
            name = ""
        else:
            name = self._shown_name(mess)
        return Turn(
            channel="email",
            sender=Sender(email=value, display_name=name or None),
            addresses=[address],
            proved=[address],
            mess=mess,
        )

    def _whatsapp(self, _all: bool) -> Turn:
        person, chance = self.person, self._chance
        mess: list[str] = []
        roll = chance.random()
        name = (
            person.given if roll < 0.3 else self._shown_name(mess) if roll < 0.75 else person.name
        )
        if roll > 0.93:
            name = chance.choice(("~", "🌸", person.given[0], f"{person.given} 🏠"))
        if person.platform is not None:
            mess.append("silent_identity")
            sender = Sender(wa_id=person.platform.value, profile_name=name)
            return Turn(
                channel="whatsapp",
                sender=sender,
                addresses=[person.platform],
                proved=[person.platform],
                mess=mess,
            )
        return Turn(
            channel="whatsapp",
            sender=Sender(wa_id=person.mobile.value, profile_name=name),
            addresses=[person.mobile],
            proved=[person.mobile],
            mess=mess,
        )

    def _webchat(self, tells_all: bool) -> Turn:
        person, chance = self.person, self._chance
        mess: list[str] = []
        visitor = person.visitors[0] if chance.random() < 0.75 else person.visitors[-1]
        if tells_all or chance.random() < 0.2:  # logged in
            mail, number = person.emails[-1], person.mobile
            return Turn(
                channel="webchat",
                sender=Sender(
                    visitor=visitor.value,
                    external=person.external.value,
                    email=mail.value,
                    phone=f"+{number.value}",
                    display_name=person.name,
                ),
                addresses=[person.external, visitor, mail, number],
                proved=[person.external, visitor, mail, number],
            )
        if chance.random() < 0.4:
            mail, value = self._mail_address(mess)
            return Turn(
                channel="webchat",
                sender=Sender(
                    visitor=visitor.value, email=value, display_name=self._shown_name(mess)
                ),
                addresses=[visitor, mail],
                proved=[visitor],
                mess=mess,
            )
        mess.append("silent_identity")
        return Turn(
            channel="webchat",
            sender=Sender(visitor=visitor.value),
            addresses=[visitor],
            proved=[visitor],
            mess=mess,
        )

    def _number(self, mess: list[str]) -> tuple[Address, str]:
        person, chance = self.person, self._chance
        number = person.mobile
        if person.home.landline is not None and chance.random() < 0.4:
            number = person.home.landline
            mess.append("shared_telephone")
        if person.desk is not None and chance.random() < 0.5:
            number = person.desk
            line, _, extension = number.value.partition(";")
            mess += ["number_format", "extension"]
            return number, with_extension(
                number_as_written(line, chance, national=True), extension, chance
            )
        national = person.national or number is person.home.landline
        written = number_as_written(number.value, chance, national=national)
        if not written.startswith("+") or " " in written:
            mess.append("number_format")
        return number, written

    def _phone(self, _all: bool) -> Turn:
        person, chance = self.person, self._chance
        mess: list[str] = []
        number, written = self._number(mess)
        title = chance.choice(names.TITLES[person.language][0 if person.female else 1])
        name = f"{title} {person.family}" if chance.random() < 0.4 else self._shown_name(mess)
        return Turn(
            channel="phone",
            sender=Sender(phone=written, display_name=name),
            addresses=[number],
            proved=[],
            mess=mess,
        )

    def _sms(self, _all: bool) -> Turn:
        person = self.person
        return Turn(
            channel="sms",
            sender=Sender(phone=f"+{person.mobile.value}"),
            addresses=[person.mobile],
            proved=[person.mobile],
        )

    def _form(self, tells_all: bool) -> Turn:
        person, chance = self.person, self._chance
        mess: list[str] = []
        labels = phrases_of(person.language).fields
        mail, value = self._mail_address(mess)
        fields: dict[str, str] = {}
        details: list[str] = ["name"]
        name, why = person.written(chance)
        if why:
            mess.append(why)
        given, _, family = name.partition(" ")
        if chance.random() < 0.5 and family and "," not in name:
            fields[labels["given_name"]], fields[labels["family_name"]] = given, family
        else:
            fields[labels["name"]] = name
        if not tells_all and chance.random() < 0.03:
            wrong = mistyped(value, chance)
            if wrong != value:  # an address that is nobody's
                value = wrong
                mail = Address(id=f"{mail.id}-{wrong}", kind="email", value=wrong)
                mess.append("mistyped_address")
        fields[labels["email"]] = value
        addresses = [mail]
        if tells_all or chance.random() < 0.5:
            if tells_all:
                number = person.mobile
                written = number_as_written(number.value, chance, national=person.national)
                mess.append("number_format")
            else:
                number, written = self._number(mess)
            fields[labels["phone"]] = written
            addresses.append(number)
        if tells_all or chance.random() < 0.6:
            self._where(fields, labels, details, mess)
        if chance.random() < 0.35:
            fields[labels["date_of_birth"]] = person.born.strftime(
                "%d-%m-%Y" if person.language != "en" else "%Y-%m-%d"
            )
            details.append("date_of_birth")
        if chance.random() < 0.15:
            fields[labels["external"]] = person.external.value
            addresses.append(person.external)
        return Turn(
            channel="form",
            sender=Sender(form_fields=fields),
            addresses=addresses,
            proved=[],
            details=details,
            mess=mess,
        )

    def _where(
        self, fields: dict[str, str], labels: dict[str, str], details: list[str], mess: list[str]
    ) -> None:
        chance, home = self._chance, self.person.home
        street = home.street
        if chance.random() < 0.06:
            street = slip(street, chance)
            mess.append("typing_error")
        if chance.random() < 0.4:
            fields[labels["address"]] = address_as_written(
                street, home.house, home.postcode, home.city, chance
            )
        else:
            if chance.random() < 0.7:
                fields[labels["street"]] = street
            fields[labels["house_number"]] = home.house
            postcode = home.postcode if chance.random() < 0.6 else home.postcode.replace(" ", "")
            fields[labels["postcode"]] = postcode.lower() if chance.random() < 0.1 else postcode
            if chance.random() < 0.7:
                fields[labels["city"]] = home.city
        details.append("address")
