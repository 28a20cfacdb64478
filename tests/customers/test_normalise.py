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
    ("email", "jan+shop@live.nl", "Jan@live.nl"),
    ("email", "jan+shop@hotmail.co.uk", "jan@hotmail.co.uk"),
    ("email", "jan@pm.me", "jan@protonmail.com"),
    ("email", " <jan@example.nl> ", "jan@example.nl."),
    ("phone", "31612345678", "0612345678"),
    ("phone", "tel:+31-6-1234-5678", "+31612345678"),
    ("phone", "+31 20 123 4567 ext. 12", "020-1234567 x12"),
    ("phone", "+52 1 55 1234 5678", "+52 55 1234 5678"),
    ("phone", "+31６12345678", "+31612345678"),
]
DIFFERENT = [
    ("email", "j.jansen@example.nl", "jjansen@example.nl"),
    ("email", "jan+a@example.nl", "jan@example.nl"),
    ("email", "jan+a@live.example.org", "jan@live.example.org"),
    ("email", "j.jansen@live.nl", "jjansen@live.nl"),
    ("email", "straße@example.nl", "strasse@example.nl"),
    ("phone", "+55 11 2345-6789", "+55 11 92345-678"),
    ("phone", "112", "+31 112"),
    ("phone", "PostNL", "postnl 1"),
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


@pytest.mark.parametrize(
    ("region", "national", "international"),
    [
        ("BR", "(11) 98765-4321", "+55 11 8765-4321"),
        ("AR", "011 15-2345-6789", "+54 9 11 2345-6789"),
        ("MX", "044 55 1234 5678", "+52 1 55 1234 5678"),
        ("DE", "030/123456", "+49 30 123456"),
        ("FR", "01 23 45 67 89", "+33 123456789"),
        ("GB", "(020) 7946 0958", "0044 20 7946 0958"),
        ("US", "011 31 6 12345678", "+31 6 12345678"),
    ],
)
def test_numbers_as_each_country_writes_them(
    region: str, national: str, international: str
) -> None:
    assert match_key("phone", national, region) == match_key("phone", international, region)


LOCAL = st.text("abcdefghijklmnopqrstuvwxyz0123456789._-+éü", min_size=1, max_size=20)
DOMAINS = st.sampled_from(
    ["gmail.com", "googlemail.com", "live.nl", "example.nl", "bücher.example", "pm.me", "me.com"]
)


@given(LOCAL, DOMAINS)
def test_the_key_of_an_address_is_its_own_key_in_any_case(local: str, domain: str) -> None:
    key = match_key("email", f"{local}@{domain}")
    assert match_key("email", key) == key
    assert match_key("email", f" {local}@{domain.upper()} ") == key


@given(LOCAL, LOCAL)
def test_at_a_provider_that_is_not_known_every_sign_counts(one: str, other: str) -> None:
    same = match_key("email", f"{one}@x.example") == match_key("email", f"{other}@x.example")
    assert same == (one == other)


@given(st.integers(610000000, 699999999))
def test_every_way_of_writing_a_number_has_its_key(number: int) -> None:
    digits = str(number)
    written = {
        f"0{digits}",
        f"+31{digits}",
        f"0031 {digits}",
        f"+31 (0) {digits[0]} {digits[1:5]} {digits[5:]}",
        f"31{digits}",
        f"06-{digits[1:]}",
    }
    assert {match_key("phone", each) for each in written} == {f"31{digits}"}


@given(st.integers(610000000, 699999999), st.integers(610000000, 699999999))
def test_different_numbers_never_share_a_key(one: int, other: int) -> None:
    keys = {match_key("phone", f"0{one}"), match_key("phone", f"0{other}")}
    assert len(keys) == len({one, other})


@given(st.integers(0, 999_999))
def test_a_short_number_matches_no_full_one(number: int) -> None:
    assert match_key("phone", str(number)).startswith("short:")
