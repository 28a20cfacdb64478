"""A tenant lives through a matter: answers, sends photos, changes channel, chases, thanks."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable

from onethread.simulator.housing.matter import Matter, themes
from onethread.simulator.housing.people import People
from onethread.simulator.reaches import Heard, Reach, Shared
from onethread.simulator.tenant import Manner, Tenant

AT_ONCE = Manner(
    switching=0, sends_photo=0, reacts=0, reading_seconds=(0, 0), typing_seconds_per_character=0
)


class Line:
    """A channel whose other end is the test."""

    def __init__(self, channel: str) -> None:
        self.channel = channel
        self.said: asyncio.Queue[tuple[str, Shared | None]] = asyncio.Queue()
        self.reactions: list[str] = []
        self.on_heard: Callable[[Heard], None] | None = None

    async def say(self, parts: list[str], shared: Shared | None = None) -> None:
        self.said.put_nowait(("\n".join(parts), shared))

    async def react(self, heard: Heard, emoji: str) -> bool:
        self.reactions.append(emoji)
        return True

    async def close(self) -> None:
        self.on_heard = None

    def answer(self, text: str) -> None:
        assert self.on_heard is not None
        self.on_heard(Heard(channel=self.channel, text=text, reference="m1"))

    async def next(self) -> tuple[str, Shared | None]:
        return await asyncio.wait_for(self.said.get(), 5)


async def settled(tenant: Tenant, life: asyncio.Task[None]) -> None:
    """Wait until the matter is settled, then end the tenant's day."""
    async with asyncio.timeout(5):
        await tenant.done.wait()
    life.cancel()


def tenant(manner: Manner, *channels: str) -> tuple[Tenant, list[Line]]:
    chance = random.Random(6)
    person = People(chance).new()
    while person.language != "nl":
        person = People(chance).new()
    person.uses = channels
    tap = next(t for t in themes("nl") if t.id == "tap")
    lines = [Line(channel) for channel in channels]
    reaches: dict[str, Reach] = {line.channel: line for line in lines}
    return Tenant(Matter(person, chance, tap), reaches, manner, chance), lines


async def test_a_photo_that_is_asked_for_is_sent_and_a_settled_matter_ends_with_thanks() -> None:
    fatima, (line,) = tenant(AT_ONCE, "whatsapp")
    life = asyncio.create_task(fatima.run())
    await line.next()
    line.answer("Kunt u een foto sturen?")
    _, picture = await line.next()
    assert picture is not None
    assert picture.content.startswith(b"\xff\xd8")
    line.answer("Dank u, de loodgieter komt dinsdag.")
    text, _ = await line.next()
    await settled(fatima, life)
    assert any(word in text.lower() for word in ("dank", "fijn", "super", "top"))


async def test_a_customer_answers_by_another_channel_in_the_middle_of_a_matter() -> None:
    manner = Manner(switching=1, sends_photo=0, reading_seconds=(0, 0), hurry=1000)
    fatima, (chat, mail) = tenant(manner, "whatsapp", "email")
    fatima.person.patience_seconds = 1e6
    life = asyncio.create_task(fatima.run())
    await chat.next()
    chat.answer("Wat is uw adres?")
    text, _ = await mail.next()
    assert fatima.person.street in text
    assert fatima.channels_used == ["whatsapp", "email"]
    life.cancel()


async def test_nobody_answers_so_the_customer_asks_again_elsewhere_and_then_gives_up() -> None:
    manner = Manner(switching=1, sends_photo=0, reacts=0, chases=2, hurry=1e6)
    fatima, (chat, mail) = tenant(manner, "whatsapp", "email")
    life = asyncio.create_task(fatima.run())
    await chat.next()
    assert "?" in (await mail.next())[0] + (await mail.next())[0]
    assert chat.said.empty()
    mail.answer("Excuus, de loodgieter komt dinsdag.")  # late, and heard all the same
    await mail.next()
    await settled(fatima, life)


async def test_a_thumb_can_take_the_place_of_thanks() -> None:
    manner = Manner(switching=0, sends_photo=0, reacts=1, reading_seconds=(0, 0))
    fatima, (line,) = tenant(manner, "whatsapp")
    life = asyncio.create_task(fatima.run())
    await line.next()
    line.answer("De loodgieter komt dinsdag.")
    await settled(fatima, life)
    assert len(line.reactions) == 1
