"""One matter of one tenant: its facts, and everything both sides say about it."""

from __future__ import annotations

import random

from onethread.simulator.housing import themes_en, themes_nl
from onethread.simulator.housing.grammar import expand
from onethread.simulator.housing.people import STREETS, Language, Person
from onethread.simulator.housing.talk import topics_of
from onethread.simulator.housing.theme import Theme

_BOOKS = {"nl": themes_nl, "en": themes_en}


def themes(language: Language) -> tuple[Theme, ...]:
    """All subjects in a language."""
    found: tuple[Theme, ...] = _BOOKS[language].THEMES
    return found


class Matter:
    """What `person` wants. Every text is new, and its facts stay the same."""

    def __init__(self, person: Person, chance: random.Random, theme: Theme | None = None) -> None:
        self.person = person
        self._chance = chance
        self._book = _BOOKS[person.language]
        choices = self._book.THEMES
        self.theme = theme or chance.choices(choices, [t.weight for t in choices])[0]
        self.facts: dict[str, str] = {
            "name": person.name,
            "street": person.street,
            "number": person.house,
            "postcode": person.postcode,
            "city": person.city,
            "phone": f"06 {person.number[3:5]} {person.number[5:]}",
            "tenant": person.tenant,
            "room": chance.choice(self.theme.rooms or self._book.ROOMS),
            "since": chance.choice(self._book.SINCE),
            "day": chance.choice(self._book.DAYS),
            "month": chance.choice(self._book.MONTHS),
            "days": str(chance.randint(2, 6)),
            "hour": str(chance.randint(9, 16)),
            "cold": str(chance.randint(9, 15)),
            "code": f"{chance.choice('EFL')}{chance.randint(1, 99):02d}",
            "reading": f"{chance.randint(1_000, 48_000):05d}",
            "rent": str(chance.randint(520, 880)),
            "amount": str(chance.randint(60, 480)),
        }
        if self.theme.id == "viewing":  # someone else's home, so far
            self.facts |= {"street": chance.choice(STREETS), "number": str(chance.randint(1, 200))}
        details = list(self.theme.details)
        chance.shuffle(details)
        keep = 1 + round(person.chatty * (len(details) - 1))
        self.details = [self._say(pattern) for pattern in details[:keep]]
        self.opening = self._say(self.theme.opening)
        self.subject = self._say(self.theme.subject)

    def _say(self, pattern: str) -> str:
        return expand(pattern, self.facts, self._chance)

    def as_mail(self) -> str:
        """The first message as a mail's text."""
        paragraphs = [self._say(self._book.GREETINGS["mail"]), self.opening, *self.details]
        where = f"{self.person.name}\n{self.person.street} {self.person.house}, {self.person.city}"
        return "\n\n".join([*paragraphs, f"{self._say(self._book.CLOSINGS)}\n{where}"])

    def as_chat(self) -> list[str]:
        """The first message as people type it: in one go or in pieces."""
        greeting = self._say(self._book.GREETINGS["chat"])
        opening = self.opening
        if greeting:
            first = (
                opening if opening.startswith(("I ", "I'")) else opening[0].lower() + opening[1:]
            )
            opening = f"{greeting}, {first}"
        if greeting and self._chance.random() < 0.3:
            return [greeting, self.opening, *self.details]
        if self._chance.random() < 0.5:
            return [" ".join([opening, *self.details])]
        return [opening, *self.details]

    @property
    def label(self) -> str:
        """What can be read on a photo of it."""
        return self.facts["reading" if self.theme.drawing == "meter" else "code"]

    def caption(self) -> str:
        """What is written with a photo."""
        return self._say(self.theme.photo or self._book.ANSWERS["photo"])

    def wants_photo(self, said: str) -> bool:
        """Whether an answer of the agent asks for a photo of something that can be shown."""
        return self.theme.photo is not None and "photo" in topics_of(said)

    def answer(self, said: str) -> str:
        """What the customer says to an agent's words."""
        topics = topics_of(said)
        if not topics and "?" not in said:
            return self.thanks()
        parts: list[str] = []
        for topic in topics or ["other"]:
            pattern = self.theme.answers.get(topic) or self._book.ANSWERS[topic]
            part = self._say(pattern)
            if part not in parts:
                parts.append(part)
        return " ".join(parts[:3])

    def thanks(self) -> str:
        """The last word."""
        return self._say(self._book.THANKS)

    def chase(self) -> str:
        """After waiting too long."""
        return self._say(self._book.CHASE)

    def switched(self, channel: str) -> str:
        """How a customer begins who goes on by another channel."""
        return self._say(self._book.SWITCH[channel])

    def facts_of_letter(self) -> list[str]:
        """Lines of the organisation's letter that the customer writes about."""
        facts = self.facts
        return [
            facts["name"],
            f"{self.person.street} {self.person.house}, {facts['postcode']} {facts['city']}",
            facts["tenant"],
            f"€ {facts['rent']},00",
        ]

    def agent_asks(self) -> str:
        """What a demo agent asks first."""
        return self._say(self.theme.ask)

    def agent_solves(self) -> str:
        """What a demo agent says to settle it; empty when the first answer settled it."""
        return self._say(self.theme.solve) if self.theme.solve else ""

    def agent_closes(self) -> str:
        """The last word of a demo agent."""
        return self._say(self._book.AGENT_CLOSES)

    def note(self) -> str:
        """An internal note of a demo agent."""
        return self._say(self._book.NOTE)
