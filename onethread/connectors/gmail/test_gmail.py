"""What is special to Gmail; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import jwt
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from onethread.connectors.contract import Polled, SecretStr, WebhookRequest
from onethread.connectors.gmail import CONNECTOR
from onethread.connectors.gmail.config import GmailConfig
from onethread.errors import BadSignature
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundFile, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = GmailConfig(
    from_address="service@example.org",
    client_id="1234-abc.apps.googleusercontent.com",
    client_secret=SecretStr("invented"),
    refresh_token=SecretStr("1//invented"),
    topic="projects/example/topics/onethread",
    push_service_account="push@example.iam.gserviceaccount.com",
    push_audience="https://desk.example.org/hooks/c1",
)
KEY = rsa.generate_private_key(65537, 2048)
KEYS = msgspec.json.encode(
    {"keys": [{**jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True), "kid": "k1"}]}
)
CLAIMS = {
    "iss": "https://accounts.google.com",
    "aud": "https://desk.example.org/hooks/c1",
    "email": "push@example.iam.gserviceaccount.com",
    "email_verified": True,
    "iat": AT.timestamp() - 60,
    "exp": AT.timestamp() + 3540,
}


def push(keys: bytes | None = KEYS, **claims: Any) -> WebhookRequest:
    token = jwt.encode({**CLAIMS, **claims}, KEY, algorithm="RS256", headers={"kid": "k1"})
    return WebhookRequest(
        method="POST",
        path="/",
        headers={"authorization": f"Bearer {token}"},
        body=b'{"message":{"data":"e30="}}',
        received_at=AT,
        keys=keys,
    )


def test_a_push_of_this_subscription_wakes_the_poll_and_stores_nothing() -> None:
    assert CONNECTOR.verify is not None
    verified = CONNECTOR.verify(push(), CONFIG)
    assert (verified.wake, verified.store) == (True, False)


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "https://elsewhere.example.org"},
        {"iss": "https://evil.example"},
        {"email": "other@example.iam.gserviceaccount.com"},
        {"email_verified": False},
        {"email": None},
        {"exp": AT.timestamp() - 4000},
    ],
)
def test_any_other_push_is_refused(claims: dict[str, Any]) -> None:
    assert CONNECTOR.verify is not None
    with pytest.raises(BadSignature):
        CONNECTOR.verify(push(**claims), CONFIG)


def test_without_googles_keys_or_a_service_account_nothing_is_believed() -> None:
    assert CONNECTOR.verify is not None
    with pytest.raises(BadSignature):
        CONNECTOR.verify(push(keys=None), CONFIG)
    with pytest.raises(BadSignature):
        CONNECTOR.verify(push(), msgspec.structs.replace(CONFIG, push_service_account=""))


def polled(step: str, body: Any, cursor: dict[str, Any], status: int = 200) -> Polled:
    assert CONNECTOR.read_poll is not None
    token = HttpResponse(status=200, headers={}, body=b'{"access_token":"a"}', step="token")
    found = HttpResponse(status=status, headers={}, body=msgspec.json.encode(body), step=step)
    return CONNECTOR.read_poll([token, found], cursor, CONFIG)


def asked(cursor: dict[str, Any]) -> str:
    assert CONNECTOR.poll is not None
    return CONNECTOR.poll(cursor, CONFIG)[-1].url


def test_the_first_poll_only_learns_the_place() -> None:
    assert asked({}).endswith("/gmail/v1/users/me/profile")
    first = polled("profile", {"emailAddress": "service@example.org", "historyId": "100"}, {})
    assert (first.cursor, list(first.payloads)) == ({"history": "100"}, [])


def test_new_mail_is_announced_once_and_page_by_page() -> None:
    assert "startHistoryId=100" in asked({"history": "100"})
    added = [
        {"messagesAdded": [{"message": {"id": "a", "labelIds": ["INBOX"]}}]},
        {
            "messagesAdded": [
                {"message": {"id": "a"}},
                {"message": {"id": "b", "labelIds": ["SENT"]}},
            ]
        },
    ]
    page = polled(
        "history", {"history": added, "nextPageToken": "p2", "historyId": "120"}, {"history": "100"}
    )
    assert list(page.payloads) == [b'{"id":"a"}']
    assert page.more
    assert "pageToken=p2" in asked(dict(page.cursor))
    last = polled("history", {"historyId": "120"}, dict(page.cursor))
    assert (last.cursor, last.more) == ({"history": "120"}, False)


def test_when_gmail_forgot_the_place_the_latest_days_are_looked_through() -> None:
    lost = polled("history", {"error": {"code": 404}}, {"history": "1"}, status=404)
    assert lost.more
    assert asked(dict(lost.cursor)).endswith("/profile")
    learnt = polled("profile", {"historyId": "900"}, dict(lost.cursor))
    assert "newer_than%3A14d" in asked(dict(learnt.cursor))
    found = polled("list", {"messages": [{"id": "x", "threadId": "y"}]}, dict(learnt.cursor))
    assert (list(found.payloads), found.cursor) == ([b'{"id":"x"}'], {"history": "900"})


def test_a_revoked_token_is_told_and_the_place_kept() -> None:
    assert CONNECTOR.read_poll is not None
    token = HttpResponse(status=400, headers={}, body=b'{"error":"invalid_grant"}', step="token")
    answer = CONNECTOR.read_poll([token], {"history": "1"}, CONFIG)
    assert "invalid_grant" in answer.problem
    assert not answer.cursor


def test_an_answer_stays_in_the_customers_thread_and_a_large_one_is_uploaded() -> None:
    def build(size: int) -> HttpRequest:
        message = OutboundMessage(
            message_uid="0193b6a0-0000-7000-8000-000000000001",
            conversation_ref="OT-7K2M9",
            to="fatima@example.net",
            to_scheme="email",
            content=Content(text="Goedemorgen"),
            files=[
                OutboundFile(
                    name="a.bin", media_type="application/pdf", size_bytes=size, content=b"x" * size
                )
            ],
            leg={"gmail_thread": "18c1f0a2", "message_id": "a@x"},
            created_at=AT,
        )
        _token, send, _ask = CONNECTOR.build(message, CONFIG)
        assert isinstance(send, HttpRequest)
        return send

    assert build(10).json["threadId"] == "18c1f0a2"
    large = build(4 << 20)
    assert "/upload/" in large.url
    assert large.body is not None
    assert b"In-Reply-To: <a@x>" in large.body
