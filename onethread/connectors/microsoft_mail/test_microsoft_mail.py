"""What is special to Microsoft 365 mail; the rest is checked by the contract tests."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import Polled, SecretStr, WebhookRequest
from onethread.connectors.microsoft_mail import CONNECTOR
from onethread.connectors.microsoft_mail.config import MicrosoftMailConfig
from onethread.errors import BadSignature
from onethread.messages import Content, HttpRequest, HttpResponse, OutboundMessage

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
CONFIG = MicrosoftMailConfig(
    from_address="service@example.org",
    tenant_id="11111111-2222-3333-4444-555555555555",
    client_id="66666666-7777-8888-9999-000000000000",
    client_secret=SecretStr("invented"),
    client_state=SecretStr("Zeer5Geheim8Woord2Hier"),
)
GRAPH = "https://graph.microsoft.com/v1.0/"


def told(*states: Any, query: dict[str, str] | None = None) -> WebhookRequest:
    body = {"value": [{"changeType": "created", "clientState": state} for state in states]}
    return WebhookRequest(
        method="POST", path="/", query=query or {}, body=msgspec.json.encode(body)
    )


def test_the_question_whether_the_address_is_ours_is_answered() -> None:
    assert CONNECTOR.verify is not None
    answer = CONNECTOR.verify(told(query={"validationToken": "Validation: a b+c"}), CONFIG)
    assert (answer.body, answer.content_type, answer.store) == (
        b"Validation: a b+c",
        "text/plain",
        False,
    )


def test_a_notification_with_the_secret_wakes_the_poll() -> None:
    assert CONNECTOR.verify is not None
    verified = CONNECTOR.verify(told("Zeer5Geheim8Woord2Hier"), CONFIG)
    assert (verified.wake, verified.store) == (True, False)


@pytest.mark.parametrize("states", [(), ("other",), (None,), ("Zeer5Geheim8Woord2Hier", "other")])
def test_every_notification_must_carry_the_secret(states: tuple[Any, ...]) -> None:
    assert CONNECTOR.verify is not None
    with pytest.raises(BadSignature):
        CONNECTOR.verify(told(*states), CONFIG)


def test_without_a_secret_not_even_the_question_is_answered() -> None:
    assert CONNECTOR.verify is not None
    config = msgspec.structs.replace(CONFIG, client_state=SecretStr(""))
    for request in (told("", query={"validationToken": "x"}), told("")):
        with pytest.raises(BadSignature):
            CONNECTOR.verify(request, config)


def polled(step: str, body: Any, cursor: dict[str, Any], status: int = 200) -> Polled:
    assert CONNECTOR.read_poll is not None
    token = HttpResponse(status=200, headers={}, body=b'{"access_token":"a"}', step="token")
    found = HttpResponse(status=status, headers={}, body=msgspec.json.encode(body), step=step)
    return CONNECTOR.read_poll([token, found], cursor, CONFIG)


def asked(cursor: dict[str, Any]) -> str:
    assert CONNECTOR.poll is not None
    return CONNECTOR.poll(cursor, CONFIG)[-1].url


def test_what_was_there_stays_and_what_comes_is_announced_page_by_page() -> None:
    assert "%24top=1" in asked({})
    first = polled(
        "latest", {"value": [{"id": "old", "receivedDateTime": "2026-01-02T03:00:00Z"}]}, {}
    )
    assert not first.payloads
    assert first.more
    assert "receivedDateTime+ge+2026-01-02T03%3A00%3A00Z" in asked(dict(first.cursor))
    page = polled(
        "delta",
        {
            "value": [
                {"id": "old", "receivedDateTime": "2026-01-02T03:00:00Z"},
                {"id": "same-second", "receivedDateTime": "2026-01-02T03:00:00Z"},
                {"id": "gone", "@removed": {"reason": "deleted"}},
            ],
            "@odata.nextLink": GRAPH + "next",
        },
        dict(first.cursor),
    )
    assert (list(page.payloads), page.more) == ([b'{"id":"same-second"}'], True)
    assert asked(dict(page.cursor)) == GRAPH + "next"
    last = polled("delta", {"value": [], "@odata.deltaLink": GRAPH + "delta"}, dict(page.cursor))
    assert not last.more
    assert asked(dict(last.cursor)) == GRAPH + "delta"


def test_a_forgotten_place_goes_on_from_the_last_mail_seen() -> None:
    cursor = {"link": GRAPH + "delta", "seen": "2026-01-02T03:00:00Z", "there": ""}
    lost = polled("delta", {"error": {"code": "syncStateNotFound"}}, cursor, status=410)
    assert lost.more
    assert "2026-01-02T03%3A00%3A00Z" in asked(dict(lost.cursor))


def test_the_token_never_goes_to_another_host() -> None:
    assert asked({"link": "https://evil.example/v1.0/delta", "since": ""}).startswith(GRAPH)


def test_a_mail_is_drafted_as_mime_and_then_sent() -> None:
    message = OutboundMessage(
        message_uid="0193b6a0-0000-7000-8000-000000000001",
        conversation_ref="OT-7K2M9",
        to="fatima@example.net",
        to_scheme="email",
        content=Content(text="Goedemorgen"),
        leg={"message_id": "a@x", "subject": "Lek"},
        created_at=AT,
    )
    token, draft, send = CONNECTOR.build(message, CONFIG)
    assert isinstance(token, HttpRequest)
    assert isinstance(draft, HttpRequest)
    assert isinstance(send, HttpRequest)
    assert token.form is not None
    assert token.form["scope"] == "https://graph.microsoft.com/.default"
    assert b"In-Reply-To: <a@x>" in base64.b64decode(draft.body or b"")
    assert send.url == GRAPH + "users/service@example.org/messages/{{draft.id}}/send"


def test_a_subscription_names_its_end_and_its_secret() -> None:
    assert CONNECTOR.subscribe is not None
    _token, wanted = CONNECTOR.subscribe("https://desk.example.org/hooks/c1", CONFIG)
    assert wanted.step == "subscribe"
    assert wanted.json["expirationDateTime"] == "{{in_hours.72}}"
    assert wanted.json["clientState"] == "Zeer5Geheim8Woord2Hier"


def test_missing_permission_is_told_in_words() -> None:
    assert CONNECTOR.read_test is not None
    token = HttpResponse(status=200, headers={}, body=b'{"access_token":"a"}', step="token")
    denied = HttpResponse(status=403, headers={}, body=b"{}", step="folder")
    assert "Mail.ReadWrite" in CONNECTOR.read_test([token, denied], CONFIG).message
