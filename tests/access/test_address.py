"""The caller's address can't be made up."""

from __future__ import annotations

import pytest

from onethread.access.address import (
    client_address,
    is_loopback,
    is_on_this_machine,
    network_of,
)


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "expected"),
    [
        ("198.51.100.7", "", 0, "198.51.100.7"),
        ("198.51.100.7", "203.0.113.9", 0, "198.51.100.7"),
        ("10.0.0.2", "203.0.113.9", 1, "203.0.113.9"),
        ("10.0.0.2", "127.0.0.1, 203.0.113.9", 1, "203.0.113.9"),
        ("10.0.0.2", "127.0.0.1, 203.0.113.9, 10.0.0.3", 2, "203.0.113.9"),
        ("10.0.0.2", "203.0.113.9", 3, "203.0.113.9"),
        ("10.0.0.2", "nonsense", 1, "10.0.0.2"),
        ("::ffff:192.0.2.1", "", 0, "192.0.2.1"),
        ("fe80::1%eth0", "", 0, "fe80::1"),
        ("", "", 0, ""),
    ],
)
def test_client_address(peer: str, forwarded: str, trusted: int, expected: str) -> None:
    assert client_address(peer, {"x-forwarded-for": forwarded}, trusted) == expected


def test_an_ipv6_caller_is_counted_by_its_network() -> None:
    assert network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64"
    assert network_of("192.0.2.1") == "192.0.2.1"


def test_loopback() -> None:
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not is_loopback("192.0.2.1")
    assert not is_loopback("")


@pytest.mark.parametrize(
    ("peer", "headers", "local"),
    [
        ("127.0.0.1", {"host": "localhost:8300"}, True),
        ("127.0.0.1", {"host": "127.0.0.1"}, True),
        ("::1", {"host": "[::1]:8300"}, True),
        ("192.0.2.1", {"host": "localhost"}, False),
        ("127.0.0.1", {"host": "onethread.example"}, False),
        ("127.0.0.1", {"host": "localhost.example"}, False),
        ("127.0.0.1", {"host": "[::1"}, False),
        ("127.0.0.1", {}, False),
        ("127.0.0.1", {"host": "localhost", "x-forwarded-for": "192.0.2.1"}, False),
        ("127.0.0.1", {"host": "localhost", "forwarded": "for=192.0.2.1"}, False),
        ("", {"host": "localhost"}, False),
    ],
)
def test_who_is_on_this_machine(peer: str, headers: dict[str, str], local: bool) -> None:
    assert is_on_this_machine(peer, headers) is local
