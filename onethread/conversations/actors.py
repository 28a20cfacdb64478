"""Who acts on a conversation: an agent, or a token in the name of the agent who made it."""

from __future__ import annotations

from onethread.access import Actor
from onethread.errors import NotAllowed


def agent_id_of(actor: Actor) -> int:
    """The agent behind an actor. Raises NotAllowed when there is none."""
    if actor.id is None:
        raise NotAllowed("only an agent, or a token of one, can do this")
    return actor.id
