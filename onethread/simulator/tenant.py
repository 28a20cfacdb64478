"""A customer who lives through one matter: begins, answers, changes channel, thanks, or chases."""

from __future__ import annotations

import asyncio
import random

import msgspec

from onethread.simulator.housing.matter import Matter
from onethread.simulator.housing.pictures import photo
from onethread.simulator.reaches import Heard, Reach


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
    """One customer with one matter and their devices. `run()` ends when the matter does."""

    def __init__(
        self,
        matter: Matter,
        reaches: dict[str, Reach],
        manner: Manner,
        chance: random.Random,
        *,
        may_switch: bool = True,
    ) -> None:
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
        self.settled = False
        for reach in reaches.values():
            reach.on_heard = self._heard.put_nowait

    async def run(self) -> None:
        """Live through the matter."""
        try:
            await self._begin()
            chases = 0
            while not self.settled:
                try:
                    async with asyncio.timeout(self.person.patience_seconds / self._manner.hurry):
                        heard = [await self._heard.get()]
                except TimeoutError:
                    if chases >= self._manner.chases:
                        return
                    chases += 1
                    await self._chase()
                    continue
                chases = 0
                await self._pause(*self._manner.reading_seconds)
                while not self._heard.empty():
                    heard.append(self._heard.get_nowait())
                await self._answer(heard)
        finally:
            for reach in self._reaches.values():
                await reach.close()

    async def _begin(self) -> None:
        matter = self.matter
        parts = [matter.as_mail()] if self._channel == "email" else matter.as_chat()
        picture = None
        if matter.theme.photo is not None and self._chance.random() < self._manner.sends_photo:
            picture = self._photo()
            if self._channel != "email":
                parts.append(matter.caption())
        await self._say(self._channel, parts, picture)

    async def _chase(self) -> None:
        text = self.matter.chase()
        other = self._other()
        if self._switches and other is not None:
            self._switches = False
            self._channel = other
            text = f"{self.matter.switched(other)} {text}"
        await self._say(self._channel, [text])

    async def _answer(self, heard: list[Heard]) -> None:
        matter = self.matter
        last = heard[-1]
        said = "\n".join(each.text for each in heard)
        self.answers += 1
        self._channel = last.channel
        text = matter.answer(said)
        # Nothing was asked: the matter is settled, as is one that was answered often enough.
        self.settled = "?" not in said or self.answers >= 5
        emoji = self._chance.choice("👍🙏❤👌")
        only_reacts = self.settled and self._chance.random() < self._manner.reacts
        if only_reacts and await self._reaches[last.channel].react(last, emoji):
            return
        picture = self._photo() if matter.wants_photo(said) else None
        other = self._other()
        if self._switches and other is not None and not self.settled:
            self._switches = False
            self._channel = other
            text = f"{matter.switched(other)} {text}"
        await self._type(text)
        await self._say(self._channel, [text], picture)

    def _other(self) -> str | None:
        others = [channel for channel in self._reaches if channel != self._channel]
        return self._chance.choice(others) if others else None

    def _photo(self) -> bytes:
        return photo(self.matter.theme.drawing, self.matter.facts["code"], self._chance)

    async def _say(self, channel: str, parts: list[str], picture: bytes | None = None) -> None:
        if channel not in self.channels_used:
            self.channels_used.append(channel)
        self.said += len(parts)
        await self._reaches[channel].say(parts, picture)

    async def _type(self, text: str) -> None:
        seconds = min(
            len(text) * self._manner.typing_seconds_per_character,
            self._manner.longest_typing_seconds,
        )
        await self._pause(seconds, seconds)

    async def _pause(self, least: float, most: float) -> None:
        await asyncio.sleep(self._chance.uniform(least, most) / self._manner.hurry)
