"""What is special to Google reviews; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import jwt
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.google_reviews import CONNECTOR
from onethread.connectors.google_reviews.config import GoogleReviewsConfig
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import Content, OutboundMessage, Revision

CONFIG = GoogleReviewsConfig(
    account_id="103456",
    location_id="987654",
    client_id="client",
    client_secret=SecretStr("secret"),
    refresh_token=SecretStr("refresh"),
    push_audience="https://onethread.example/hooks/x",
    push_account="push@project.example",
)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def key_set() -> bytes:
    listed = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    return msgspec.json.encode({"keys": [{**listed, "kid": "k1", "alg": "RS256", "use": "sig"}]})


def push(**claims: Any) -> WebhookRequest:
    held = {
        "iss": "https://accounts.google.com",
        "aud": CONFIG.push_audience,
        "email": CONFIG.push_account,
        "email_verified": True,
        "iat": int(NOW.timestamp()),
        "exp": int(NOW.timestamp()) + 3600,
        **claims,
    }
    token = jwt.encode(held, KEY, algorithm="RS256", headers={"kid": "k1"})
    return WebhookRequest(
        method="POST",
        path="/hooks/x",
        headers={"authorization": f"Bearer {token}"},
        body=b'{"message": {"data": "e30="}}',
        keys=key_set(),
        received_at=NOW,
    )


def test_a_push_of_google_wakes_the_poll_and_is_not_kept() -> None:
    assert CONNECTOR.verify is not None
    verified = CONNECTOR.verify(push(), CONFIG)
    assert (verified.store, verified.wake) == (False, True)


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "https://elsewhere.example"},
        {"iss": "https://accounts.evil.example"},
        {"email": "other@project.example"},
        {"email_verified": False},
        {"exp": int(NOW.timestamp()) - 3600},
    ],
)
def test_any_other_token_is_refused(claims: dict[str, Any]) -> None:
    assert CONNECTOR.verify is not None
    with pytest.raises(BadSignature):
        CONNECTOR.verify(push(**claims), CONFIG)


def test_a_channel_without_audience_takes_no_pushes() -> None:
    assert CONNECTOR.verify is not None
    assert CONNECTOR.keys is not None
    quiet = msgspec.structs.replace(CONFIG, push_audience="", push_account="")
    assert CONNECTOR.keys(push(), quiet) is None
    for request, config in (
        (push(aud=""), quiet),
        (msgspec.structs.replace(push(), keys=None), CONFIG),
    ):
        with pytest.raises(BadSignature):
            CONNECTOR.verify(request, config)


def message(text: str) -> OutboundMessage:
    return OutboundMessage(
        message_uid="uid-1",
        conversation_ref="OT-7K2M9",
        to="r1",
        to_scheme="google_reviews",
        content=Content(text=text, public=True),
        leg={"last_inbound_id": "r1"},
        created_at=NOW,
    )


def test_the_reply_is_put_to_the_review() -> None:
    token, reply = CONNECTOR.build(message("Dank!"), CONFIG)
    assert token.form["grant_type"] == "refresh_token"  # type: ignore[union-attr, index]
    assert reply.url.endswith("/v4/accounts/103456/locations/987654/reviews/r1/reply")  # type: ignore[union-attr]
    assert reply.json == {"comment": "Dank!"}  # type: ignore[union-attr]
    with pytest.raises(InvalidInput):
        CONNECTOR.build(message("é" * 2100), CONFIG)


def test_the_reply_is_changed_and_deleted() -> None:
    assert CONNECTOR.revise is not None
    ours = Revision(
        message_id="r1#uid-1", to="r1", to_scheme="google_reviews", content=Content(text="Nu")
    )
    assert CONNECTOR.revise(ours, CONFIG)[-1].json == {"comment": "Nu"}
    delete = CONNECTOR.revise(msgspec.structs.replace(ours, content=None), CONFIG)[-1]
    assert (delete.method, delete.url.rsplit("/", 2)[1:]) == ("DELETE", ["r1", "reply"])
