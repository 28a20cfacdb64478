"""Google's RCS for Business as its documentation says
(https://developers.google.com/business-communications/rcs-business-messaging)."""

from __future__ import annotations

import base64
import hmac
from typing import Annotated, Any
from urllib.parse import unquote

import jwt
import msgspec
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from onethread.simulator.sandbox import (
    Call,
    Challenge,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    anyone,
    issued,
)
from onethread.simulator.sandbox._sms import CUSTOMER, KINDS, files, number

_AGENT = "onethread_sandbox_agent@rbm.goog"
_EMAIL = "onethread@sandbox.iam.gserviceaccount.com"
_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
_PRIVATE = _KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
_PUBLIC = _KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
_SCOPE = "https://www.googleapis.com/auth/rcsbusinessmessaging"
_AT = "2026-01-02T03:04:05Z"
Label = Annotated[str, msgspec.Meta(min_length=1, max_length=25)]
Postback = Annotated[str, msgspec.Meta(max_length=2048)]


class Point(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A place on earth."""

    latitude: float
    longitude: float


class ViewLocation(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """Opens the map."""

    lat_long: Point
    label: Annotated[str, msgspec.Meta(max_length=100)] = ""


class Action(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """A suggestion that does something."""

    text: Label
    postback_data: Postback
    view_location_action: ViewLocation


class Reply(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """A suggestion that says something."""

    text: Label
    postback_data: Postback


class Suggestion(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One of these."""

    reply: Reply | None = None
    action: Action | None = None


class File(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """A file by its address."""

    file_url: str
    force_refresh: bool = False


class Content(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """What is said."""

    text: Annotated[str, msgspec.Meta(max_length=3072)] = ""
    content_info: File | None = None
    suggestions: Annotated[list[Suggestion], msgspec.Meta(max_length=11)] = []


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """A message to be sent."""

    content_message: Content


class Event(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """An event of the agent."""

    event_type: str
    message_id: str = ""


class Query(msgspec.Struct, kw_only=True, rename="camel"):
    """Of a message: its id, a UUID, and the agent."""

    message_id: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$")]
    agent_id: str


def _token(call: Call) -> Any:
    """A token for an assertion that the service account signed."""
    try:
        claims = jwt.decode(
            call.form.get("assertion", ""),
            _PUBLIC,
            algorithms=["RS256"],
            audience=f"{call.sandbox.url}/token",
        )
    except jwt.PyJWTError as error:
        raise Refuse("bad_grant", str(error)) from error
    expired = call.sandbox.behaviour.expired_token
    if expired or (claims.get("iss"), claims.get("scope")) != (_EMAIL, _SCOPE):
        raise Refuse("bad_grant", "Invalid issuer or scope")
    return {"access_token": call.sandbox.new_token(), "expires_in": 3599, "token_type": "Bearer"}


def _seen(call: Call) -> Seen:
    content: Content = call.body.content_message
    if call.query["agentId"] != _AGENT:
        raise Refuse("unauthorised", "another agent")
    seen = Seen(
        to=number(unquote(call.at["phone"])), text=content.text, uid=call.query["messageId"]
    )
    seen.id = call.query["messageId"]
    if content.content_info:
        seen.files = files(call.sandbox, [content.content_info.file_url])
    for each in content.suggestions:
        if each.reply:
            # A list is shown as suggestions too.
            seen.buttons.append(each.reply.text)
            seen.rows.append(each.reply.text)
        if each.action:
            place = each.action.view_location_action.lat_long
            seen.location = (place.latitude, place.longitude)
    return seen


def _read(call: Call) -> Any:
    event: Event = call.body
    if event.event_type == "READ":
        call.sandbox.read.append(event.message_id)
    return {"name": f"phones/{call.at['phone']}/agentEvents/1", "sendTime": _AT}


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    raw = msgspec.json.encode(payload)
    mac = hmac.digest(sandbox.credentials["client_token"].encode(), raw, "sha512")
    data = base64.b64encode(raw).decode()
    body = {
        "message": {"data": data, "messageId": "1", "publishTime": _AT},
        "subscription": "projects/rbm/subscriptions/sandbox",
    }
    return Delivery(
        body=msgspec.json.encode(body),
        headers={
            "Content-Type": "application/json",
            "X-Goog-Signature": base64.b64encode(mac).decode(),
        },
    )


def _challenge(sandbox: Sandbox) -> Challenge:
    asked = {"clientToken": sandbox.credentials["client_token"], "secret": "1234567890"}
    body = msgspec.json.encode(asked)
    return Challenge(delivery=Delivery(body=body), expected=b"1234567890")


def _message(said: Said, **more: Any) -> dict[str, Any]:
    return {
        "senderPhoneNumber": said.customer,
        "messageId": f"in-{said.n}",
        "sendTime": said.at.isoformat(),
        "agentId": _AGENT,
        **more,
    }


def _file(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    payload = {
        "mimeType": said.file.media_type,
        "fileSizeBytes": len(said.file.content),
        "fileName": said.file.name,
        "fileUri": said.file.url,
    }
    return _message(said, userFile={"payload": payload})


def _event(said: Said, kind: str) -> dict[str, Any]:
    return {
        "senderPhoneNumber": said.customer,
        "eventType": kind,
        "eventId": f"event-{said.n}",
        "sendTime": said.at.isoformat(),
        "agentId": _AGENT,
    }


def _report(_sandbox: Sandbox, seen: Seen, state: str) -> dict[str, Any]:
    kind = {"failed": "TTL_EXPIRATION_REVOKED"}.get(state, state.upper())
    return {
        "senderPhoneNumber": seen.to,
        "eventType": kind,
        "eventId": f"{state}-{seen.id}",
        "messageId": seen.id,
        "sendTime": _AT,
        "agentId": _AGENT,
    }


def _account(sandbox: Sandbox) -> str:
    account = {
        "type": "service_account",
        "client_email": _EMAIL,
        "private_key": _PRIVATE,
        "private_key_id": "k1",
        "token_uri": f"{sandbox.url}/token",
    }
    return msgspec.json.encode(account).decode()


def _error(code: int, status: str, words: str = "") -> tuple[int, Any]:
    return code, lambda why: {"error": {"code": code, "status": status, "message": words or why}}


STAND_IN = StandIn(
    connector="rcs",
    credentials={"client_token": "sandbox-client-token"},
    settings=lambda s: {
        **s.credentials,
        "agent_id": _AGENT,
        "service_account": _account(s),
        "api_base_url": s.url,
    },
    authenticate=issued,
    routes=[
        Route(method="POST", path="/token", answer=_token, authenticate=anyone),
        Route(
            method="POST",
            path="/v1/phones/{phone}/agentMessages",
            body=Send,
            query=Query,
            seen=_seen,
            answer=lambda call: {
                "name": f"phones/{call.at['phone']}/agentMessages/{call.id}",
                "sendTime": _AT,
            },
        ),
        Route(method="POST", path="/v1/phones/{phone}/agentEvents", body=Event, answer=_read),
        Route(
            method="GET",
            path="/v1/phones/{phone}/capabilities",
            answer=lambda call: {"features": ["RICHCARD_STANDALONE"]},
        ),
    ],
    refusals={
        "invalid": _error(400, "INVALID_ARGUMENT"),
        "unauthorised": _error(401, "UNAUTHENTICATED", "invalid authentication credentials"),
        "bad_grant": (400, {"error": "invalid_grant", "error_description": "Invalid JWT"}),
        "rate_limited": _error(429, "RESOURCE_EXHAUSTED", "Quota exceeded"),
        "fault": _error(503, "UNAVAILABLE", "currently unavailable"),
        "bad_recipient": _error(404, "NOT_FOUND", "Requested entity was not found."),
    },
    deliver=_deliver,
    challenge=_challenge,
    events={
        "text": lambda s, said: _message(said, text=said.text),
        "text.stop": lambda s, said: _message(said, text="STOP"),
        "location": lambda s, said: _message(
            said, location={"latitude": said.place[0], "longitude": said.place[1]}
        ),
        "buttons": lambda s, said: _message(
            said,
            suggestionResponse={
                "postbackData": said.button[0],
                "text": said.button[1],
                "type": "REPLY",
            },
        ),
        "typing": lambda s, said: _event(said, "IS_TYPING"),
        "system": lambda s, said: _event(said, "UNSUBSCRIBE"),
        "unsupported": lambda s, said: _message(said, hologram={}),
        **dict.fromkeys(KINDS, _file),
    },
    receipts=_report,
    customer=CUSTOMER,
)
