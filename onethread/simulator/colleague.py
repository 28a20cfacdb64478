"""Demo agents: robots that work through the public API, so that the history has two sides."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog

from onethread import clock
from onethread.simulator import arranged
from onethread.simulator.housing.matter import Matter
from onethread.simulator.office import ApiRefused, Office

log = structlog.get_logger(__name__)

# Finds the matter of the customer who is known by one of these addresses.
Knowledge = Callable[[set[str]], Matter | None]
_ROUND_SECONDS = 4.0
_QUIET_SECONDS = 180.0


class Colleague:
    """Takes waiting conversations, asks, solves, resolves; leaves the share of people alone."""

    def __init__(
        self,
        office: Office,
        knows: Knowledge,
        chance: random.Random,
        *,
        takes: float = 0.6,
        most_at_once: int = 8,
        hurry: float = 1.0,
        on_answer: Callable[[], None] = lambda: None,
    ) -> None:
        self._office = office
        self._knows = knows
        self._chance = chance
        self._takes = takes
        self._most_at_once = most_at_once
        self._hurry = hurry
        self._on_answer = on_answer
        self._mine: dict[int, int] = {}  # conversation: answers given
        self._last_words: dict[int, str] = {}
        self._left: set[int] = set()  # conversations left to people
        self._agent_id = 0
        self._tags: dict[str, int] = {}

    async def work(self) -> None:
        """Work until cancelled; a refused call is no reason to stop."""
        self._agent_id = (await self._office.call("GET", "/session"))["agent"]["id"]
        self._tags = await arranged.tags_there(self._office)
        while True:
            try:
                await self._take_one()
                for conversation_id in list(self._mine):
                    await self._attend(conversation_id)
            except ApiRefused as refused:
                log.warning("demo agent refused", reason=refused.message)
            await asyncio.sleep(self._chance.uniform(0.5, 1.5) * _ROUND_SECONDS / self._hurry)

    async def _take_one(self) -> None:
        if len(self._mine) >= self._most_at_once:
            return
        waiting = (await self._office.call("GET", "/inbox/unassigned", limit=50))["items"]
        for conversation in waiting:
            number = conversation["id"]
            if number in self._left or number in self._mine:
                continue
            if self._chance.random() > self._takes:
                self._left.add(number)
                continue
            shown = await self._office.call("GET", f"/conversations/{number}")
            matter = self._matter(shown)
            if matter is None:
                self._left.add(number)  # a real person, whom only people can answer
                continue
            await self._office.call(
                "POST", f"/conversations/{number}/assign", {"agent_id": self._agent_id}
            )
            if tags := arranged.tags_of(matter.theme.id, self._tags):
                await self._office.call("POST", f"/conversations/{number}/tags", {"add": tags})
            self._mine[number] = 0
            return

    def _matter(self, shown: dict[str, Any]) -> Matter | None:
        return self._knows({leg["identity"]["value"] for leg in shown["legs"]})

    async def _attend(self, conversation_id: int) -> None:
        shown = await self._office.call("GET", f"/conversations/{conversation_id}")
        conversation = shown["conversation"]
        assignee = conversation["assignee"]
        if assignee is None or assignee["id"] != self._agent_id:
            del self._mine[conversation_id]
            return
        if conversation["status"] == "resolved":
            del self._mine[conversation_id]
            return
        said = [m for m in shown["messages"]["items"] if m["direction"] in ("in", "out")]
        if any(m["author"] and m["author"]["agent_id"] != self._agent_id for m in said):
            del self._mine[conversation_id]  # someone else answers here now
            return
        matter = self._matter(shown)
        if matter is None:
            del self._mine[conversation_id]
            return
        if not said or said[-1]["direction"] == "out":
            await self._perhaps_resolve(conversation_id, matter, said)
            return
        await asyncio.sleep(self._chance.uniform(1, 6) / self._hurry)
        await self._next_step(conversation_id, matter, said[-1])

    async def _perhaps_resolve(
        self, conversation_id: int, matter: Matter, said: list[dict[str, Any]]
    ) -> None:
        """Close what was answered and heard nothing more for a while."""
        steps = 2 if matter.theme.solve else 1
        if not said or self._mine[conversation_id] < steps:
            return
        waited = clock.now() - datetime.fromisoformat(said[-1]["said_at"])
        if waited.total_seconds() > _QUIET_SECONDS / self._hurry:
            await self._resolve(conversation_id)

    async def _resolve(self, conversation_id: int) -> None:
        await self._office.call(
            "POST", f"/conversations/{conversation_id}/status", {"status": "resolved"}
        )
        del self._mine[conversation_id]

    async def _next_step(self, conversation_id: int, matter: Matter, last: dict[str, Any]) -> None:
        given = self._mine[conversation_id]
        if given == 0:
            text = matter.agent_asks()
        elif given == 1 and matter.theme.solve:
            text = matter.agent_solves()
        elif given == 2 and "?" in self._last_words.get(conversation_id, ""):
            text = matter.agent_closes()
        else:
            await self._resolve(conversation_id)
            return
        self._last_words[conversation_id] = text
        await self._office.reply(conversation_id, last["leg_id"], text)
        self._mine[conversation_id] = given + 1
        self._on_answer()
        if given == 1 and self._chance.random() < 0.3:
            await self._office.note(conversation_id, matter.note())
