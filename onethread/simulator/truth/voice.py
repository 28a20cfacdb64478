"""How one person puts things: phrases, register, slips, and the form that each channel gives to words."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from onethread.simulator.truth import names
from onethread.simulator.truth.grammar import expand
from onethread.simulator.truth.mess import iban_as_written, slips
from onethread.simulator.truth.people import Person
from onethread.simulator.truth.phrases import Phrases, phrases_of

SHORT = ("whatsapp", "sms", "webchat")


class Voice:
    """The words of one person."""

    def __init__(self, person: Person, chance: random.Random) -> None:
        self.person = person
        self.phrases: Phrases = phrases_of(person.language)
        self.signs_as: str | None = None  # somebody else writes for them
        self._chance = chance

    def say(self, pattern: str, facts: Mapping[str, str] | None = None) -> str:
        """One sentence."""
        return expand(pattern, facts or {}, self._chance)

    def fact(self, kind: str, value: str, *, bare: bool = False) -> str:
        """A number, with or without the word for it."""
        written = iban_as_written(value, self._chance) if kind == "iban" else value
        return self.say(self.phrases.bare if bare else self.phrases.facts[kind], {"value": written})

    def letter(self, channel: str, sentences: Sequence[str], *, begins: bool = True) -> str:
        """Sentences in the form of the channel: a mail with its greeting and end, a few words in chat."""
        chance, person = self._chance, self.person
        kept = [sentence for sentence in sentences if sentence]
        if channel == "phone":
            return self._note(kept)
        register = person.register
        if channel in SHORT:
            register = "casual" if register == "neutral" else register
            joiner = "\n" if chance.random() < 0.15 else " "
            text = joiner.join(kept)
            if begins and chance.random() < 0.6:
                text = f"{self.say(self.phrases.greet[register])} {text}"
            if begins and chance.random() < 0.12:
                text = f"{text} {self.say(self.phrases.bye['casual'])} {person.given}"
            return self._typed(self._loose(text.strip()))
        body = self._paragraphs(kept)
        if channel == "form":
            return self._typed(body)
        parts = [body]
        if begins or chance.random() < 0.5:
            parts.insert(0, self.say(self.phrases.greet[register]))
        if begins or chance.random() < 0.7:
            parts.append(f"{self.say(self.phrases.bye[register])}\n{self._signed()}")
        return self._typed("\n\n".join(part for part in parts if part.strip()))

    def _paragraphs(self, sentences: list[str]) -> str:
        if len(sentences) < 3 or self._chance.random() < 0.4:
            return " ".join(_capital(each) for each in sentences)
        at = 1 + int(self._chance.random() * (len(sentences) - 1))
        return (
            " ".join(_capital(each) for each in sentences[:at])
            + "\n\n"
            + " ".join(_capital(each) for each in sentences[at:])
        )

    def _signed(self) -> str:
        if self.signs_as is not None:
            return self.signs_as
        person, roll = self.person, self._chance.random()
        if roll < 0.25 and person.register != "formal":
            return person.given
        lines = [person.written(self._chance)[0] if roll < 0.45 else person.name]
        if person.company:
            lines.append(person.company)
        if roll > 0.85:
            home = person.home
            lines.append(f"{home.street} {home.house}, {home.postcode} {home.city}")
        if roll > 0.93:
            lines.append(
                f"0{person.mobile.value[2:]}" if person.national else f"+{person.mobile.value}"
            )
        return "\n".join(lines)

    def _note(self, sentences: list[str]) -> str:
        """An agent's own words about what was said on the telephone."""
        person, chance = self.person, self._chance
        title = chance.choice(names.TITLES[person.language][0 if person.female else 1])
        who = f"{title} {person.family}" if chance.random() < 0.7 else person.name
        said = " ".join(sentences)
        return self.say(self.phrases.note, {"who": who, "said": said})

    def _loose(self, text: str) -> str:
        """Lower case, no full stop: as people type on a telephone."""
        chance = self._chance
        if self.person.register == "casual":
            if chance.random() < 0.5:
                text = text[:1].lower() + text[1:]
            if text.endswith(".") and chance.random() < 0.6:
                text = text[:-1]
            if chance.random() < 0.1:
                text += chance.choice((" 🙏", " 😅", " 👍", " 😡", "!!", " 🙂"))
        return text

    def _typed(self, text: str) -> str:
        return slips(text, self.person.careless, self._chance)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
