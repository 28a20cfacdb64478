"""What is special to Google Chat; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import jwt
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.google_chat.config import GoogleChatConfig
from onethread.connectors.google_chat.inbound import CHAT, keys, verify
from onethread.connectors.google_chat.outbound import build, fetch_media, read_test, revise
from onethread.errors import BadSignature, InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    ListRow,
    OutboundFile,
    OutboundMessage,
    Revision,
)

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ADDRESS = "https://desk.example.org/hooks/abc"
CONFIG = GoogleChatConfig(
    audience=ADDRESS,
    client_email="hulp@voorbeeld.iam.gserviceaccount.com",
    private_key=SecretStr("invented"),
)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def request(**claims: Any) -> WebhookRequest:
    said = {
        "iss": "https://accounts.google.com",
        "aud": ADDRESS,
        "exp": int(AT.timestamp()) + 600,
        "email": CHAT,
        "email_verified": True,
        **claims,
    }
    token = jwt.encode(said, KEY, algorithm="RS256", headers={"kid": "k1"})
    public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    return WebhookRequest(
        method="POST",
        path="/hooks/abc",
        headers={"authorization": f"Bearer {token}"},
        body=b"{}",
        keys=msgspec.json.encode({"keys": [{**public, "kid": "k1", "alg": "RS256"}]}),
        received_at=AT,
    )


def message(**more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "users/1122",
            "to_scheme": "google_chat",
            "content": Content(),
            "created_at": AT,
            **more,
        }
    )


def requests(**more: Any) -> list[HttpRequest]:
    return [each for each in build(message(**more), CONFIG) if isinstance(each, HttpRequest)]


def test_an_id_token_of_google_chat_for_this_address_is_accepted() -> None:
    assert verify(request(), CONFIG).body == b"{}"


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://accounts.example.org"},
        {"aud": "https://desk.example.org/hooks/other"},
        {"exp": int(AT.timestamp()) - 301},
        {"email": "somebody@project.iam.gserviceaccount.com"},
        {"email_verified": False},
    ],
)
def test_an_id_token_of_anybody_else_at_google_is_refused(claims: dict[str, Any]) -> None:
    with pytest.raises(BadSignature):
        verify(request(**claims), CONFIG)


def test_the_keys_follow_from_the_kind_of_audience() -> None:
    of_address, of_project = (
        keys(request(), each)
        for each in (CONFIG, msgspec.structs.replace(CONFIG, audience="1234567890"))
    )
    assert of_address is not None
    assert of_project is not None
    assert of_address.url == "https://www.googleapis.com/oauth2/v3/certs"
    assert of_project.url.endswith("/x509/chat@system.gserviceaccount.com")


def test_an_answer_stays_in_its_thread_and_a_repeated_request_makes_no_second_message() -> None:
    token, send = requests(content=Content(text="Dag"), leg={"thread": "spaces/AAAA/threads/BBB"})
    assert (token.jwt is not None, token.reuse_seconds) == (True, 3000.0)
    assert send.json["thread"] == {"name": "spaces/AAAA/threads/BBB"}
    assert "requestId=0193b6a0-0000-7000-8000-000000000001-0" in send.url
    assert "/v1/spaces/AAAA/messages?" in send.url


def test_a_first_message_goes_to_the_direct_space() -> None:
    _, found, send = requests(content=Content(text="Dag"))
    assert found.url.endswith("spaces:findDirectMessage?name=users/1122")
    assert "{{space.name}}/messages" in send.url


def test_rows_say_their_label_when_chosen() -> None:
    row = ListRow(id="heating", title="Verwarming", description="Te koud of te warm")
    _, send = requests(content=Content(text="Waarover?", rows=[row]), leg={"thread": "spaces/A"})
    (widget,) = send.json["cardsV2"][0]["card"]["sections"][0]["widgets"]
    assert widget["decoratedText"]["bottomLabel"] == "Te koud of te warm"
    assert widget["decoratedText"]["onClick"]["action"]["parameters"][1]["value"] == "Verwarming"


def test_a_file_goes_by_its_link_or_not_at_all() -> None:
    file = OutboundFile(name="a.pdf", media_type="application/pdf", size_bytes=1, link="https://x")
    _, send = requests(files=[file], leg={"thread": "spaces/A"})
    assert send.json == {"text": "a.pdf: https://x"}
    with pytest.raises(InvalidInput, match="takes no files"):
        requests(
            files=[msgspec.structs.replace(file, link=None, content=b"x")],
            leg={"thread": "spaces/A"},
        )


def test_media_is_asked_of_the_chat_api_by_its_resource_name() -> None:
    _, content = fetch_media({"resource": "ClxzcGFjZXMv/QUFB=="}, CONFIG)
    assert content.url == "https://chat.googleapis.com/v1/media/ClxzcGFjZXMv/QUFB==?alt=media"


def test_a_sent_message_is_changed_or_deleted() -> None:
    change = Revision(
        message_id="spaces/A/messages/B.B",
        to="users/1",
        to_scheme="google_chat",
        content=Content(text="Nu goed"),
    )
    _, patch = revise(change, CONFIG)
    assert patch.url.endswith("/v1/spaces/A/messages/B.B?updateMask=text,cardsV2")
    _, delete = revise(msgspec.structs.replace(change, content=None), CONFIG)
    assert delete.method == "DELETE"


def test_the_connection_test_says_which_part_is_wrong() -> None:
    bad_key = HttpResponse(
        status=400,
        headers={},
        body=b'{"error":"invalid_grant","error_description":"Invalid JWT Signature."}',
        step="token",
    )
    assert "service account's key" in read_test([bad_key], CONFIG).message
    good = HttpResponse(status=200, headers={}, body=b"{}", step="spaces")
    assert read_test([good], CONFIG).ok
