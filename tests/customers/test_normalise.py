"""Match keys: what counts as the same address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onethread.customers.normalise import match_key

SAME = [
    ("phone", "06 12345678", "+31612345678"),
    ("phone", "0031-6-12345678", "+31 (0)6 12345678"),
    ("phone", "+55 11 98765-4321", "+55 11 8765-4321"),
    ("whatsapp", "5511987654321", "551187654321"),
    ("phone", "+54 9 11 2345-6789", "+54 11 2345-6789"),
    ("whatsapp", "5215512345678", "525512345678"),
    ("email", "J.Jansen+web@Gmail.com", "jjansen@googlemail.com"),
    ("email", "Info@Example.NL", "info@example.nl"),
    ("email", "anna@bücher.example", "anna@xn--bcher-kva.example"),
]
DIFFERENT = [
    ("email", "j.jansen@example.nl", "jjansen@example.nl"),
    ("email", "jan+a@example.nl", "jan@example.nl"),
    ("phone", "+31 20 1234567 ext. 12", "+31 20 1234567"),
    ("phone", "1234", "+31 1234"),
    ("external", "K-001", "k-001"),
]


@pytest.mark.parametrize(("scheme", "one", "other"), SAME)
def test_spellings_of_one_address_share_a_key(scheme: str, one: str, other: str) -> None:
    assert match_key(scheme, one) == match_key(scheme, other)


@pytest.mark.parametrize(("scheme", "one", "other"), DIFFERENT)
def test_different_addresses_keep_different_keys(scheme: str, one: str, other: str) -> None:
    assert match_key(scheme, one) != match_key(scheme, other)


def test_a_national_number_belongs_to_the_region_given() -> None:
    assert match_key("phone", "020 7946 0958", "GB") == match_key("phone", "+442079460958")


@given(st.sampled_from(["email", "phone", "whatsapp", "visitor", "external"]), st.text(max_size=60))
def test_any_text_has_a_key(scheme: str, value: str) -> None:
    assert isinstance(match_key(scheme, value), str)
