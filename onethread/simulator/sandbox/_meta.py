"""What Meta's stand-ins share: the Graph API's errors, the Send API, signed webhooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec

from onethread.simulator.sandbox import (
    Call,
    Challenge,
    Delivery,
    Refuse,
    Sandbox,
    Seen,
    SeenFile,
    json_signed,
)

CREDENTIALS = {
    "access_token": "sandbox-access-token",
    "app_secret": "sandbox-app-secret",
    "verify_token": "sandbox-verify-token",
}
deliver = json_signed("X-Hub-Signature-256", "app_secret", prefix="sha256=")
_KINDS = {"image": "image", "audio": "audio", "video": "video", "file": "file"}
_Id = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


def error(code: int, subcode: int | None = None, message: str = "refused") -> dict[str, Any]:
    """An error of the Graph API."""
    more = {"error_subcode": subcode} if subcode else {}
    return {"error": {"message": message, "type": "OAuthException", "code": code, **more}}


REFUSALS: dict[str, Any] = {
    "invalid": (400, lambda why: error(100, None, why)),
    "not_found": (400, error(100, 33, "Object does not exist")),
    "unauthorised": (401, error(190, 463, "Error validating access token")),
    "rate_limited": (400, error(613, None, "Calls to this API have exceeded the rate limit.")),
    "fault": (500, error(1200, None, "Temporary send message failure.")),
    "window_closed": (400, error(10, 2018278, "This message is sent outside of allowed window.")),
    "bad_recipient": (400, error(100, 2018001, "No matching user found")),
    "blocked": (400, error(551, 1545041, "This person isn't available right now.")),
    "unsupported": (400, error(100, 2018047, "Upload attachment failure.")),
}


class Send(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A request of the Send API."""

    recipient: dict[str, _Id]
    message: dict[str, Any] | None = None
    messaging_type: Literal["RESPONSE", "UPDATE", "MESSAGE_TAG"] = "RESPONSE"
    tag: Literal["HUMAN_AGENT"] | None = None
    sender_action: Literal["typing_on", "typing_off", "mark_seen", "react", "unreact"] | None = None
    payload: dict[str, str] | None = None
    reply_to: dict[Literal["mid"], _Id] | None = None


def challenge(sandbox: Sandbox) -> Challenge:
    """Meta's question to a new callback URL."""
    query = {
        "hub.mode": "subscribe",
        "hub.challenge": "1158201444",
        "hub.verify_token": sandbox.credentials["verify_token"],
    }
    return Challenge(delivery=Delivery(method="GET", body=b"", query=query), expected=b"1158201444")


def upload(call: Call) -> Any:
    """Keeps an attachment; answers with the id to send it by."""
    try:
        told = msgspec.json.decode(call.form.get("message", ""))
        kind = told["attachment"]["type"]
    except (msgspec.DecodeError, KeyError, TypeError) as wrong:
        raise Refuse("invalid", "message must name the attachment's type") from wrong
    if kind not in _KINDS or call.upload.field != "filedata":
        raise Refuse("invalid", "an attachment is an image, audio, video or file, as filedata")
    kept = call.sandbox.keep_media(call.upload.content, call.upload.media_type, call.upload.name)
    return {"attachment_id": kept.id}


def seen(call: Call, most_bytes: int | None = None) -> Seen | None:
    """What the customer sees of a request of the Send API; None for what is no message."""
    body: Send = call.body
    to = next(iter(body.recipient.values()), "")
    if body.sender_action in ("react", "unreact"):
        named = body.payload or {}
        if not named.get("message_id"):
            raise Refuse("invalid", "payload.message_id is missing")
        emoji = named.get("reaction", "")
        if (body.sender_action == "react") != bool(emoji):
            raise Refuse("invalid", "react needs a reaction, unreact takes none")
        return Seen(to=to, reaction=emoji, reply_to=named["message_id"])
    if body.sender_action is not None:
        call.sandbox.read.append(to)
        return None
    if body.message is None:
        raise Refuse("invalid", "message is missing")
    shown = _message(call, body.message, most_bytes)
    shown.to = to
    shown.reply_to = (body.reply_to or {}).get("mid", "")
    return shown


