"""How a matter goes: opened, asked about, answered, carried to another channel, closed, taken up again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from onethread.simulator.truth.events import Event, Inbound, Outbound, Sender
from onethread.simulator.truth.mess import address_as_written
from onethread.simulator.truth.people import Address, Person
from onethread.simulator.truth.phrases.shape import MatterWords
from onethread.simulator.truth.reach import Reaches, Turn
from onethread.simulator.truth.told import InboundTruth, MatterTruth, OutboundTruth
from onethread.simulator.truth.voice import SHORT, Voice

FILES = {
    "photo": ("IMG_{n}.jpg", "foto {n}.jpg", "WhatsApp Image {n}.jpeg", "scan{n}.png"),
    "paper": ("brief-{n}.pdf", "document {n}.pdf", "bijlage_{n}.docx", "rekening-{n}.pdf"),
}


class Draft(msgspec.Struct, kw_only=True):
    """An event before it has its id. `answers`: what an agent's action is about."""

    at: datetime
    event: Event
    truth: InboundTruth | OutboundTruth
    answers: Draft | None = None


class Story:
    """One matter of one person."""

    def __init__(
        self,
        person: Person,
        reaches: Reaches,
        truth: MatterTruth,
        numbers: dict[str, str],
        start: datetime,
        chance: random.Random,
    ) -> None:
        self.person = person
        self.voice = Voice(person, chance)
        self.words: MatterWords = self.voice.phrases.matters[truth.kind]
        self.truth = truth
        self.numbers = numbers
        self.at = start
        self.drafts: list[Draft] = []
        self.given: set[str] = set()
        self.thread: list[str] = []  # Message-IDs of the mail thread, oldest first
        self.subject = ""
        self.channel = ""
        self.mess: list[str] = []
        self._reaches = reaches
        self._chance = chance
        self._texts = 0

    # -- what is said ------------------------------------------------------------------------------

    def topic(self) -> str:
        return self.voice.say(self.words.topic)

    def opening(self) -> list[str]:
        """The state of things, with more or fewer details, in an order of one's own."""
        say, words, chance = self.voice.say, self.words, self._chance
        parts = [say(words.state)]
        parts += [say(each) for each in words.details if chance.random() < 0.5]
        wish = say(words.wish)
        if chance.random() < 0.15:
            parts.insert(0, wish)
        else:
            parts.append(wish)
        if chance.random() < 0.3:
            parts.append(say(self.voice.phrases.urge))
        return parts

    def number(self, kind: str, facts: list[tuple[str, str]], *, bare: bool = False) -> str:
        """Gives one of the matter's numbers."""
        value = self.numbers[kind]
        self.given.add(kind)
        facts.append((kind, value))
        return self.voice.fact(kind, value, bare=bare)

    def extras(self, facts: list[tuple[str, str]]) -> list[str]:
        """Now and then a date or an address of the matter."""
        chance, phrases, say = self._chance, self.voice.phrases, self.voice.say
        parts = []
        if chance.random() < 0.15:
            day = (self.at - timedelta(days=chance.randrange(1, 20))).date()
            facts.append(("date", day.isoformat()))
            parts.append(say(phrases.date, {"date": self.day(day)}))
        if chance.random() < 0.15:
            home = self.person.home
            facts.append(("address", f"{home.street} {home.house}"))
            line = address_as_written(home.street, home.house, home.postcode, home.city, chance)
            if home.street in line:
                parts.append(say(phrases.address, {"address": line}))
            else:
                facts.pop()
        return parts

    def day(self, day: date) -> str:
        """A date as people write it."""
        months, chance = self.voice.phrases.months, self._chance
        how = chance.random()
        if how < 0.5:
            return f"{day.day} {months[day.month - 1]}"
        if how < 0.7:
            return f"{day.day} {months[day.month - 1]} {day.year}"
        if self.person.language == "de":
            return f"{day.day}.{day.month}.{day.year}"
        return f"{day.day}-{day.month}-{day.year}" if how < 0.9 else day.strftime("%d/%m/%Y")

    # -- events ------------------------------------------------------------------------------------

    def pass_time(self, least: timedelta, most: timedelta) -> None:
        self.at += least + (most - least) * self._chance.random() ** 2

    def hear(
        self,
        turn: Turn,
        sentences: Sequence[str],
        facts: list[tuple[str, str]],
        *,
        begins: bool = False,
        threaded: bool = True,
        attachments: Sequence[str] = (),
        **known: Any,
    ) -> Draft:
        """The customer says something on the channel of `turn`."""
        headers: dict[str, Any] = {}
        subject = None
        if turn.channel == "email":
            subject, headers = self._mail(begins and not known.get("old_thread"), threaded)
            headers.update(known.pop("headers", {}))
        known.pop("old_thread", None)
        facts = [*facts, *(("attachment", name) for name in attachments)]
        mess = [*turn.mess, *self.mess, *known.pop("mess", [])]
        self.mess = []
        draft = Draft(
            at=self.at,
            event=Inbound(
                id="",
                at=self.at,
                channel=turn.channel,  # type: ignore[arg-type]
                sender=turn.sender,
                to=address_of_brand(turn.channel, self.truth.brand),
                subject=subject,
                text=self.voice.letter(turn.channel, sentences, begins=begins),
                attachments=list(attachments),
                email_headers=headers,
            ),
            truth=InboundTruth(
                person=known.pop("person", self.person.id),
                matter=self.truth.id,
                addresses=[each.id for each in turn.addresses],
                proved=[each.id for each in turn.proved],
                details=turn.details,
                mess=mess,
                facts=facts,
                switch=bool(self.channel) and turn.channel != self.channel,
                **known,
            ),
        )
        for fact in facts:
            if fact not in self.truth.facts:
                self.truth.facts.append(fact)
        self.channel = turn.channel
        self.drafts.append(draft)
        return draft

    def _mail(self, begins: bool, threaded: bool) -> tuple[str, dict[str, Any]]:
        chance = self._chance
        own = f"<{self.truth.id}.{len(self.drafts)}.{chance.getrandbits(40):x}@{chance.choice(MAIL_HOSTS)}>"
        headers: dict[str, Any] = {"Message-ID": own}
        headers["Authentication-Results"] = "pass" if chance.random() < 0.9 else "none"
        if begins or not self.subject:
            self.subject = self.voice.say(self.words.subject)
            if chance.random() < 0.04:
                self.subject = ""
        elif threaded and self.thread:
            headers["In-Reply-To"] = self.thread[-1]
            headers["References"] = " ".join(self.thread[-8:])
            self.thread.append(own)
            return f"Re: {self.subject}" if self.subject else "Re:", headers
        self.thread.append(own)
        return self.subject, headers

    def answer(self, about: Draft, sentences: Sequence[str], **known: Any) -> Draft:
        """An agent answers on the leg of `about`."""
        assert isinstance(about.event, Inbound)
        headers: dict[str, Any] = {}
        if about.event.channel == "email":
            own = f"<out.{self.truth.id}.{len(self.drafts)}@brand.example>"
            headers = {"Message-ID": own}
            self.thread.append(own)
        say, phrases = self.voice.say, self.voice.phrases
        text = " ".join(each for each in sentences if each)
        if about.event.channel not in SHORT or self._chance.random() < 0.3:
            greet = say(phrases.agent_greet, {"name": self.person.family})
            text = f"{greet}\n\n{text}\n\n{say(phrases.agent_bye)}".strip()
        draft = Draft(
            at=self.at,
            event=Outbound(
                id="",
                at=self.at,
                kind="reply",
                to_event="",
                channel=about.event.channel,
                text=text,
                subject=f"Re: {self.subject}" if about.event.channel == "email" else None,
                email_headers=headers,
            ),
            truth=OutboundTruth(matter=self.truth.id, **known),
            answers=about,
        )
        for fact in known.get("facts", []):
            if fact not in self.truth.facts:
                self.truth.facts.append(fact)
        self.drafts.append(draft)
        return draft

    def resolve(self, about: Draft) -> None:
        """The agent closes the matter."""
        self.drafts.append(
            Draft(
                at=self.at,
                event=Outbound(id="", at=self.at, kind="resolve", to_event=""),
                truth=OutboundTruth(matter=self.truth.id),
                answers=about,
            )
        )

    def file(self) -> str:
        """A file that customers send."""
        pattern = self._chance.choice(FILES["photo" if self._chance.random() < 0.6 else "paper"])
        return pattern.format(n=self._chance.randrange(1000, 9999))

    def colleague_turn(self) -> Turn:
        """Somebody of the same firm, by a mail address of the firm."""
        company = self.person.company or "kantoor"
        host = "".join(c for c in company.lower() if c.isalpha() and c.isascii())
        given = self._chance.choice(("sanne", "tom", "info", "planning", "els"))
        address = Address(
            id=f"a-{self.truth.id}-{given}",
            kind="email",
            value=f"{given}.{self.truth.id}@{host}.example",
        )
        return Turn(
            channel="email",
            sender=Sender(email=address.value, display_name=f"{given.title()} ({company})"),
            addresses=[address],
            proved=[address],
        )

    def turn(self, channel: str, *, tells_all: bool = False, again: bool = False) -> Turn:
        """How the person turns up on a channel."""
        return self._reaches.turn(channel, tells_all=tells_all, again=again)


MAIL_HOSTS = ("mail.customers.example", "smtp.customers.example", "mua.customers.example")


def address_of_brand(channel: str, brand: str) -> str:
    """Where a brand ("shop0") is reached on a channel."""
    if channel == "email":
        return f"service@{brand}.example"
    if channel in ("whatsapp", "sms", "phone"):
        line = sum(ord(c) * (i + 3) for i, c in enumerate(brand)) % 900
        return f"3120555{line:04d}"
    return f"www.{brand}.example"
