"""LinkedIn for one organisation's page: tokens, signed webhooks, comments, pictures.

Source: https://learn.microsoft.com/en-us/linkedin/ (webhook validation, organization social action
notifications, comments API, images API, refresh tokens).
"""

from __future__ import annotations

import hmac
from typing import Annotated, Any
from urllib.parse import unquote

import msgspec

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Challenge,
    Delivery,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    SeenFile,
    StandIn,
    anyone,
    issued,
    same,
)

_PAGE = "urn:li:organization:96072893"
_POST = "urn:li:activity:7094637247890620418"
_CHALLENGE = "890e4665-4dfe-4ab1-b689-ed553bceeed0"


class Words(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The message of a comment."""

    text: Annotated[str, msgspec.Meta(max_length=1250)]


class Comment(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """POST …/socialActions/{urn}/comments."""

    actor: str
    object: str
    message: Words
    parentComment: str | None = None  # noqa: N815 - LinkedIn's name
    content: Annotated[list[dict[str, Any]], msgspec.Meta(max_length=1)] = []


def _authenticate(call: Call) -> bool:
    versioned = call.headers.get("linkedin-version", "").isdigit()
    rest = call.headers.get("x-restli-protocol-version") == "2.0.0"
    return issued(call) and versioned and rest


def _token(call: Call) -> Any:
    held = call.sandbox.credentials
    names = ("client_id", "client_secret", "refresh_token")
    if not all(same(call.form.get(name), held[name]) for name in names):
        raise Refuse("bad_token", "The provided refresh token has expired or been revoked")
    return {"access_token": call.sandbox.new_token(), "expires_in": 5183999}


def _mac(sandbox: Sandbox, text: bytes) -> str:
    return hmac.digest(sandbox.credentials["client_secret"].encode(), text, "sha256").hex()


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    body = msgspec.json.encode(
        {"type": "ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS", "notifications": [payload]}
    )
    headers = {
        "Content-Type": "application/json",
        "X-LI-Signature": _mac(sandbox, b"hmacsha256=" + body),
    }
    return Delivery(body=body, headers=headers)


def _challenge(sandbox: Sandbox) -> Challenge:
    asked = Delivery(body=b"", method="GET", query={"challengeCode": _CHALLENGE})
    return Challenge(delivery=asked, expected=_mac(sandbox, _CHALLENGE.encode()).encode())


def _number(number: int) -> str:
    return str(7_094_977_000_000_000_000 + number)


def _urn(number: str) -> str:
    return f"urn:li:comment:({_POST},{number})"


def _told(said: Said, action: str, number: int, text: str | None = None) -> dict[str, Any]:
    """A notification; without words the comment has to be asked for."""
    comment: dict[str, Any] = {
        "entity": _urn(_number(number)),
        "object": _POST,
        "owner": said.customer,
    }
    if text is not None:
        comment["text"] = text
    return {
        "notificationId": said.n,
        "organizationalEntity": _PAGE,
        "action": action,
        "sourcePost": _POST,
        "generatedActivity": _urn(_number(number)).replace("(urn:li:", "("),
        "decoratedGeneratedActivity": {"comment": comment},
        "lastModifiedAt": said.millis,
    }


def _to_follow(sandbox: Sandbox, said: Said) -> dict[str, Any]:
    sandbox.state[_number(said.n)] = {
        "actor": said.customer,
        "message": {"text": said.text},
        "created": {"time": said.millis},
        "object": _POST,
    }
    return _told(said, "COMMENT", said.n)


def _read(call: Call) -> Any:
    found = call.sandbox.state.get(call.at["id"])
    if found is None:
        raise Refuse("not_found", "The comment could not be found")
    return found


def _seen(call: Call) -> Seen:
    body: Comment = call.body
    target = unquote(call.at["urn"])
    if body.actor != _PAGE:
        raise Refuse("blocked", "Not enough permissions to access: socialActions.CREATE")
    if body.parentComment and target != body.parentComment:
        raise Refuse("invalid", "parentComment is not the comment of the address")
    files = []
    for each in body.content:
        media = call.sandbox.media.get(each["entity"]["image"].rpartition(":")[2])
        if media is None:
            raise Refuse("invalid", "the image is not uploaded")
        files.append(SeenFile(kind="image", size_bytes=len(media.content)))
    if not body.message.text and not files:
        raise Refuse("invalid", "ERROR :: /message/text :: is empty")
    number = _number(call.sandbox.number())
    return Seen(
        to=body.object,
        text=body.message.text,
        files=files,
        reply_to=body.parentComment or "",
        public=True,
        id=_urn(number),
    )


def _created(call: Call) -> Answer:
    number = call.id.rpartition(",")[2].rstrip(")")
    body = {"actor": _PAGE, "commentUrn": call.id, "id": number, "object": call.body.object}
    return Answer(status=201, body=body, headers={"x-restli-id": number})


def _start_upload(call: Call) -> Any:
    if call.query.get("action") != "initializeUpload":
        raise Refuse("invalid", "unknown action")
    media = call.sandbox.keep_media(b"", "image/png")
    address = f"{call.sandbox.url}/upload/{media.id}"
    return {"value": {"uploadUrl": address, "image": f"urn:li:image:{media.id}"}}


def _upload(call: Call) -> Answer:
    call.sandbox.media[call.at["id"]].content = call.raw
    return Answer(status=201)


def _changed(call: Call) -> Answer:
    urn = f"urn:li:comment:({unquote(call.at['urn'])},{call.at['id']})"
    if unquote(call.query.get("actor", "")) != _PAGE:
        raise Refuse("blocked", "Not enough permissions")
    if call.method == "DELETE":
        call.sandbox.delete(urn)
        return Answer(status=204)
    if call.headers.get("x-restli-method") != "PARTIAL_UPDATE":
        raise Refuse("invalid", "X-RestLi-Method is missing")
    call.sandbox.edit(urn, call.body["patch"]["message"]["$set"]["text"])
    return Answer(status=200, body={"id": call.at["id"]})


def _subscribe(call: Call) -> Any:
    call.sandbox.webhook_url = call.body["webhook"]
    return {}


def _error(status: int, code: str) -> Any:
    return (status, lambda why: {"status": status, "code": code, "message": why})


STAND_IN = StandIn(
    connector="linkedin",
    credentials={
        "client_id": "78sandbox",
        "client_secret": "sandbox-client-secret",
        "refresh_token": "sandbox-refresh-token",
    },
    settings=lambda s: {
        **s.credentials,
        "organization_id": "96072893",
        "application_id": "1234567",
        "person_id": "zLqTygBP8S",
        "api_base_url": s.url,
        "token_url": f"{s.url}/oauth/v2/accessToken",
    },
    authenticate=_authenticate,
    routes=[
        Route(method="POST", path="/oauth/v2/accessToken", answer=_token, authenticate=anyone),
        Route(
            method="GET",
            path="/rest/organizations/96072893",
            answer=lambda c: {"id": 96072893, "localizedName": "Housing"},
        ),
        Route(method="GET", path="/rest/socialActions/{urn}/comments/{id}", answer=_read),
        Route(
            method="POST",
            path="/rest/socialActions/{urn}/comments",
            body=Comment,
            seen=_seen,
            answer=_created,
        ),
        Route(method="POST", path="/rest/socialActions/{urn}/comments/{id}", answer=_changed),
        Route(method="DELETE", path="/rest/socialActions/{urn}/comments/{id}", answer=_changed),
        Route(method="POST", path="/rest/images", answer=_start_upload),
        Route(method="PUT", path="/upload/{id}", answer=_upload, authenticate=issued),
        Route(method="PUT", path="/rest/eventSubscriptions/{key}", answer=_subscribe),
    ],
    refusals={
        "invalid": _error(400, "INVALID"),
        "unauthorised": _error(401, "INVALID_ACCESS_TOKEN"),
        "bad_token": (400, lambda why: {"error": "invalid_request", "error_description": why}),
        "bad_recipient": _error(404, "NOT_FOUND"),
        "not_found": _error(404, "NOT_FOUND"),
        "rate_limited": _error(429, "TOO_MANY_REQUESTS"),
        "fault": _error(500, "INTERNAL"),
    },
    deliver=_deliver,
    challenge=_challenge,
    events={
        "text": lambda s, said: _told(said, "COMMENT", said.n, said.text),
        "text.without_words": _to_follow,
        "unsupported": lambda s, said: _told(said, "COMMENT", said.n, ""),
        "edit": lambda s, said: _told(said, "COMMENT_EDIT", said.before, said.text),
        "deletion": lambda s, said: _told(said, "COMMENT_DELETE", said.before),
    },
    customer="urn:li:person:Fatima77",
)
