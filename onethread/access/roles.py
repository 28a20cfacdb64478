"""Roles of the organisation's own: which sets of permissions make sense, and who may grant them."""

from __future__ import annotations

from collections.abc import Iterable

from onethread.access.actor import Actor
from onethread.access.rules import PERMISSIONS, ROLE_PERMISSIONS
from onethread.errors import InvalidInput, NotAllowed

BASIC = frozenset({"organisation.read", "agents.read", "channels.read"})
"""What every role has: without it the workspace can't be shown."""

_READING = {
    "conversations.": "conversations.read",
    "customers.": "customers.read",
}
_WITH: dict[str, frozenset[str]] = {
    # A conversation shows its customer and files, and changes of it are followed live.
    "conversations.read": frozenset({"customers.read", "files.read", "realtime.listen"}),
    "conversations.reply": frozenset({"files.upload"}),
    "conversations.note": frozenset({"files.upload"}),
    "views.share": frozenset({"conversations.read"}),
    "intake.payload": frozenset({"intake.repair"}),
    "audit.export": frozenset({"audit.read"}),
    "brands.manage": frozenset({"files.upload", "files.read"}),
}
# Following live shows every conversation: only together with reading them.
_ONLY_WITH = {"realtime.listen": "conversations.read"}


def complete(permissions: Iterable[str], field: str = "permissions") -> frozenset[str]:
    """A set of permissions with all that it needs to be of use. Raises InvalidInput for unknown
    ones."""
    wanted = set(permissions)
    if unknown := sorted(wanted - PERMISSIONS.keys()):
        raise InvalidInput(
            f"unknown permission {', '.join(unknown)}",
            fields={field: f"any of {', '.join(PERMISSIONS)}"},
        )
    for alone, needed in _ONLY_WITH.items():
        if needed not in wanted:
            wanted.discard(alone)
    before: set[str] = set()
    while before != wanted:
        before = set(wanted)
        for permission in before:
            wanted |= _WITH.get(permission, frozenset())
            for prefix, reading in _READING.items():
                if permission.startswith(prefix):
                    wanted.add(reading)
    return BASIC | wanted


def check_within(actor: Actor, permissions: frozenset[str]) -> None:
    """Nobody gives, or takes away from, what they don't have themselves; a token gives nothing
    beyond a supervisor's. Raises NotAllowed."""
    if actor.kind in ("system", "command"):
        return
    held = ROLE_PERMISSIONS["supervisor"] if actor.kind == "token" else actor.permissions
    if missing := sorted(permissions - held):
        raise NotAllowed(
            "this role may do more than you may: ask an administrator"
            if actor.kind == "agent"
            else f"a token can't give {missing[0]}: sign in to do so"
        )
