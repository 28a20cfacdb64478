"""What happens in a matter, step by step, with everything that goes wrong in life."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from onethread.simulator.truth.people import Person
from onethread.simulator.truth.reach import Turn
from onethread.simulator.truth.story import Draft, Story

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# Shares of matters.
SWITCH, SECOND_SWITCH = 0.42, 0.12
RESUMED, THANKS, STAYS_OPEN = 0.12, 0.3, 0.12
ASKS, ASKS_KNOWN = 0.35, 0.14


class Plot:
    """Tells one story to its end."""

    def __init__(self, story: Story, chance: random.Random) -> None:
        self.story = story
        self._chance = chance
        self.last: Draft | None = None

    def happens(self, share: float) -> bool:
        return self._chance.random() < share

    def run(self, channels: list[str], *, introduces: bool, parallel: Draft | None = None) -> None:
        """The whole matter. `introduces`: the first contact tells mail address and number together.
        `parallel`: what the person last said of another matter that is still going on."""
        story = self.story
        self._open(channels[0], introduces, parallel)
        current = channels[0]
        for channel in channels[1:]:
            if self.happens(0.75):
                self._agent_turn()
                if current != "form" and self.happens(0.6):
                    self._customer_turn(current)
            self._switch(channel)
            current = channel
        self._agent_turn()
        # Nobody goes on talking by forms.
        for _ in range(self._chance.choice((0, 0, 1, 1, 2)) if current != "form" else 0):
            self._customer_turn(current)
            self._agent_turn()
        if self.happens(STAYS_OPEN):
            return
        self._solve()
        if self.happens(RESUMED):
            self._resume(channels)
            self._agent_turn()
            self._solve()
        elif current != "form" and self.happens(THANKS):
            self._thank(current)
        assert story.drafts

    # -- steps -------------------------------------------------------------------------------------

    def _open(self, channel: str, introduces: bool, parallel: Draft | None) -> None:
        story, chance, say = self.story, self._chance, self.story.voice.say
        phrases = story.voice.phrases
        turn = story.turn(channel, tells_all=introduces, again=parallel is not None)
        facts: list[tuple[str, str]] = []
        parts = story.opening()
        known: dict[str, Any] = {}
        mess: list[str] = []
        if parallel is not None:
            mess.append("two_matters")
            if channel != "phone":
                parts.insert(0, say(phrases.again))
        main, *others = story.numbers
        if self.happens(0.55):
            at = chance.randrange(len(parts) + 1)
            parts.insert(at, story.number(main, facts))
        if others and self.happens(0.3):
            parts.append(story.number(others[0], facts))
        parts += story.extras(facts)
        if channel == "form" and facts and self.happens(0.4):
            # The number has a field of its own instead.
            label = phrases.fields.get(main)
            if label and main in story.given:
                turn.sender.form_fields[label] = story.numbers[main]
        if channel == "phone" and self.happens(0.3):
            home = story.person.home
            parts.insert(
                0,
                say(
                    phrases.identify,
                    {"name": story.person.name, "address": f"{home.street} {home.house}"},
                ),
            )
        attachments = (
            [story.file()] if channel in ("email", "whatsapp", "form") and self.happens(0.2) else []
        )
        if attachments and channel != "form" and self.happens(0.6):
            parts.append(say(phrases.attach, {"file": attachments[0]}))
        if channel == "email" and parallel is None and self.happens(0.03):
            parts.insert(0, say(phrases.forwarded))
            mess.append("forwarded")
        self.last = story.hear(
            turn,
            parts,
            facts,
            begins=True,
            attachments=attachments,
            expect="new",
            mess=mess,
            **known,
        )
        if channel == "email" and "forwarded" in mess:
            self._forward()
        if channel in ("whatsapp", "webchat", "sms") and self.happens(0.2):
            self._fragments(channel)

    def _forward(self) -> None:
        event = self.story.drafts[-1].event
        subject = self.story.subject or "bericht"
        self.story.subject = f"Fwd: {subject}"
        event.subject = self.story.subject
        event.text += (
            f"\n\n---------- Forwarded message ---------\nFrom: info@leverancier.example\n"
            f"Subject: {subject}\n\n{self.story.voice.say(self.story.words.state)}"
        )

    def _fragments(self, channel: str) -> None:
        """Chat comes in bits: a word, a question mark, the rest of a sentence."""
        story = self.story
        for _ in range(1 + self._chance.randrange(2)):
            story.at += timedelta(seconds=self._chance.randrange(8, 120))
            said = story.voice.say(story.voice.phrases.fragment)
            self.last = story.hear(story.turn(channel, again=True), [said], [])

    def _customer_turn(self, channel: str) -> None:
        story, say, phrases = self.story, self.story.voice.say, self.story.voice.phrases
        story.pass_time(2 * MINUTE, 30 * HOUR)
        facts: list[tuple[str, str]] = []
        missing = [kind for kind in story.numbers if kind not in story.given]
        asked = self._asked()
        if asked and asked in story.numbers:
            parts = [story.number(asked, facts, bare=self.happens(0.6))]
        elif missing and self.happens(0.3):
            parts = [story.number(missing[0], facts)]
        elif self.happens(0.45):
            parts = [say(phrases.status, {"topic": story.topic()})]
        else:
            parts = [say(phrases.confirm)]
        if self.happens(0.15):
            parts.append(say(story.words.details[self._chance.randrange(len(story.words.details))]))
        attachments = (
            [story.file()] if channel in ("email", "whatsapp") and self.happens(0.1) else []
        )
        person: dict[str, Any] = {}
        turn = story.turn(channel, again=True)
        if channel == "email" and story.person.company and self.happens(0.4):
            turn, person = self._colleague(parts)
            story.voice.signs_as = turn.sender.name()
        self.last = story.hear(
            turn,
            parts,
            facts,
            attachments=attachments,
            threaded=not self.happens(0.06),
            restates=any(fact in story.truth.facts for fact in facts),
            **person,
        )
        story.voice.signs_as = None

    def _asked(self) -> str | None:
        for draft in reversed(self.story.drafts):
            if draft.answers is not None:
                return getattr(draft.truth, "asks", None)
        return None

    def _colleague(self, parts: list[str]) -> tuple[Turn, dict[str, Any]]:
        """Somebody else of the same firm answers in the thread."""
        story = self.story
        parts.insert(
            0, story.voice.say(story.voice.phrases.colleague, {"other": story.person.name})
        )
        turn = story.colleague_turn()
        party = turn.addresses[0].id.replace("a", "c", 1)
        story.truth.parties.append(party)
        return turn, {"person": party, "mess": ["colleague"]}

    def _switch(self, channel: str) -> None:
        """The matter goes on elsewhere."""
        story, say, phrases, chance = (
            self.story,
            self.story.voice.say,
            self.story.voice.phrases,
            self._chance,
        )
        cut = self.happens(0.08)
        before = story.channel
        if cut and before in ("whatsapp", "webchat", "sms"):
            story.pass_time(MINUTE, 3 * MINUTE)
            self.last = story.hear(
                story.turn(before, again=True),
                [say(phrases.cut[0], {"topic": story.topic()})],
                [],
                mess=["cut_off"],
            )
            story.pass_time(MINUTE, 6 * MINUTE)
        else:
            cut = False
            story.pass_time(30 * MINUTE, 6 * DAY)
        facts: list[tuple[str, str]] = []
        facts_before = list(story.truth.facts)
        if cut:
            parts = [say(phrases.cut[1])]
        elif self.happens(0.6):
            where = {"channel": say(phrases.channels[before]), "topic": story.topic()}
            parts = [say(phrases.back, where)]
            if self.happens(0.6):
                parts.append(say(phrases.status, {"topic": story.topic()}))
            elif self.happens(0.5):
                parts.append(say(story.words.details[chance.randrange(len(story.words.details))]))
        else:
            parts = [say(phrases.status, {"topic": story.topic()})]
            if self.happens(0.4):
                parts.append(say(story.words.state))
        # Who isn't known here says so, and mostly quotes a number.
        if self.happens(0.35 if story.person.linked else 0.6) and not cut:
            parts.append(story.number(next(iter(story.numbers)), facts))
        if not story.person.linked and self.happens(0.4) and channel != "form":
            home = story.person.home
            parts.append(
                say(
                    phrases.identify,
                    {"name": story.person.name, "address": f"{home.street} {home.house}"},
                )
            )
        self.last = story.hear(
            story.turn(channel),
            parts,
            facts,
            begins=not cut,
            mess=["mid_sentence"] if cut else [],
            restates=any(fact in facts_before for fact in facts),
        )

    def _agent_turn(self) -> None:
        story, say, phrases = self.story, self.story.voice.say, self.story.voice.phrases
        assert self.last is not None
        story.pass_time(4 * MINUTE, 22 * HOUR)
        parts = [say(phrases.agent_ack)] if self.happens(0.7) else []
        missing = [kind for kind in story.numbers if kind not in story.given]
        given = [kind for kind in story.numbers if kind in story.given]
        asks: str | None = None
        known = False
        facts: list[tuple[str, str]] = []
        if missing and self.happens(ASKS):
            asks = missing[0]
        elif given and self.happens(ASKS_KNOWN):
            asks, known = given[0], True
        if asks:
            parts.append(say(phrases.agent_ask[asks]))
        elif self.happens(0.35):
            when = (story.at + timedelta(days=self._chance.randrange(1, 9))).date()
            facts.append(("promise", when.isoformat()))
            parts.append(say(phrases.agent_promise, {"when": story.day(when)}))
        else:
            parts.append(say(phrases.agent_wait))
        draft = story.answer(self.last, parts, asks=asks, known=known, facts=facts)
        if draft.event.channel == "email" and self.happens(0.04):
            self._away()

    def _away(self) -> None:
        story = self.story
        story.at += timedelta(seconds=self._chance.randrange(2, 40))
        until = (story.at + timedelta(days=self._chance.randrange(2, 15))).date()
        said = story.voice.say(story.voice.phrases.away, {"date": story.day(until)})
        story.hear(
            story.turn("email", again=True),
            [said],
            [("date", until.isoformat())],
            expect="quiet",
            mess=["automatic"],
            headers={"Auto-Submitted": "auto-replied"},
        )

    def _solve(self) -> None:
        story, say = self.story, self.story.voice.say
        assert self.last is not None
        story.pass_time(HOUR, 5 * DAY)
        if self.happens(0.8):
            story.answer(self.last, [say(story.words.solve)])
            story.pass_time(MINUTE, 3 * HOUR)
        story.resolve(self.last)

    def _thank(self, channel: str) -> None:
        """Thanks, a little later or days later: nothing to open again."""
        story = self.story
        if self.happens(0.5):
            story.pass_time(5 * MINUTE, 8 * HOUR)
        else:
            story.pass_time(2 * DAY, 4 * DAY)
        said = [story.voice.say(story.voice.phrases.thanks)]
        self.last = story.hear(
            story.turn(channel, again=True), said, [], expect="quiet", mess=["thanks"]
        )

    def _resume(self, channels: list[str]) -> None:
        """Weeks after it was closed it is back."""
        story, say, phrases = self.story, self.story.voice.say, self.story.voice.phrases
        story.at += timedelta(days=18 + self._chance.random() * 14)
        channel = self._chance.choice(channels)
        parts = [say(phrases.resume, {"topic": story.topic()})]
        facts: list[tuple[str, str]] = []
        if self.happens(0.5):
            parts.append(say(story.words.state))
        if self.happens(0.4):
            parts.append(story.number(next(iter(story.numbers)), facts))
        parts.append(say(story.words.wish))
        self.last = story.hear(
            story.turn(channel, again=self.happens(0.7)),
            parts,
            facts,
            threaded=self.happens(0.5),
            begins=True,
            old_thread=True,
            resumed=True,
            mess=["resumed"],
        )


def channels_of(person: Person, first: str | None, chance: random.Random) -> list[str]:
    """On which channels a matter goes, in order."""
    start = first or chance.choice(person.channels)
    route = [start]
    for share in (SWITCH, SECOND_SWITCH):
        others = [channel for channel in person.channels if channel != route[-1]]
        forced = start not in person.channels and len(route) == 1
        if not others or not (forced or chance.random() < share):
            break
        route.append(chance.choice(others))
    return route