def _message(call: Call, message: dict[str, Any], most_bytes: int | None) -> Seen:
    unknown = set(message) - {"text", "attachment", "quick_replies"}
    if unknown or ("text" in message) == ("attachment" in message):
        raise Refuse("invalid", "a message is text or one attachment")
    text = message.get("text", "")
    if len(text) > 2000 or (most_bytes and len(text.encode()) > most_bytes):
        raise Refuse("invalid", "text is too long")
    replies = message.get("quick_replies", [])
    if len(replies) > 13 or any(len(r["title"]) > 20 or not r["payload"] for r in replies):
        raise Refuse("invalid", "at most 13 quick replies of 20 characters")
    if "attachment" in message:
        return _attachment(call, message["attachment"])
    return Seen(to="", text=text, buttons=[reply["title"] for reply in replies])


def _attachment(call: Call, attachment: dict[str, Any]) -> Seen:
    kind, payload = attachment.get("type"), attachment.get("payload", {})
    if kind == "template":
        return _template(payload)
    if kind not in _KINDS:
        raise Refuse("unsupported", f"no attachment is a {kind}")
    kept = call.sandbox.media.get(payload.get("attachment_id", ""))
    if kept is None and not str(payload.get("url", "")).startswith("http"):
        raise Refuse("invalid", "payload has neither an attachment_id that exists nor a url")
    return Seen(
        to="",
        files=[
            SeenFile(
                kind=kind,
                name=kept.name if kept else "",
                size_bytes=len(kept.content) if kept else None,
                link=payload.get("url", ""),
            )
        ],
    )


def _template(payload: dict[str, Any]) -> Seen:
    if payload.get("template_type") == "button":
        buttons = payload.get("buttons", [])
        if not 1 <= len(buttons) <= 3 or not 1 <= len(payload.get("text", "")) <= 640:
            raise Refuse("invalid", "a button template has 640 characters and 1 to 3 buttons")
        return Seen(to="", text=payload["text"], buttons=_labels(buttons))
    elements = payload.get("elements", [])
    if payload.get("template_type") != "generic" or not 1 <= len(elements) <= 10:
        raise Refuse("invalid", "a generic template has 1 to 10 elements")
    for element in elements:
        if len(element["title"]) > 80 or len(element.get("subtitle", "")) > 80:
            raise Refuse("invalid", "an element's title has 80 characters")
        _labels(element.get("buttons", []))
    return Seen(to="", rows=[element["title"] for element in elements])


def _labels(buttons: Sequence[dict[str, Any]]) -> list[str]:
    for button in buttons:
        if button.get("type") != "postback" or len(button["title"]) > 20 or not button["payload"]:
            raise Refuse("invalid", "a button is a postback of 20 characters with a payload")
    return [button["title"] for button in buttons]


def sent(call: Call) -> Any:
    """The Send API's answer."""
    to = next(iter(call.body.recipient.values()))
    if call.body.sender_action is not None:
        return {"recipient_id": to}
    return {"recipient_id": to, "message_id": call.id}


def subscribe(call: Call) -> Any:
    """Subscribes the app to an account's fields."""
    fields = str(call.body.get("subscribed_fields", "")).split(",")
    if not all(fields):
        raise Refuse("invalid", "subscribed_fields is missing")
    call.sandbox.state["subscribed"] = fields
    return {"success": True}


def subscribed(call: Call) -> Any:
    """The apps that get an account's webhooks."""
    fields = call.sandbox.state.get("subscribed", DEFAULT_FIELDS)
    return {"data": [{"id": "1", "name": "Onethread", "subscribed_fields": fields}]}


def renew(call: Call) -> Any:
    """A fresh long-lived token of Instagram Login."""
    if call.query.get("grant_type") != "ig_refresh_token":
        raise Refuse("invalid", "grant_type must be ig_refresh_token")
    return {"access_token": call.sandbox.credentials["access_token"], "expires_in": 5184000}


DEFAULT_FIELDS = ["messages", "feed", "comments"]
