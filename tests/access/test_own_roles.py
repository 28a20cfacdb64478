"""Roles of the organisation's own: what belongs to what, and who may grant it."""

from __future__ import annotations

import pytest

from onethread.access import SYSTEM, Actor
from onethread.access.roles import BASIC, check_within, complete
from onethread.access.rules import PERMISSIONS, ROLE_PERMISSIONS, permissions_of_role
from onethread.errors import InvalidInput, NotAllowed


@pytest.mark.parametrize(
    ("wanted", "also"),
    [
        ([], set()),
        (["conversations.reply"], {"conversations.read", "customers.read", "files.upload"}),
        (["conversations.reply"], {"files.read", "realtime.listen"}),
        (["customers.merge"], {"customers.read"}),
        (["audit.export"], {"audit.read"}),
    ],
)
def test_a_role_has_what_its_permissions_need(wanted: list[str], also: set[str]) -> None:
    whole = complete(wanted)
    assert whole >= BASIC | set(wanted) | also
    assert complete(whole) == whole


def test_following_live_goes_only_with_reading_conversations() -> None:
    assert "realtime.listen" not in complete(["realtime.listen", "customers.read"])


def test_unknown_permissions_are_refused() -> None:
    with pytest.raises(InvalidInput):
        complete(["everything"])


def test_an_own_role_permits_exactly_what_it_names() -> None:
    assert permissions_of_role("administrator", ["tags.manage", "gone"]) == {"tags.manage"}
    assert permissions_of_role("administrator", []) == frozenset()
    assert permissions_of_role("administrator") == frozenset(PERMISSIONS)


def test_the_built_in_roles_are_complete() -> None:
    for permissions in ROLE_PERMISSIONS.values():
        assert complete(permissions) == permissions


def test_nobody_gives_what_they_do_not_have() -> None:
    few = Actor(kind="agent", permissions=frozenset({"roles.manage", "tags.manage"}))
    check_within(few, frozenset({"tags.manage"}))
    with pytest.raises(NotAllowed):
        check_within(few, frozenset({"audit.read"}))
    token = Actor(kind="token", permissions=frozenset(PERMISSIONS))
    check_within(token, ROLE_PERMISSIONS["supervisor"])
    with pytest.raises(NotAllowed):
        check_within(token, frozenset({"roles.manage"}))
    check_within(SYSTEM, frozenset(PERMISSIONS))
