"""What is rare and matters most: numbers that change hands, spoofed senders, others' numbers quoted."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from onethread.simulator.truth.events import Inbound, Sender
from onethread.simulator.truth.people import Address, People, Person
from onethread.simulator.truth.phrases.shape import SECTORS
from onethread.simulator.truth.reach import Reaches, Turn
from onethread.simulator.truth.story import Draft, Story
from onethread.simulator.truth.told import InboundTruth

if TYPE_CHECKING:
    from onethread.simulator.truth.world import World

# Shares of people.
SPOOFED, QUOTES_OTHER = 0.006, 0.012


def addresses_of(person: Person) -> Iterator[Address]:
    """All that somebody uses."""
    yield from person.emails
    yield person.mobile
    yield person.external
    if person.desk is not None:
        yield person.desk
    yield from person.visitors
    if person.platform is not None:
        yield person.platform
    if person.home.landline is not None:
        yield person.home.landline


def reuse_numbers(
    people: list[Person], makes: People, share: float, chance: random.Random
) -> dict[str, tuple[float, float]]:
    """Some numbers go to somebody else after a year. When in the time (0 to 1) those people write."""
    when: dict[str, tuple[float, float]] = {}
    able = [p for p in people if p.platform is None and {"whatsapp", "sms"} & set(p.channels)]
    chance.shuffle(able)
    for old, new in zip(able[::2], able[1::2], strict=False):
        if len(when) >= 2 * share * len(people):
            break
        if old.home is new.home or old.national != new.national:
            continue
        new.mobile = makes.again(old.mobile)
        when[old.id], when[new.id] = (0.0, 0.02), (1.4, 1.5)  # silent for more than a year
    return when


def moment_while_open(story: Story, chance: random.Random) -> tuple[datetime, Draft]:
    """A moment between two events of a matter, before it is closed, and what was last said then."""
    said = [draft for draft in story.drafts[:-1] if isinstance(draft.event, Inbound)]
    said = [draft for draft in said if draft.truth.expect == "same" or draft is said[0]]  # type: ignore[union-attr]
    known = chance.choice(said[:3])
    return known.at + timedelta(minutes=chance.randrange(20, 900)), known


def other_kind(person: Person, story: Story, chance: random.Random) -> str:
    """Another kind of matter than this one."""
    return chance.choice([kind for kind in SECTORS[person.sector] if kind != story.truth.kind])


def add(world: World) -> None:
    """Spoofed senders, and people who quote somebody else's number."""
    chance = world.chance
    count = len(world.people)
    mails = [
        draft
        for draft in world.drafts
        if isinstance(draft.event, Inbound) and draft.event.channel == "email"
    ]
    people = {person.id: person for person in world.people}
    latest: dict[str, datetime] = {}
    for draft in world.drafts:
        of = draft.truth.matter
        latest[of] = max(latest.get(of, draft.at), draft.at)
    quotable = [
        (matter, fact)
        for matter in world.matters.values()
        for fact in matter.facts[:1]
        if fact[0] in ("case", "order", "contract")
    ]
    for number, draft in enumerate(chance.sample(mails, min(len(mails), int(SPOOFED * count) + 1))):
        assert isinstance(draft.truth, InboundTruth)
        victim = people.get(draft.truth.person)
        if victim is not None:
            _spoof(world, draft, draft.truth, victim, number)
    for person in chance.sample(world.people, min(int(QUOTES_OTHER * count) + 1, count)):
        # Who gets a number after a year has none before.
        if quotable and person.id not in world.late:
            matter, fact = chance.choice(quotable)
            if matter.person != person.id:
                _quote(world, person, fact, latest[matter.id])


def _spoof(world: World, draft: Draft, truth: InboundTruth, victim: Person, number: int) -> None:
    """Somebody writes in another's name, and fails the checks of mail."""
    assert isinstance(draft.event, Inbound)
    story = world.story(victim, Reaches(victim, world.chance), draft.at + timedelta(hours=5))
    stranger = f"stranger{number}"
    story.truth.person, story.truth.parties, story.truth.kind = stranger, [stranger], "spoof"
    turn = Turn(
        channel="email",
        sender=Sender(email=draft.event.sender.email, display_name=victim.name),
        addresses=[next(each for each in addresses_of(victim) if each.id == truth.addresses[0])],
        proved=[],
    )
    account = world.numbers.next("iban", 0, draft.at.year)
    said = story.voice.say(story.voice.phrases.spoof, {"value": account})
    facts = [("iban", account)] if account in said else []
    story.hear(
        turn,
        [said],
        facts,
        begins=True,
        expect="new",
        person=stranger,
        mess=["spoofed"],
        headers={"Authentication-Results": "fail"},
    )
    world.drafts += story.drafts


def _quote(world: World, person: Person, fact: tuple[str, str], after: datetime) -> None:
    """Somebody asks about a number that is somebody else's."""
    story = world.story(person, Reaches(person, world.chance), after + timedelta(hours=7))
    said = story.voice.say(story.voice.phrases.quote_other, {"value": fact[1]})
    turn = story.turn(world.chance.choice(person.channels))
    story.hear(turn, [said], [fact], begins=True, expect="new", mess=["quotes_other"])
    world.drafts += story.drafts
