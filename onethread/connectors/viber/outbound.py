"""Messages to Viber's bot API as requests, its answers, and the bot itself. No I/O.

Source: <https://developers.viber.com/docs/api/rest-bot-api/> (message types, keyboards, error codes).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import answered, key, last_http, text
from onethread.connectors._schemes.refusing import by_status, refused, unclear
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.viber.config import ViberConfig
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT = 7000
CAPTION = 768
PICTURE_BYTES = 1024 * 1024
VIDEO_BYTES = 26 * 1024 * 1024
EVENTS = ("delivered", "seen", "failed", "subscribed", "unsubscribed", "conversation_started")
_PROVIDER = "Viber"
# "Error codes" of the bot API, in our words.
_CODES = {
    1: "unsupported",
    2: "bad_credentials",
    5: "bad_recipient",
    6: "no_consent",
    7: "blocked",
    8: "bad_credentials",
    9: "blocked",
    10: "bad_credentials",
    11: "bad_recipient",
    12: "rate_limited",
    13: "unsupported",
    14: "unsupported",
    15: "bad_credentials",
    21: "blocked",
    23: "blocked",
    24: "blocked",
}


def build(message: OutboundMessage, config: ViberConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`. Raises InvalidInput when there is nothing to send."""
    content = message.content
    bodies: list[dict[str, Any]] = []
    said = content.text
    keyboard = _keyboard(content)
    alone = len(message.files) == 1 and not keyboard
    if alone and said and len(said) <= CAPTION and _kind(message.files[0]) == "picture":
        bodies.append(_file(message.files[0], said))
        said = ""
    if said or (keyboard and not message.files):
        bodies.append({"type": "text", "text": (said or "…")[:TEXT]})
    if not bodies or bodies[0]["type"] == "text":
        bodies += [_file(file, file.caption or "") for file in message.files]
    if content.location is not None:
        place = {"lat": content.location.latitude, "lon": content.location.longitude}
        bodies.append({"type": "location", "location": place})
    for card in content.contacts:
        phone = next(iter(card.phones), "")
        if phone:
            bodies.append(
                {"type": "contact", "contact": {"name": card.name[:28], "phone_number": phone[:18]}}
            )
        else:
            bodies.append({"type": "text", "text": " ".join([card.name, *card.emails])})
    if not bodies:
        raise InvalidInput("there is nothing in this message that Viber can carry")
    if keyboard:
        bodies[-1] |= keyboard
    return [
        _request(
            config,
            "send_message",
            {
                "receiver": message.to,
                "min_api_version": 3 if keyboard else 1,
                "sender": _sender(config),
                **body,
            },
            "send" if not at else f"send{at}",
        )
        for at, body in enumerate(bodies)
    ]


def _sender(config: ViberConfig) -> dict[str, str]:
    sender = {"name": config.sender_name}
    return {**sender, "avatar": config.avatar_url} if config.avatar_url else sender


def _request(config: ViberConfig, method: str, body: dict[str, Any], step: str) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.url(method),
        headers={"X-Viber-Auth-Token": config.auth_token.reveal()},
        json=body,
        step=step,
    )


def _kind(file: OutboundFile) -> str:
    media_type = file.media_type.partition(";")[0].strip().lower()
    if (
        file.kind in ("image", "sticker")
        and media_type in ("image/jpeg", "image/png")
        and file.size_bytes <= PICTURE_BYTES
    ):
        return "picture"
    if file.kind == "video" and media_type == "video/mp4" and file.size_bytes <= VIDEO_BYTES:
        return "video"
    return "file"


def _file(file: OutboundFile, caption: str) -> dict[str, Any]:
    """Viber fetches files itself, by the signed link."""
    if not file.link:
        raise InvalidInput(f"the file {file.name!r} has no link, which Viber needs")
    kind = _kind(file)
    body: dict[str, Any] = {"type": kind, "media": file.link}
    if kind == "picture":
        return {**body, "text": caption[:CAPTION]}
    if kind == "video":
        return {**body, "size": file.size_bytes}
    return {**body, "size": max(1, file.size_bytes), "file_name": file.name[-256:] or "file"}


