"""What a phone is told, and what Firebase's answers mean."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from onethread.connectors.contract import DeviceNotice
from onethread.connectors.webchat.config import WebChatConfig
from onethread.connectors.webchat.push import push, read_push, tell
from onethread.messages import HttpResponse

TOKEN = "f0123456789:APA91b-of-a-telephone"


def notice(**more: Any) -> DeviceNotice:
    plain = DeviceNotice(
        channel_key="k1",
        thread="onethread-7",
        matter="OT-7K2M9",
        count=1,
        text="Uw code is 1234",
        author_name="Ada",
        language="nl",
    )
    return msgspec.structs.replace(plain, **more)


def config(**more: Any) -> WebChatConfig:
    return msgspec.convert({"title": "Linde", **more}, WebChatConfig, strict=False)


@pytest.mark.parametrize(
    ("settings", "told", "body"),
    [
        ({}, {}, "Je hebt een nieuw bericht"),
        ({}, {"count": 3, "language": "de"}, "Sie haben 3 neue Nachrichten"),
        ({"language": "fr"}, {"language": "xx"}, "Vous avez un nouveau message"),
        ({}, {"language": ""}, "You have a new message"),
        ({"push_shows": "text"}, {}, "Uw code is 1234"),
        ({"push_shows": "text"}, {"text": ""}, "Je hebt een nieuw bericht"),
        ({"push_shows": "text"}, {"text": "x" * 500}, "x" * 199 + "…"),
    ],
)
def test_a_locked_screen_says_no_more_than_was_chosen(
    settings: dict[str, Any], told: dict[str, Any], body: str
) -> None:
    words = tell(notice(**told), config(**settings))
    assert (words.title, words.body) == ("Linde", body)


def answered(status: int, code: str = "", name: str = "", step: str = "send") -> HttpResponse:
    kind = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
    details = [{"@type": kind, "errorCode": code}] if code else []
    error = {"code": status, "status": name, "message": "why", "details": details}
    body = json.dumps({"error": error}).encode()
    return HttpResponse(status=status, headers={"retry-after": "7"}, body=body, step=step)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (HttpResponse(status=200, headers={}, body=b'{"name": "x"}'), "taken"),
        (answered(404, "UNREGISTERED", "NOT_FOUND"), "gone"),
        (answered(403, "SENDER_ID_MISMATCH", "PERMISSION_DENIED"), "gone"),
        (answered(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT"), "gone"),
        # What is wrong with our request, project or account is not the telephone's fault.
        (answered(400, "", "INVALID_ARGUMENT"), "refused"),
        (answered(404, "", "NOT_FOUND"), "refused"),
        (answered(401, "THIRD_PARTY_AUTH_ERROR", "UNAUTHENTICATED"), "refused"),
        (answered(400, step="token"), "refused"),
        (answered(429, "QUOTA_EXCEEDED", "RESOURCE_EXHAUSTED"), "later"),
        (answered(503, "UNAVAILABLE", "UNAVAILABLE"), "later"),
        (HttpResponse(status=502, headers={}, body=b"<html>"), "later"),
        (HttpResponse(status=418, headers={}, body=b"\xff"), "refused"),
    ],
)
def test_only_a_telephone_that_is_gone_is_forgotten(answer: HttpResponse, outcome: str) -> None:
    assert read_push([answer]).outcome == outcome


def test_without_an_account_nothing_is_sent_and_a_wrong_file_is_refused() -> None:
    assert push(TOKEN, notice(), config()) == []
    for bad in ("{", "[]", '{"project_id": "a/b", "client_email": "x", "private_key": "y"}'):
        with pytest.raises(msgspec.ValidationError, match="firebase"):
            msgspec.convert(
                {"title": "x", "firebase": bad},
                WebChatConfig,
                dec_hook=lambda kind, value: kind(value),
            )
