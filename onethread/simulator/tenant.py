"""A customer who lives through one matter: begins, answers, changes channel, thanks, or chases."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable

import msgspec

from onethread.simulator.housing.matter import Matter
from onethread.simulator.housing.pictures import letter, photo
from onethread.simulator.reaches import Heard, Reach, Shared


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How customers behave, all in shares from 0 to 1 and seconds."""

    switching: float = 0.45  # change channel in the middle of a matter
    sends_photo: float = 0.5  # with the first message, where a photo makes sense
    reacts: float = 0.35  # puts an emoji instead of thanking
    reading_seconds: tuple[float, float] = (3.0, 20.0)
    typing_seconds_per_character: float = 0.06
    longest_typing_seconds: float = 25.0
    hurry: float = 1.0  # divides every waiting time
    chases: int = 2


class Tenant:
    """One customer with one matter and their devices."""

    def __init__(
        self,
        matter: Matter,
        reaches: dict[str, Reach],
        manner: Manner,
        chance: random.Random,
        *,
        may_switch: bool = True,
        on_settled: Callable[[Tenant], None] = lambda _tenant: None,
    ) -> None:
        self._on_settled = on_settled
        self.matter = matter
        self.person = matter.person
        self._reaches = reaches
        self._manner = manner
        self._chance = chance
        self._heard: asyncio.Queue[Heard] = asyncio.Queue()
        self._channel = self.person.uses[0]
        self._switches = may_switch and len(reaches) > 1 and chance.random() < manner.switching
        self.channels_used: list[str] = []
        self.said = 0
        self.answers = 0
        self.done = asyncio.Event()
        for reach in reaches.values():
            reach.on_heard = self._heard.put_nowait

    @property
    def settled(self) -> bool:
        """Whether the customer has what they came for."""
        return self.done.is_set()

    async def run(self) -> None:
        """Live through the matter, and stay reachable until cancelled."""
        try:
            await self._begin()
            while True:
                heard = await self._listen()
                await self._pause(*self._manner.reading_seconds)
                while not self._heard.empty():
                    heard.append(self._heard.get_nowait())
                await self._answer(heard)
        finally:
            for reach in self._reaches.values():
                await reach.close()

    async def _listen(self) -> list[Heard]:
        """What is said next. Who is kept waiting asks again, a few times."""
        for _ in range(0 if self.settled or not self.matter.theme.solve else self._manner.chases):
            try:
                async with asyncio.timeout(self.person.patience_seconds / self._manner.hurry):
                    return [await self._heard.get()]
            except TimeoutError:
                await self._chase()
        return [await self._heard.get()]

    async def _begin(self) -> None:
        matter = self.matter
        parts = [matter.as_mail()] if self._channel == "email" else matter.as_chat()
        shared = None
        if self._chance.random() < self._manner.sends_photo:
            shared = self._belonging(matter)
        if shared is not None and shared.media_type == "image/jpeg" and self._channel != "email":
            parts.append(matter.caption())
        await self._say(self._channel, parts, shared)

    async def _chase(self) -> None:
        text = self.matter.chase()
        other = self._other()
        if self._switches and other is not None:
            self._switches = False
            self._channel = other
            text = f"{self.matter.switched(other)} {text}"
        await self._say(self._channel, [text])

    async def _answer(self, heard: list[Heard]) -> None:
        last = heard[-1]
        said = "\n".join(each.text for each in heard)
        self._channel = last.channel
        asked = "?" in said
        if self.settled and not asked:
            return  # both have said good-bye
        self.answers += 1
        # Nothing was asked: the matter is settled, as is one that was answered often enough.
        settles = not self.settled and (not asked or self.answers >= 5)
        emoji = self._chance.choice("👍🙏❤👌")
        only_reacts = settles and self._chance.random() < self._manner.reacts
        if not only_reacts or not await self._reaches[last.channel].react(last, emoji):
            await self._reply(said, settles)
        if settles:
            self.done.set()
            self._on_settled(self)

    async def _reply(self, said: str, settles: bool) -> None:
        text = self.matter.answer(said)
        picture = self._photo() if self.matter.wants_photo(said) else None
        other = self._other()
        if self._switches and other is not None and not settles:
            self._switches = False
            self._channel = other
            text = f"{self.matter.switched(other)} {text}"
        await self._type(text)
        await self._say(self._channel, [text], picture)

    def _other(self) -> str | None:
        others = [channel for channel in self._reaches if channel != self._channel]
        return self._chance.choice(others) if others else None

    def _photo(self) -> Shared:
        taken = photo(self.matter.theme.drawing, self.matter.label, self._chance)
        return Shared(name="foto.jpg", media_type="image/jpeg", content=taken)

    def _belonging(self, matter: Matter) -> Shared | None:
        """What naturally goes with the first message: a photo, the letter it is about, the place."""
        if matter.theme.photo is not None:
            return self._photo()
        if matter.theme.letter:
            page = letter([matter.subject, *matter.facts_of_letter()])
            return Shared(
                name=f"{matter.theme.letter}.pdf", media_type="application/pdf", content=page
            )
        if matter.theme.outside:
            return Shared(
                place=(52.37 + self._chance.random() / 50, 4.88 + self._chance.random() / 50)
            )
        return None

    async def _say(self, channel: str, parts: list[str], shared: Shared | None = None) -> None:
        if channel not in self.channels_used:
            self.channels_used.append(channel)
        self.said += len(parts)
        await self._reaches[channel].say(parts, shared)

    async def _type(self, text: str) -> None:
        seconds = min(
            len(text) * self._manner.typing_seconds_per_character,
            self._manner.longest_typing_seconds,
        )
        await self._pause(seconds, seconds)

    async def _pause(self, least: float, most: float) -> None:
        await asyncio.sleep(self._chance.uniform(least, most) / self._manner.hurry)