def _keyboard(content: Content) -> dict[str, Any] | None:
    """Buttons under the chat. A press sends the button's words; what they stand for goes along as
    tracking data, which comes back with the answer."""
    labels = [(button.id, button.label) for button in content.buttons]
    labels += [(row.id, row.title) for row in content.rows]
    if not labels:
        return None
    buttons = [
        {
            "Columns": 6 if len(labels) > 4 or len(labels) == 1 else 3,
            "Rows": 1,
            "ActionType": "reply",
            "ActionBody": label[:250],
            "Text": label[:250],
        }
        for _, label in labels[:24]
    ]
    known = {label[:250]: chosen[:200] for chosen, label in labels[:24]}
    tracking = msgspec.json.encode({"buttons": known}).decode()
    return {
        "keyboard": {"Type": "keyboard", "DefaultHeight": False, "Buttons": buttons},
        **({"tracking_data": tracking} if len(tracking) <= 4000 else {}),
    }


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: ViberConfig
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        no = refused_by(response)
        if no is not None:
            return no
        try:
            ids.append(key(answered(response).get("message_token")))
        except UnparsablePayload:
            return unclear(_PROVIDER)
    if not ids:
        return refused("temporary", _PROVIDER)
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refused_by(response: HttpResponse) -> SendRefused | None:
    """The refusal in an answer: Viber answers 200 with a status of its own."""
    answer = answered(response)
    status = answer.get("status")
    told = text(answer.get("status_message"), 300)
    if response.status >= 300:
        return by_status(response, _PROVIDER, told)
    if status == 0 or not isinstance(status, int):
        return None
    ours = _CODES.get(status)
    if ours == "blocked":
        return SendRefused(code=ours, reason=f"Viber sends nothing for this account now: {told}")
    return refused(ours or f"viber {status}", _PROVIDER, told or f"status {status}")


def test(config: ViberConfig) -> Sequence[OutboundRequest]:
    """Ask for the bot's account."""
    return [_request(config, "get_account_info", {}, "account")]


def read_test(responses: Sequence[OutboundResponse], _config: ViberConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(
            ok=False, message="Viber gave no answer: check the network and the API address."
        )
    no = refused_by(response)
    if no is not None:
        return ConnectionTest(
            ok=False, message=f"Viber refused the authentication token: {no.reason}"
        )
    account = answered(response)
    name = text(account.get("name"), 200) or "The bot"
    hook = text(account.get("webhook"), 500)
    facts = {"name": name, "uri": text(account.get("uri"), 100), "webhook": hook}
    if not hook:
        return ConnectionTest(
            ok=False,
            message=f"{name} answers, but it has no webhook, so nothing will come in: press “Subscribe "
            "webhooks”.",
            facts=facts,
        )
    return ConnectionTest(ok=True, message=f"{name} is connected.", facts=facts)


def subscribe(webhook_url: str, config: ViberConfig) -> Sequence[HttpRequest]:
    """Have Viber send the bot's callbacks here."""
    body = {
        "url": webhook_url,
        "event_types": list(EVENTS),
        "send_name": True,
        "send_photo": False,
    }
    return [_request(config, "set_webhook", body, "subscribe")]


def read_subscribed(responses: Sequence[OutboundResponse], _config: ViberConfig) -> ConnectionTest:
    """Whether it worked."""
    response = last_http(responses)
    no = refused_by(response) if response is not None else refused("temporary", _PROVIDER)
    if no is not None:
        return ConnectionTest(ok=False, message=f"Viber refused the webhook: {no.reason}")
    return ConnectionTest(ok=True, message="Viber sends the bot's messages here.")
