"""A whole world of customers: their matters told in time, with ids, and the truth about each event."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from onethread.simulator.truth import oddities
from onethread.simulator.truth.events import Event, Inbound, Outbound
from onethread.simulator.truth.numbers import OF_SECTOR, Numbers
from onethread.simulator.truth.people import People, Person
from onethread.simulator.truth.phrases.shape import SECTORS
from onethread.simulator.truth.plots import Plot, channels_of
from onethread.simulator.truth.reach import Reaches
from onethread.simulator.truth.story import Draft, Story
from onethread.simulator.truth.ties import note_ties
from onethread.simulator.truth.told import InboundTruth, MatterTruth, OutboundTruth, Truth

BEGIN = datetime(2025, 1, 6, 7, 0, tzinfo=UTC)
DAYS = 420
# Shares of people.
SECOND_MATTER, TOGETHER = 0.35, 0.4
NUMBER_REUSED = 0.012


class World:
    """Makes `customers` people and what they write; the same for the same seed and number."""

    def __init__(self, seed: int, customers: int) -> None:
        self.chance = random.Random(f"{seed}:{customers}")  # noqa: S311 - reproducible
        self.seed = seed
        self.makes = People(self.chance)
        self.people = self.makes.make(customers)
        self.numbers = Numbers(self.chance)
        self.matters: dict[str, MatterTruth] = {}
        self.drafts: list[Draft] = []
        # Whose number changes hands, and when in the time those people write.
        self.late: dict[str, tuple[float, float]] = {}

    def make(self) -> tuple[list[Event], Truth]:
        """All events in order, and the truth."""
        self.late = oddities.reuse_numbers(self.people, self.makes, NUMBER_REUSED, self.chance)
        for person in self.people:
            self._live(person, self.late.get(person.id))
        oddities.add(self)
        return self._told()

    def story(self, person: Person, reaches: Reaches, start: datetime) -> Story:
        """A new matter of this person."""
        chance = self.chance
        brand = f"{person.sector}{person.brand}"
        matter = MatterTruth(
            id=f"m{len(self.matters) + 1}",
            person=person.id,
            parties=[person.id],
            kind=chance.choice(SECTORS[person.sector]),
            brand=brand,
        )
        self.matters[matter.id] = matter
        kinds = chance.choice(OF_SECTOR[person.sector])
        numbers = {kind: self.numbers.next(kind, person.brand, start.year) for kind in kinds}
        return Story(person, reaches, matter, numbers, start, chance)

    def _live(self, person: Person, when: tuple[float, float] | None) -> None:
        chance = self.chance
        reaches = Reaches(person, chance)
        first, last = when or (0.0, 0.8)
        start = BEGIN + timedelta(days=DAYS * (first + (last - first) * chance.random()))
        intro = None
        if person.linked:
            intro = "form" if chance.random() < 0.65 else "webchat"
        story = self.story(person, reaches, start)
        channels = channels_of(person, intro, chance)
        Plot(story, chance).run(channels, introduces=intro is not None)
        self.drafts += story.drafts
        again = chance.random() < SECOND_MATTER
        if not again:
            return
        if chance.random() < TOGETHER and len(story.drafts) > 2:
            at, known = oddities.moment_while_open(story, chance)
            other = self.story(person, reaches, at)
            other.truth.kind = oddities.other_kind(person, story, chance)
            other.words = other.voice.phrases.matters[other.truth.kind]
            channel = known.event.channel if isinstance(known.event, Inbound) else channels[0]
            if channel == "email" and chance.random() < 0.35:
                other.thread, other.subject = list(story.thread[:2]), story.subject
                other.mess.append("new_matter_old_thread")
            Plot(other, chance).run([channel or channels[0]], introduces=False, parallel=known)
        else:
            gap = timedelta(days=20 + chance.random() * 60)
            other = self.story(person, reaches, story.at + gap)
            other.truth.kind = oddities.other_kind(person, story, chance)
            other.words = other.voice.phrases.matters[other.truth.kind]
            Plot(other, chance).run(channels_of(person, None, chance), introduces=False)
        self.drafts += other.drafts

    def _told(self) -> tuple[list[Event], Truth]:
        self.drafts.sort(key=lambda draft: draft.at)
        width = len(str(len(self.drafts)))
        events: list[Event] = []
        inbound: dict[str, InboundTruth] = {}
        outbound: dict[str, OutboundTruth] = {}
        for number, draft in enumerate(self.drafts, 1):
            event = draft.event
            event.id = f"e{number:0{width}d}"
            event.at = draft.at.replace(microsecond=0)
            if isinstance(event, Outbound):
                assert draft.answers is not None
                event.to_event = draft.answers.event.id
            if isinstance(draft.truth, InboundTruth):
                inbound[event.id] = draft.truth
            else:
                outbound[event.id] = draft.truth
            events.append(event)
        users: dict[str, list[str]] = {}
        values: dict[str, tuple[str, str]] = {}
        for person in self.people:
            for address in oddities.addresses_of(person):
                users.setdefault(address.id, []).append(person.id)
                values[address.id] = (address.kind, address.value)
        note_ties(events, inbound, outbound)
        return events, Truth(
            seed=self.seed,
            customers=len(self.people),
            inbound=inbound,
            outbound=outbound,
            matters=self.matters,
            shared={each: who for each, who in users.items() if len(who) > 1},
            values=values,
            homes={person.id: person.home.id for person in self.people},
        )


def make(seed: int, customers: int) -> tuple[list[Event], Truth]:
    """Events and truth of a world."""
    return World(seed, customers).make()
