"""Who does something: an agent in the workspace, a program with a token, a command, or the system."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["agent", "token", "system", "command", "anonymous"]
Role = Literal["agent", "supervisor", "administrator"]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever is behind a change or a read, as the audit trail knows them.

    `id` is the agent's; for a token that of the agent who made it. `permissions` are those in force
    for this request: of the role, and with a token only as far as its scopes go. `session` is the
    public id of the signed-in session, `address` the caller's network address.
    """

    kind: Kind
    id: int | None = None
    name: str = ""
    role: Role | None = None
    permissions: frozenset[str] = frozenset()
    scopes: tuple[str, ...] = ()
    address: str = ""
    session: str | None = None
    token_id: int | None = None

    def may(self, permission: str) -> bool:
        """Whether this actor has `permission` (a key of `rules.PERMISSIONS`)."""
        return permission in self.permissions


SYSTEM = Actor(kind="system", name="Onethread")
"""Onethread itself: intake, timers, retention. Never comes from a request."""

ANONYMOUS = Actor(kind="anonymous")
"""A caller who didn't sign in; has no permission at all."""
