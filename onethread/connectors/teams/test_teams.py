"""What is special to Teams; the rest is checked by the contract tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from onethread.connectors.contract import SecretStr, WebhookRequest
from onethread.connectors.teams.config import TeamsConfig
from onethread.connectors.teams.files import fetch_media
from onethread.connectors.teams.inbound import keys, verify
from onethread.connectors.teams.outbound import build, revise
from onethread.connectors.teams.token import read_test
from onethread.errors import BadSignature
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

APP = "00001111-aaaa-2222-bbbb-3333cccc4444"
SERVICE = "https://smba.trafficmanager.net/emea/"
CONFIG = TeamsConfig(app_id=APP, app_password=SecretStr("x"))
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def key_set(*endorsements: str) -> bytes:
    public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    return msgspec.json.encode(
        {"keys": [{**public, "kid": "k1", "alg": "RS256", "endorsements": list(endorsements)}]}
    )


def request(
    claims: dict[str, Any] | None = None, activity: dict[str, Any] | None = None, **more: Any
) -> WebhookRequest:
    said = {
        "iss": "https://api.botframework.com",
        "aud": APP,
        "exp": int(AT.timestamp()) + 600,
        "nbf": int(AT.timestamp()) - 600,
        "serviceurl": SERVICE,
        **(claims or {}),
    }
    token = jwt.encode(said, KEY, algorithm="RS256", headers={"kid": "k1"})
    body = {"type": "message", "serviceUrl": SERVICE, "channelId": "msteams", **(activity or {})}
    return WebhookRequest(
        **{
            "method": "POST",
            "path": "/hooks/x",
            "headers": {"authorization": f"Bearer {token}"},
            "body": msgspec.json.encode(body),
            "keys": key_set("msteams"),
            "received_at": AT,
            **more,
        }
    )


def message(**more: Any) -> OutboundMessage:
    return OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": "29:1abc",
            "to_scheme": "teams",
            "content": Content(),
            "created_at": AT,
            **more,
        }
    )


def requests(config: TeamsConfig = CONFIG, **more: Any) -> list[HttpRequest]:
    return [each for each in build(message(**more), config) if isinstance(each, HttpRequest)]


def test_a_token_of_the_bot_framework_for_this_app_is_accepted() -> None:
    assert verify(request(), CONFIG).store
    asked = keys(request(), CONFIG)
    assert asked is not None
    assert asked.url == "https://login.botframework.com/v1/.well-known/keys"


@pytest.mark.parametrize(
    ("claims", "activity", "more"),
    [
        ({"iss": "https://sts.windows.net/x/"}, {}, {}),
        ({"aud": "99991111-aaaa-2222-bbbb-3333cccc4444"}, {}, {}),
        ({"exp": int(AT.timestamp()) - 301}, {}, {}),
        ({"serviceurl": "https://smba.trafficmanager.net/amer/"}, {}, {}),
        ({}, {"serviceUrl": "https://evil.example/"}, {}),
        ({}, {"channelId": "webchat"}, {}),
        ({}, {}, {"keys": None}),
        ({}, {}, {"keys": b"no json"}),
        ({}, {}, {"keys": key_set()}),
        ({}, {}, {"received_at": AT + timedelta(hours=1)}),
        ({}, {}, {"body": b"[]"}),
    ],
)
def test_everything_else_is_refused(
    claims: dict[str, Any], activity: dict[str, Any], more: dict[str, Any]
) -> None:
    with pytest.raises(BadSignature):
        verify(request(claims, activity, **more), CONFIG)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://smba.trafficmanager.net.evil.example/",
        "http://smba.trafficmanager.net/emea/",
    ],
)
def test_a_token_for_an_address_that_is_not_teams_is_refused(address: str) -> None:
    with pytest.raises(BadSignature, match="no address of Teams"):
        verify(request({"serviceurl": address}, {"serviceUrl": address}), CONFIG)


def test_a_single_tenant_bot_hears_only_its_own_organisation() -> None:
    own = msgspec.structs.replace(CONFIG, tenant_id="5e2f1d60-0000-4000-8000-00000000aaaa")
    with pytest.raises(BadSignature, match="another organisation"):
        verify(request(activity={"channelData": {"tenant": {"id": "other"}}}), own)
    verify(request(activity={"conversation": {"tenantId": own.tenant_id}}), own)


def test_an_answer_goes_where_the_question_came_from_and_nowhere_else() -> None:
    leg = {"thread": "19:x@thread.tacv2;messageid=1", "service_url": SERVICE}
    token, send = requests(content=Content(text="Dag"), leg=leg)
    assert token.reuse_seconds
    assert send.url == (
        "https://smba.trafficmanager.net/emea/v3/conversations/"
        "19%3Ax%40thread.tacv2%3Bmessageid%3D1/activities"
    )
    _, strayed = requests(
        content=Content(text="Dag"), leg={**leg, "service_url": "https://evil.example"}
    )
    assert strayed.url.startswith("https://smba.trafficmanager.net/teams/v3/")


def test_a_first_message_begins_a_conversation() -> None:
    _, begun, send = requests(content=Content(text="Dag"))
    assert begun.json["members"] == [{"id": "29:1abc"}]
    assert "{{begun.id}}" in send.url


def test_a_button_comes_back_as_the_customers_words() -> None:
    content = Content(text="Past *dit*?", buttons=[Button(id="yes", label="Ja")])
    _, send = requests(content=content, leg={"thread": "a:1"})
    card = send.json["attachments"][0]["content"]
    assert card["body"][0]["text"] == "Past \\*dit\\*?"
    assert card["actions"][0]["data"]["msteams"]["value"] == {"button": "yes", "label": "Ja"}


def test_a_file_that_is_too_large_for_a_message_goes_as_its_link() -> None:
    file = OutboundFile(
        name="a.pdf", media_type="application/pdf", size_bytes=9, link="https://x.example/f"
    )
    _, send = requests(files=[file], leg={"thread": "a:1"})
    assert send.json["text"] == "a.pdf: https://x.example/f"


def test_the_token_opens_only_what_teams_itself_holds() -> None:
    assert len(fetch_media({"url": SERVICE + "v3/attachments/1", "own": True}, CONFIG)) == 2
    (other,) = fetch_media({"url": "https://evil.example/a.png", "own": True}, CONFIG)
    assert not other.headers


def test_a_sent_message_is_changed_or_deleted() -> None:
    change = Revision(
        message_id="a:1|17", to="29:1abc", to_scheme="teams", content=Content(text="Nu goed")
    )
    _, put = revise(change, CONFIG)
    assert (put.method, put.url.rpartition("/v3/")[2]) == (
        "PUT",
        "conversations/a%3A1/activities/17",
    )
    _, delete = revise(msgspec.structs.replace(change, content=None), CONFIG)
    assert delete.method == "DELETE"


def test_the_connection_test_tells_what_microsoft_says() -> None:
    body = b'{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret"}'
    told = read_test([HttpResponse(status=401, headers={}, body=body, step="token")], CONFIG)
    assert (told.ok, "AADSTS7000215" in told.message) == (False, True)
    good = HttpResponse(status=200, headers={}, body=b'{"access_token":"x"}', step="token")
    assert read_test([good], CONFIG).ok
