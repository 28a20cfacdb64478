"""The Google Chat API as its documentation says (https://developers.google.com/workspace/chat/api)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import jwt
import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from cryptography.x509.oid import NameOID

from onethread.simulator.sandbox import (
    Call,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    anyone,
    issued,
    serve,
)

_CHAT = "chat@system.gserviceaccount.com"
_EMAIL = "hulp@sandbox.iam.gserviceaccount.com"
_SPACE = "spaces/AAAAsandbox"
_AT = "2026-01-02T03:04:05.123456Z"
_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
_PRIVATE = _KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
_PUBLIC = _KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
_NAME = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _CHAT)])
_CERTIFICATE = (
    x509.CertificateBuilder()
    .subject_name(_NAME)
    .issuer_name(_NAME)
    .public_key(_KEY.public_key())
    .serial_number(1)
    .not_valid_before(datetime(2025, 1, 1, tzinfo=UTC))
    .not_valid_after(datetime(2045, 1, 1, tzinfo=UTC))
    .sign(_KEY, hashes.SHA256())
    .public_bytes(Encoding.PEM)
    .decode()
)


class Post(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename="camel"):
    """A message to be made or changed."""

    text: str = ""
    thread: dict[str, str] = {}
    cards_v2: Annotated[list[dict[str, Any]], msgspec.Meta(max_length=1)] = []


def _token(call: Call) -> Any:
    try:
        claims = jwt.decode(
            call.form.get("assertion", ""),
            _PUBLIC,
            algorithms=["RS256"],
            audience="https://oauth2.googleapis.com/token",
        )
    except jwt.PyJWTError as error:
        raise Refuse("bad_grant", str(error)) from error
    scope = "https://www.googleapis.com/auth/chat.bot"
    expired = call.sandbox.behaviour.expired_token
    if expired or (claims.get("iss"), claims.get("scope")) != (_EMAIL, scope):
        raise Refuse("bad_grant", "Invalid issuer or scope")
    return {"access_token": call.sandbox.new_token(), "expires_in": 3599, "token_type": "Bearer"}


def _seen(call: Call) -> Seen:
    sent: Post = call.body
    if len(sent.text.encode()) > 32_000 or not (sent.text or sent.cards_v2):
        raise Refuse("invalid", "no text, or too long")
    seen = Seen(to=f"spaces/{call.at['space']}", text=sent.text, uid=call.query["requestId"])
    for card in sent.cards_v2:
        for widget in card["card"]["sections"][0]["widgets"]:
            buttons = widget.get("buttonList", {}).get("buttons", ())
            seen.buttons += [each["text"] for each in buttons]
            if "decoratedText" in widget:
                seen.rows.append(widget["decoratedText"]["text"])
    return seen


def _name(call: Call) -> str:
    return f"spaces/{call.at['space']}/messages/{call.at['message']}"


def _change(call: Call) -> Any:
    call.sandbox.edit(_name(call), call.body.text)
    return {"name": _name(call)}


def _delete(call: Call) -> Any:
    call.sandbox.delete(_name(call))
    return {}


def _user(said: Said) -> dict[str, Any]:
    return {"name": said.customer, "displayName": said.name, "type": "HUMAN"}


def _event(said: Said, kind: str, **message: Any) -> dict[str, Any]:
    name = f"{_SPACE}/messages/in{said.n}"
    space = {"name": _SPACE, "type": "DM", "spaceType": "DIRECT_MESSAGE"}
    return {
        "type": kind,
        "eventTime": said.at,
        "user": _user(said),
        "space": space,
        "message": {"name": name, "sender": _user(said), "createTime": _AT, **message},
    }


def _file(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    told = {
        "contentName": said.file.name,
        "contentType": said.file.media_type,
        "attachmentDataRef": {"resourceName": said.file.id},
    }
    return _event(said, "MESSAGE", attachment=[told])


def _pressed(_sandbox: Sandbox, said: Said) -> dict[str, Any]:
    pressed, label = said.button
    told = [{"key": "id", "value": pressed}, {"key": "label", "value": label}]
    event = _event(said, "CARD_CLICKED", name=said.about or f"{_SPACE}/messages/X")
    return {**event, "action": {"actionMethodName": "pressed", "parameters": told}}


def _deliver(_sandbox: Sandbox, payload: Any) -> Delivery:
    claims = {"iss": _CHAT, "aud": "1234567890", "exp": 4_000_000_000}
    token = jwt.encode(claims, _KEY, algorithm="RS256", headers={"kid": "sandbox"})
    return Delivery(body=msgspec.json.encode(payload), headers={"Authorization": f"Bearer {token}"})


STAND_IN = StandIn(
    connector="google_chat",
    credentials={"private_key": _PRIVATE},
    settings=lambda s: {
        "audience": "1234567890",
        "client_email": _EMAIL,
        **s.credentials,
        "api_base_url": s.url,
        "token_url": f"{s.url}/token",
        "keys_base_url": s.url,
    },
    authenticate=issued,
    routes=[
        Route(method="POST", path="/token", answer=_token, authenticate=anyone),
        Route(
            method="GET",
            path="/service_accounts/v1/metadata/x509/{who}",
            answer=lambda call: {"sandbox": _CERTIFICATE},
            authenticate=anyone,
        ),
        Route(
            method="GET", path="/v1/spaces:findDirectMessage", answer=lambda call: {"name": _SPACE}
        ),
        Route(method="GET", path="/v1/spaces", answer=lambda call: {"spaces": []}),
        Route(
            method="POST",
            path="/v1/spaces/{space}/messages",
            body=Post,
            seen=_seen,
            answer=lambda call: {"name": call.id},
        ),
        Route(
            method="PATCH", path="/v1/spaces/{space}/messages/{message}", body=Post, answer=_change
        ),
        Route(method="DELETE", path="/v1/spaces/{space}/messages/{message}", answer=_delete),
        Route(
            method="GET",
            path="/v1/media/{resource:path}",
            answer=lambda call: serve(call.sandbox.media.get(call.at["resource"])),
        ),
    ],
    refusals={
        "bad_grant": (400, lambda why: {"error": "invalid_grant", "error_description": why}),
        "invalid": (400, lambda why: {"error": {"status": "INVALID_ARGUMENT", "message": why}}),
        "unauthorised": (401, {"error": {"status": "UNAUTHENTICATED", "message": "expired"}}),
        "rate_limited": (
            429,
            {"error": {"status": "RESOURCE_EXHAUSTED", "message": "Quota exceeded"}},
            {"Retry-After": "7"},
        ),
        "fault": (503, b""),
        "bad_recipient": (404, {"error": {"status": "NOT_FOUND", "message": "Space not found."}}),
        "blocked": (403, {"error": {"status": "PERMISSION_DENIED", "message": "Not a member."}}),
    },
    deliver=_deliver,
    events={
        "text": lambda s, said: _event(said, "MESSAGE", text=said.text),
        "image": _file,
        "audio": _file,
        "video": _file,
        "file": _file,
        "buttons": _pressed,
        "unsupported": lambda s, said: _event(said, "MESSAGE", cardsV2=[{"cardId": "x"}]),
    },
    customer="users/112233445566778899001",
    new_id=lambda n: f"{_SPACE}/messages/out{n}",
)
