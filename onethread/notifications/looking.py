"""Which conversations agents have before them right now, heard from all web processes."""

from __future__ import annotations

import time
from collections.abc import Callable

from onethread.conversations.looking import LOOKING_SECONDS, read_look


class Looking:
    """What was heard, until it is too old. A lost look only means one notice more."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._screens: dict[str, tuple[int, int, float]] = {}

    def hear(self, payload: str) -> None:
        """A screen somewhere opened a conversation or left it."""
        look = read_look(payload)
        if look is None:
            return
        if look.conversation_id is None:
            self._screens.pop(look.screen, None)
            return
        self._screens[look.screen] = (
            look.agent_id,
            look.conversation_id,
            self._clock() + LOOKING_SECONDS,
        )

    def by_agent(self) -> dict[int, frozenset[int]]:
        """The conversations before each agent."""
        now = self._clock()
        self._screens = {key: seen for key, seen in self._screens.items() if seen[2] > now}
        found: dict[int, set[int]] = {}
        for agent_id, conversation_id, _ in self._screens.values():
            found.setdefault(agent_id, set()).add(conversation_id)
        return {agent_id: frozenset(ids) for agent_id, ids in found.items()}
