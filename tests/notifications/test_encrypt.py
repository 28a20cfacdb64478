"""Web push is encrypted as RFC 8291 says and signed as RFC 8292 says."""

from __future__ import annotations

import asyncio
import base64
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from onethread.database.engine import Database
from onethread.database.rotate import reseal
from onethread.database.secrets import KEY_BYTES, Vault
from onethread.errors import BadSecret, InvalidInput
from onethread.notifications.encrypt import MOST_BYTES, encrypt, point
from onethread.notifications.vapid import authorization, push_keys
from tests.notifications.browser import Browser


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def private(text: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(raw(text), "big"), ec.SECP256R1())


def test_the_example_of_rfc_8291_comes_out_byte_by_byte() -> None:
    """RFC 8291, 5 and appendix A."""
    own = private("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")
    assert point(own.public_key()) == raw(
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"
    )
    body = encrypt(
        b"When I grow up, I want to be a watermelon",
        raw(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
        ),
        raw("BTBZMqHH6r4Tts7J_aSIgg"),
        own=own,
        salt=raw("DGv6ra1nlYgDCS1FRnbzlw"),
    )
    assert body == raw(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
        "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_a_browser_reads_what_was_encrypted_for_it_and_no_two_are_alike() -> None:
    browser = Browser()
    one, two = (encrypt(b"news", browser.point, browser.auth) for _ in range(2))
    assert browser.open(one) == browser.open(two) == b"news"
    assert one != two
    assert len(encrypt(b"x" * MOST_BYTES, browser.point, browser.auth)) == 4096


@pytest.mark.parametrize("key", [b"", b"\x04" + bytes(64), b"\x02" * 65, bytes(200)])
def test_a_key_that_is_no_point_is_refused(key: bytes) -> None:
    with pytest.raises(InvalidInput):
        encrypt(b"news", key, bytes(16))


def test_too_much_for_a_push_is_refused() -> None:
    with pytest.raises(InvalidInput):
        encrypt(b"x" * (MOST_BYTES + 1), Browser().point, bytes(16))


async def test_the_key_pair_is_made_once_sealed_and_follows_a_new_secret_key(
    database: Database,
) -> None:
    vault = Vault([bytes(range(KEY_BYTES))])
    made = await asyncio.gather(*(push_keys(database, vault) for _ in range(4)))
    assert len({keys.public for keys in made}) == 1
    with pytest.raises(BadSecret):
        await push_keys(database, Vault([bytes(KEY_BYTES)]))
    assert await reseal(database, Vault([bytes(KEY_BYTES), bytes(range(KEY_BYTES))])) == 1
    again = await push_keys(database, Vault([bytes(KEY_BYTES)]))
    assert again.public == made[0].public


async def test_each_push_service_gets_a_statement_for_itself(database: Database) -> None:
    keys = await push_keys(database, Vault([bytes(range(KEY_BYTES))]))
    now = datetime.now(UTC)
    header = authorization(keys, "https://push.example:8443/x/y?z", "https://ot.example.org", now)
    scheme, _, fields = header.partition(" ")
    assert scheme == "vapid"
    named = dict(field.split("=", 1) for field in fields.split(", "))
    assert raw(named["k"]) == keys.public
    claims = jwt.decode(
        named["t"],
        keys.private.public_key(),
        algorithms=["ES256"],
        audience="https://push.example:8443",
    )
    assert claims["sub"] == "https://ot.example.org"
    assert now < datetime.fromtimestamp(claims["exp"], UTC) <= now + timedelta(hours=24)
