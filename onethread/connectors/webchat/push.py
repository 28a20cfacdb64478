"""Tells an app's device that there is an answer, by Firebase Cloud Messaging (HTTP v1). Pure.

Firebase reaches Android itself and iPhones through Apple, so one service account is enough for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import google
from onethread.connectors._schemes.reading import answered, last_http, node, nodes, text
from onethread.connectors.contract import DeviceNotice, DeviceWords, PushTaken
from onethread.connectors.webchat.config import WebChatConfig
from onethread.messages import HttpRequest, HttpResponse, OutboundResponse

SCOPE = "https://www.googleapis.com/auth/firebase.messaging"
TEXT_CHARACTERS = 200
# After so long an answer is no news any more: it is there when the app is opened.
TTL_SECONDS = 24 * 3600
TIMEOUT_SECONDS = 20.0
# Another token of the device, another app, or an app that was removed: never again.
_GONE = frozenset({"UNREGISTERED", "SENDER_ID_MISMATCH"})

_WORDS: Mapping[str, tuple[str, str]] = {
    "en": ("You have a new message", "You have {count} new messages"),
    "nl": ("Je hebt een nieuw bericht", "Je hebt {count} nieuwe berichten"),
    "de": ("Sie haben eine neue Nachricht", "Sie haben {count} neue Nachrichten"),
    "fr": ("Vous avez un nouveau message", "Vous avez {count} nouveaux messages"),
}


def tell(notice: DeviceNotice, config: WebChatConfig) -> DeviceWords:
    """That there is an answer; what it says only when the settings want it on a locked screen."""
    language = notice.language if notice.language in _WORDS else config.language
    one, several = _WORDS.get(language, _WORDS["en"])
    body = one if notice.count == 1 else several.format(count=notice.count)
    if config.push_shows == "text" and notice.text:
        body = notice.text
        if len(body) > TEXT_CHARACTERS:
            body = f"{body[: TEXT_CHARACTERS - 1].rstrip()}…"
    return DeviceWords(title=config.title, body=body)


def push(token: str, notice: DeviceNotice, config: WebChatConfig) -> Sequence[HttpRequest]:
    """One message to one device; a later one of the same leg takes its place on the screen."""
    words = tell(notice, config)
    message = {
        "token": token,
        "notification": {"title": words.title, "body": words.body},
        # Of the data every value is text.
        "data": {"onethread": notice.channel_key, "conversation": notice.matter},
        "android": {
            "collapse_key": "onethread",
            "priority": "HIGH",
            "ttl": f"{TTL_SECONDS}s",
            "notification": {"tag": notice.thread},
        },
        "apns": {
            "headers": {"apns-priority": "10", "apns-collapse-id": notice.thread},
            "payload": {"aps": {"sound": "default", "thread-id": notice.thread}},
        },
    }
    return _requests(config, {"message": message})


def dry_run(config: WebChatConfig) -> Sequence[HttpRequest]:
    """Whether Firebase takes the service account; nobody is told anything."""
    return _requests(config, {"validate_only": True, "message": {"topic": "onethread-test"}})


def _requests(config: WebChatConfig, body: Mapping[str, Any]) -> Sequence[HttpRequest]:
    project, email, key = config.firebase_account()
    if not key:
        return []
    return [
        google.service_token(config.push_token_url, email, key, SCOPE),
        HttpRequest(
            method="POST",
            url=f"{config.push_base_url.rstrip('/')}/v1/projects/{project}/messages:send",
            headers=google.AUTHORISATION,
            json=body,
            timeout_seconds=TIMEOUT_SECONDS,
        ),
    ]


def dry_run_trouble(responses: Sequence[OutboundResponse]) -> str:
    """Why notifications would not go out, in words; "" when they would."""
    return google.trouble(last_http(responses), "Firebase", "a notification")


def read_push(responses: Sequence[OutboundResponse]) -> PushTaken:
    """How it ended."""
    response = last_http(responses)
    if response is None:
        return PushTaken(outcome="later", reason="Firebase gave no answer.")
    if response.status < 300:
        return PushTaken(outcome="taken")
    code = _code(response)
    if response.step == "send" and (code in _GONE or _bad_token(response, code)):
        return PushTaken(outcome="gone")
    if response.status == 429 or response.status >= 500:
        asked = response.headers.get("retry-after", "")
        seconds = min(float(asked), 3600.0) if asked.isdigit() else 60.0
        return PushTaken(outcome="later", seconds=seconds)
    return PushTaken(
        outcome="refused", reason=google.trouble(response, "Firebase", "a notification")
    )


def _code(response: HttpResponse) -> str:
    """Firebase's own code: more exact than the status of Google's APIs."""
    error = node(answered(response).get("error"))
    for each in nodes(error.get("details")):
        if text(each.get("@type")).endswith("FcmError"):
            return text(each.get("errorCode"), 80)
    return text(error.get("status"), 80)


def _bad_token(response: HttpResponse, code: str) -> bool:
    """Whether what it calls invalid is the token: a mistake in the rest comes with the field's name."""
    error = node(answered(response).get("error"))
    kinds = {text(each.get("@type")).rpartition(".")[2] for each in nodes(error.get("details"))}
    return response.status == 400 and code == "INVALID_ARGUMENT" and kinds == {"FcmError"}
