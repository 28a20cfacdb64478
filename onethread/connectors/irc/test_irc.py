"""What is special to IRC; a real server is asked in tests/connectors/test_irc_ngircd.py."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from onethread.connectors.irc.config import IrcConfig
from onethread.connectors.irc.lines import plain, read, split
from onethread.connectors.irc.outbound import build, parse_response
from onethread.errors import InvalidInput
from onethread.messages import Content, OutboundMessage, RelayRequest, RelayResponse, SendRefused

CONFIG = IrcConfig(host="irc.example.org", nickname="hulp")


def message(**more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "uid",
            "conversation_ref": "OT-7K2M9",
            "to": "irc.example.org/fatima",
            "to_scheme": "irc",
            "content": Content(text="Dag"),
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )


def payload(**more: Any) -> dict[str, Any]:
    (request,) = build(message(**more), CONFIG)
    assert isinstance(request, RelayRequest)
    return dict(request.payload)


@pytest.mark.parametrize(
    ("raw", "command", "params"),
    [
        (b":a!b@c PRIVMSG #x :hallo daar", "PRIVMSG", ["#x", "hallo daar"]),
        (b"PING :x:y z", "PING", ["x:y z"]),
        (
            b"@time=2026-01-02T03:04:05Z;x=a\\:b\\s :a!b@c notice hulp hoi",
            "NOTICE",
            ["hulp", "hoi"],
        ),
        (b":a  JOIN   #x", "JOIN", ["#x"]),
        (b":a!b@c PRIVMSG hulp ::-)", "PRIVMSG", ["hulp", ":-)"]),
        (b":a!b@c PRIVMSG hulp :caf\xe9", "PRIVMSG", ["hulp", "café"]),
        (b"", "", []),
        (b"@", "", []),
        (b":", "", []),
    ],
)
def test_lines_are_read(raw: bytes, command: str, params: list[str]) -> None:
    line = read(raw)
    assert (line.command, line.params) == (command, params)


def test_tags_are_unescaped() -> None:
    assert read(b"@a=1\\:2\\s3\\\\;b PRIVMSG x :y").tags == {"a": "1;2 3\\", "b": ""}


def test_colours_and_bold_are_taken_off() -> None:
    assert plain("\x02vet\x02 \x0304,12rood\x03 \x1dschuin\x0f 5") == "vet rood schuin 5"


def test_every_line_fits_with_what_the_server_adds_and_no_character_is_cut() -> None:
    text = "één lange zin met woorden " * 60 + "💧" * 300
    lines = split(text, "#storingen")
    prefix = f":{'n' * 30}!{'u' * 12}@{'h' * 64} PRIVMSG #storingen :"
    assert all(len((prefix + line).encode()) + 2 <= 512 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_line_ends_make_lines_and_never_commands() -> None:
    told = payload(content=Content(text="een\r\nQUIT :weg\n\ntwee"))
    assert told == {"target": "fatima", "lines": ["een", "QUIT :weg", "twee"]}


def test_a_room_is_answered_there_with_the_name_before_it() -> None:
    told = payload(leg={"thread": "#storingen", "nick": "fatima_"})
    assert told == {"target": "#storingen", "lines": ["fatima_: Dag"]}


def test_a_customer_is_answered_under_the_nickname_they_had_last() -> None:
    assert payload(leg={"nick": "fatima_"})["target"] == "fatima_"


@pytest.mark.parametrize("nick", ["a b", "a,b", "a\r\nQUIT", ""])
def test_what_is_no_nickname_is_refused(nick: str) -> None:
    with pytest.raises(InvalidInput):
        payload(to=f"irc.example.org/{nick}")


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"code": "401"}, "bad_recipient"), ({"code": "404"}, "blocked"), ({}, "temporary")],
)
def test_refusals_of_the_server_are_told(facts: dict[str, Any], code: str) -> None:
    told = parse_response([RelayResponse(ok=False, facts=facts)], message(), CONFIG)
    assert isinstance(told, SendRefused)
    assert told.code == code
