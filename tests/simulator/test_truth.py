"""A made world: the same for the same seed, its truth agrees with its events, everything happens."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from onethread.errors import InvalidInput
from onethread.simulator.truth.events import Event, Inbound, Outbound, read, write
from onethread.simulator.truth.grammar import compiled, count, expand
from onethread.simulator.truth.mess import iban, plain
from onethread.simulator.truth.phrases import LANGUAGES, Phrases, phrases_of
from onethread.simulator.truth.phrases.shape import SECTORS
from onethread.simulator.truth.told import Truth
from onethread.simulator.truth.world import make

MESS = {
    "typing_error", "name_order", "diacritics", "initials", "married_name", "shared_mailbox",
    "shared_telephone", "several_addresses", "number_format", "extension", "plus_address",
    "letter_case", "mistyped_address", "forwarded", "colleague", "spoofed", "quotes_other",
    "two_matters", "new_matter_old_thread", "resumed", "cut_off", "mid_sentence",
    "silent_identity", "automatic", "thanks",
}  # fmt: skip


@pytest.fixture(scope="module")
def world() -> tuple[list[Event], Truth]:
    return make(3, 1500)


def test_the_same_seed_makes_the_same_world() -> None:
    one, two, other = (b"".join(write(make(seed, 40)[0])) for seed in (1, 1, 2))
    assert one == two != other


def test_every_kind_of_mess_occurs(world: tuple[list[Event], Truth]) -> None:
    _, truth = world
    seen = Counter(each for known in truth.inbound.values() for each in known.mess)
    assert set(seen) >= MESS
    # Numbers that went to somebody else: one value, two addresses of two people.
    values = Counter(value for kind, value in truth.values.values() if kind == "phone")
    assert max(values.values()) > 1
    assert any(len(who) > 1 for who in truth.shared.values())


def test_the_truth_agrees_with_the_events(world: tuple[list[Event], Truth]) -> None:
    events, truth = world
    assert [event.at for event in events] == sorted(event.at for event in events)
    seen: set[str] = set()
    for event in events:
        if isinstance(event, Outbound):
            assert event.to_event in seen
            assert truth.outbound[event.id].matter == truth.inbound[event.to_event].matter
            continue
        seen.add(event.id)
        known = truth.inbound[event.id]
        assert known.person in truth.matters[known.matter].parties
        for kind, value in known.facts:
            assert (kind, value) in truth.matters[known.matter].facts
            if kind in ("order", "case", "contract", "meter", "invoice"):
                assert value.lower() in (event.text + str(event.sender.form_fields)).lower()
    assert {known.matter for known in truth.inbound.values()} == set(truth.matters)


def test_languages_sectors_and_channels_all_speak(world: tuple[list[Event], Truth]) -> None:
    events, truth = world
    kinds = {matter.kind for matter in truth.matters.values()}
    assert kinds >= {kind for each in SECTORS.values() for kind in each}
    channels = Counter(event.channel for event in events if isinstance(event, Inbound))
    assert set(channels) == {"email", "whatsapp", "webchat", "phone", "sms", "form"}
    said = [event.text for event in events if isinstance(event, Inbound) and len(event.text) > 60]
    assert len(set(said)) > 0.97 * len(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_of_a_language_can_be_said(language: str) -> None:
    phrases = phrases_of(language)  # type: ignore[arg-type]

    def walk(value: object) -> None:
        if isinstance(value, str):
            compiled(value)
        elif isinstance(value, dict):
            for each in value.values():
                walk(each)
        elif isinstance(value, tuple):
            for each in value:
                walk(each)
        elif isinstance(value, msgspec.Struct):
            for name in value.__struct_fields__:
                walk(getattr(value, name))

    walk(phrases)
    assert isinstance(phrases, Phrases)
    assert set(phrases.matters) == {kind for kinds in SECTORS.values() for kind in kinds}
    assert count(phrases.status) > 20


def test_patterns_nest_and_fill_in() -> None:
    import random

    assert expand("{a|{a|a}} <x>{|}.", {"x": "b"}, random.Random(1)) == "a b."
    assert count("{a|b{c|d|}}{e|}") == 8
    with pytest.raises(ValueError, match="unbalanced"):
        compiled("{a|b")


def test_account_numbers_pass_their_check() -> None:
    import random

    value = iban(random.Random(1))
    moved = value[4:] + value[:4]
    assert int("".join(str(int(c, 36)) for c in moved)) % 97 == 1
    assert plain("Özdemir-Çelik ß") == "Ozdemir-Celik ss"


def test_a_file_of_events_is_read_as_it_was_written(world: tuple[list[Event], Truth]) -> None:
    events, _ = world
    assert read(write(events)) == events


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"id": "a"}', "line 2.*direction"),
        (
            '{"direction": "in", "id": "a", "at": "2026-01-01T00:00:00Z", "channel": "fax"}',
            r"channel",
        ),
        ('{"direction": "in", "id": "a", "at": "soon", "channel": "sms"}', r"\$\.at"),
        (
            (
                '{"direction": "out", "id": "a", "at": "2026-01-01T00:00:00Z", "kind": "reply",'
                ' "to_event": "b"}'
            ),
            r"no earlier event is called 'b'",
        ),
        ("nonsense", "line 2"),
    ],
)
def test_what_is_no_event_is_named_with_its_line(line: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says) as caught:
        read([b"\n", line.encode()])
    assert "line 2" in caught.value.message


def test_null_is_as_good_as_absent_and_a_time_without_a_zone_is_utc() -> None:
    (event,) = read(
        [
            (
                b'{"direction": "in", "id": "a", "at": "2026-01-01T00:00:00", "channel": "sms",'
                b' "subject": null, "to": null, "from": {"phone": "06", "email": null}, "extra": 1}'
            )
        ]
    )
    assert isinstance(event, Inbound)
    assert (event.sender.phone, event.sender.email, event.at.tzname()) == ("06", None, "UTC")


def test_what_is_about_an_answer_is_about_what_was_answered() -> None:
    at = '"at": "2026-01-01T00:00:00Z"'
    events = read(
        [
            f'{{"direction": "in", "id": "e1", {at}, "channel": "sms"}}'.encode(),
            f'{{"direction": "out", "id": "o1", {at}, "kind": "reply", "to_event": "e1"}}'.encode(),
            f'{{"direction": "out", "id": "o2", {at}, "kind": "resolve", "to_event": "o1"}}'.encode(),
        ]
    )
    assert [event.to_event for event in events if isinstance(event, Outbound)] == ["e1", "e1"]
