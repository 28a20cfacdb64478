"""A channel that only brings in carries no answer, and says so."""

from __future__ import annotations

from onethread import clock
from onethread.conversations.legs import manifest_of, one_way
from onethread.conversations.rules import Reach, reach


def reached(*, one_way: bool, state: str = "active") -> Reach:
    return reach(
        now=clock.now(),
        channel_state=state,
        is_installed=True,
        address_ended=False,
        reply_window_hours=None,
        last_inbound_at=None,
        has_templates=False,
        one_way=one_way,
    )


def test_a_channel_that_only_brings_in_offers_others_with_the_reason() -> None:
    found = reached(one_way=True)
    assert (found.can_reply, found.why_code) == (False, "one_way")
    assert found.why == "This channel only brings in: answer on another."
    assert reached(one_way=False).can_reply


def test_a_removed_channel_is_first_of_all_removed() -> None:
    assert reached(one_way=True, state="deleted").why_code == "channel_removed"


def test_a_channel_that_was_not_told_where_answers_go_only_brings_in() -> None:
    generic = manifest_of("generic")
    assert one_way(generic, {"kind": "call", "reply_url": ""})
    assert one_way(generic, {})
    assert not one_way(generic, {"reply_url": "https://gateway.example.org/outgoing"})
    assert not one_way(manifest_of("webchat"), {})
