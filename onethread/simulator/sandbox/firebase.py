"""Firebase Cloud Messaging (HTTP v1) for one app: a service account's token, and phones that are told.

Not a connector's own: the web chat tells phones by it. Phones that lost the app: `sandbox.state["gone"]`, a
set of tokens. Sources: https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages,
…/v1/ErrorCode.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Refuse,
    Route,
    Sandbox,
    Seen,
    StandIn,
    anyone,
    issued,
)
from onethread.simulator.sandbox._google import service_account, token_for

_PROJECT = "housing-app"
_EMAIL = "push@housing-app.iam.gserviceaccount.example"
_SCOPE = "https://www.googleapis.com/auth/firebase.messaging"
_BYTES = 4096
# Of the app, of Firebase itself, and of Google: an app may not use them.
_RESERVED = ("google", "gcm")
_DETAIL = "type.googleapis.com/google.firebase.fcm.v1.FcmError"

Words = Annotated[str, msgspec.Meta(min_length=1)]


class Notification(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What stands on the screen."""

    title: Words
    body: Words


class AndroidNotification(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Of Android alone."""

    tag: str = ""
    channel_id: str = ""


class Android(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Of Android alone."""

    collapse_key: str = ""
    priority: Annotated[str, msgspec.Meta(pattern="^(NORMAL|HIGH)$")] = "NORMAL"
    ttl: Annotated[str, msgspec.Meta(pattern=r"^[0-9]+(\.[0-9]{1,9})?s$")] = "2419200s"
    notification: AndroidNotification | None = None


class Apns(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Of iPhones alone: Apple's own headers and payload."""

    headers: dict[str, str] = {}
    payload: dict[str, Any] = {}


class Message(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """To one phone, or to whoever follows a topic."""

    token: Words | None = None
    topic: Words | None = None
    notification: Notification | None = None
    data: dict[str, str] = {}
    android: Android | None = None
    apns: Apns | None = None


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST …/messages:send."""

    message: Message
    validate_only: bool = False


def _settings(sandbox: Sandbox) -> dict[str, Any]:
    return {
        "firebase": service_account(_EMAIL, project_id=_PROJECT),
        "push_base_url": sandbox.url,
        "push_token_url": f"{sandbox.url}/token",
    }


def _token(call: Call) -> Any:
    return token_for(call, _SCOPE)


def _seen(call: Call) -> Seen | None:
    if call.at["project"] != _PROJECT:
        raise Refuse("not_found", "Requested entity was not found.")
    body: Send = call.body
    message = body.message
    if (message.token is None) == (message.topic is None):
        raise Refuse("invalid", "Exactly one of token, topic or condition is required.")
    if sum(len(k.encode()) + len(v.encode()) for k, v in message.data.items()) > _BYTES:
        raise Refuse("invalid", "Message too big.")
    for name in message.data:
        if name == "from" or name.startswith(_RESERVED):
            raise Refuse("invalid", f"Invalid data payload key: {name}")
    if message.token is not None:
        if len(message.token) < 20:
            raise Refuse(
                "bad_device", "The registration token is not a valid FCM registration token"
            )
        if message.token in call.sandbox.state.get("gone", ()):
            raise Refuse("bad_recipient", "Requested entity was not found.")
    if body.validate_only or message.token is None:
        return None
    shown = message.notification or Notification(title="-", body="-")
    return Seen(
        to=message.token, subject=shown.title, text=shown.body, raw=msgspec.to_builtins(body)
    )


def _taken(call: Call) -> Any:
    number = call.id if call.seen else "fake_message_id"
    return {"name": f"projects/{_PROJECT}/messages/{number}"}


def _error(status: int, name: str, code: str = "") -> Any:
    details = [{"@type": _DETAIL, "errorCode": code}] if code else []
    return (
        status,
        lambda why: {"error": {"code": status, "message": why, "status": name, "details": details}},
    )


STAND_IN = StandIn(
    connector="firebase",
    credentials={"email": _EMAIL},
    settings=_settings,
    authenticate=issued,
    routes=[
        Route(method="POST", path="/token", answer=_token, authenticate=anyone),
        Route(
            method="POST",
            path="/v1/projects/{project}/messages:send",
            body=Send,
            seen=_seen,
            answer=_taken,
        ),
    ],
    refusals={
        "invalid": _error(400, "INVALID_ARGUMENT"),
        "bad_device": _error(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT"),
        "unauthorised": _error(401, "UNAUTHENTICATED"),
        "bad_token": (400, lambda why: {"error": "invalid_grant", "error_description": why}),
        "bad_recipient": _error(404, "NOT_FOUND", "UNREGISTERED"),
        "not_found": _error(404, "NOT_FOUND"),
        "rate_limited": (
            *_error(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED"),
            {"Retry-After": "7"},
        ),
        "fault": _error(503, "UNAVAILABLE", "UNAVAILABLE"),
    },
    events={},
)
