"""Bearer tokens signed by published keys: what is taken, and every way in which one is refused."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from onethread.connectors._schemes.bearer import bearer_token, check_bearer
from onethread.connectors._schemes.signing import check_age
from onethread.errors import BadSignature

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CURVE = ec.generate_private_key(ec.SECP256R1())
GOOD = {"iss": "https://issuer.example", "aud": "us", "exp": int(AT.timestamp()) + 600}


def key_set() -> bytes:
    public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    curve = jwt.algorithms.ECAlgorithm.to_jwk(CURVE.public_key(), as_dict=True)
    return msgspec.json.encode(
        {"keys": [{**public, "kid": "rsa", "alg": "RS256"}, {**curve, "kid": "ec", "alg": "ES256"}]}
    )


def check(token: str, keys: bytes | None = None, at: datetime | None = AT) -> dict[str, Any]:
    return check_bearer(
        token,
        key_set() if keys is None else keys,
        issuers={"https://issuer.example"},
        audience="us",
        received_at=at,
    )


def signed(claims: dict[str, Any], key_id: str = "rsa", **more: Any) -> str:
    key = KEY if key_id == "rsa" else CURVE
    algorithm = "RS256" if key_id == "rsa" else "ES256"
    return jwt.encode(
        {k: v for k, v in {**GOOD, **claims}.items() if v is not None},
        key,
        algorithm=algorithm,
        headers={"kid": key_id, **more},
    )


@pytest.mark.parametrize("key_id", ["rsa", "ec"])
def test_a_good_token_gives_its_claims(key_id: str) -> None:
    assert check(signed({"sub": "x"}, key_id))["sub"] == "x"


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example"},
        {"aud": "them"},
        {"aud": None},
        {"exp": None},
        {"exp": int(AT.timestamp()) - 301},
        {"nbf": int(AT.timestamp()) + 301},
        {"nbf": "soon"},
    ],
)
def test_wrong_claims_are_refused(claims: dict[str, Any]) -> None:
    with pytest.raises(BadSignature):
        check(signed(claims))


def test_a_captured_token_has_no_age() -> None:
    old = signed({"exp": int((AT - timedelta(days=900)).timestamp())})
    assert check(old, at=None)


@pytest.mark.parametrize(
    "keys", [b"", b"[]", b"null", b'{"keys":3}', b'{"keys":[{"kid":"rsa"}]}', b'{"rsa":"no PEM"}']
)
def test_keys_that_cant_be_read_are_refused(keys: bytes) -> None:
    with pytest.raises(BadSignature):
        check(signed({}), keys)


def test_a_token_without_a_signature_or_of_a_shared_secret_is_refused() -> None:
    unsigned = jwt.encode(GOOD, "", algorithm="none", headers={"kid": "rsa"})
    public = msgspec.json.decode(key_set())["keys"][0]["n"]
    confused = jwt.encode(GOOD, public, algorithm="HS256", headers={"kid": "rsa"})
    for token in (unsigned, confused, "", "a.b", "a.b.c", "a.b.c.d"):
        with pytest.raises(BadSignature):
            check(token)


def test_bits_left_over_at_the_end_of_a_signature_may_not_be_changed() -> None:
    token = signed({})
    head, _, signature = token.rpartition(".")
    raw = base64.urlsafe_b64decode(signature + "==")
    others = [
        signature[:-1] + each
        for each in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        if each != signature[-1] and base64.urlsafe_b64decode(signature[:-1] + each + "==") == raw
    ]
    assert others
    for other in others:
        with pytest.raises(BadSignature):
            check(f"{head}.{other}")


def test_a_bearer_token_is_found_in_its_header() -> None:
    assert bearer_token({"authorization": "bearer abc "}) == "abc"
    assert bearer_token({"authorization": "Basic abc"}) == ""
    assert bearer_token({}) == ""


@pytest.mark.parametrize(
    ("signed_at", "taken"),
    [(AT.timestamp() - 299, True), (AT.timestamp() + 301, False), ("nan", False), ("x", False)],
)
def test_a_signature_has_an_age(signed_at: Any, taken: bool) -> None:
    if taken:
        check_age(AT, signed_at, what="the time")
        return
    with pytest.raises(BadSignature):
        check_age(AT, signed_at, what="the time")
