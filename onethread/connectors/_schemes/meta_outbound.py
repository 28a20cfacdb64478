"""Messages to Messenger and Instagram as requests of the Send API, and its answers. Pure.

Source: "Send API" and "Sender Actions" of the Messenger Platform, "Send a message" of the Instagram
Platform (2026): lengths, required fields, attachments, tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from onethread.connectors._schemes import meta
from onethread.connectors._schemes.cutting import in_bytes
from onethread.connectors._schemes.reading import answered, key, text
from onethread.connectors._schemes.refusing import unclear
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import (
    Button,
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendResult,
)

STANDARD_WINDOW = timedelta(hours=24)
TEMPLATE_TEXT = 640
TEMPLATE_BUTTONS = 3
LABEL = 20
PAYLOAD = 1000
ELEMENT_TITLE = 80
QUICK_REPLIES = 13
ELEMENTS = 10
_TYPE = {
    "image": "image",
    "sticker": "image",
    "audio": "audio",
    "voice": "audio",
    "video": "video",
    "file": "file",
}
_CHOOSE = {"nl": "Kiezen", "de": "Wählen", "fr": "Choisir"}


class Carrying(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between the two.

    `node`: the account in paths. `upload`: also the form field `platform`, where the API asks for it.
    `prefer_links`: files go by their link when there is one. `text_bytes`: the text's limit when it
    counts bytes. `reactions`: the one emoji it takes, when it doesn't take any.
    """

    name: str
    node: str
    platform: str | None = None
    prefer_links: bool = False
    text_bytes: int | None = None
    only_reaction: str | None = None


def build(
    message: OutboundMessage, account: meta.GraphAccount, carrying: Carrying
) -> Sequence[OutboundRequest]:
    """The requests that send `message`. Raises InvalidInput when nothing in it can be carried."""
    path = f"{carrying.node}/messages"
    if message.reaction is not None:
        return [meta.post(account, path, _reaction(message, carrying))]
    requests: list[OutboundRequest] = []

    def send(said: dict[str, Any]) -> None:
        first = not any(request.step == "send" for request in requests)
        body: dict[str, Any] = {"recipient": {"id": message.to}, "message": said, **tag_of(message)}
        if first and message.in_reply_to and message.part == 1:
            body["reply_to"] = {"mid": message.in_reply_to}
        requests.append(meta.post(account, path, body, "send" if first else f"send{len(requests)}"))

    for file in message.files:
        link = file.link if carrying.prefer_links or file.content is None else None
        kind = _TYPE.get(file.kind, "file")
        if link:
            payload: dict[str, Any] = {"url": link}
        elif file.content is not None:
            step = f"upload{len(requests)}"
            requests.append(upload(account, carrying.node, file, kind, step, carrying.platform))
            payload = {"attachment_id": f"{{{{{step}.attachment_id}}}}"}
        else:
            raise InvalidInput(f"the file {file.name!r} has neither content nor a link")
        send({"attachment": {"type": kind, "payload": payload}})
    for said in _said(message.content, carrying):
        send(said)
    if not requests:
        raise InvalidInput(f"there is nothing in this message that {carrying.name} can carry")
    return requests


def tag_of(message: OutboundMessage) -> dict[str, str]:
    """Which right a message is sent by: an answer within 24 hours, or an agent's within 7 days."""
    try:
        last = datetime.fromisoformat(str(message.leg.get("last_inbound_at") or ""))
        late = message.created_at - last > STANDARD_WINDOW
    except (ValueError, TypeError):
        late = False
    if late:
        return {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
    return {"messaging_type": "RESPONSE"}


def _reaction(message: OutboundMessage, carrying: Carrying) -> dict[str, Any]:
    if not message.in_reply_to:
        raise InvalidInput("a reaction needs the message it is about")
    payload: dict[str, Any] = {"message_id": message.in_reply_to}
    if message.reaction:
        # Instagram takes its heart only.
        payload["reaction"] = carrying.only_reaction or message.reaction
    return {
        "recipient": {"id": message.to},
        "sender_action": "react" if message.reaction else "unreact",
        "payload": payload,
    }


def upload(
    account: meta.GraphAccount,
    node: str,
    file: OutboundFile,
    kind: str,
    step: str,
    platform: str | None = None,
) -> HttpRequest:
    """A file to the platform; its answer has the `attachment_id` to send it by."""
    attachment = {"attachment": {"type": kind, "payload": {"is_reusable": False}}}
    form = {"message": msgspec.json.encode(attachment).decode()}
    if platform:
        form["platform"] = platform
    return meta.upload(account, f"{node}/message_attachments", form, file, step, "filedata")


def _said(content: Content, carrying: Carrying) -> list[dict[str, Any]]:
    """Text, buttons and rows. A few buttons stay under the text (a template); more are quick replies."""
    if content.rows:
        return [*_texts(content.text, carrying), _elements(content)]
    if not content.buttons:
        return _texts(content.text, carrying)
    body = content.text or "…"
    if len(content.buttons) <= TEMPLATE_BUTTONS and len(body) <= TEMPLATE_TEXT:
        payload = {
            "template_type": "button",
            "text": body,
            "buttons": [_postback(button) for button in content.buttons],
        }
        return [{"attachment": {"type": "template", "payload": payload}}]
    said = _texts(body, carrying)
    said[-1]["quick_replies"] = [
        {"content_type": "text", "title": button.label[:LABEL], "payload": button.id[:PAYLOAD]}
        for button in content.buttons[:QUICK_REPLIES]
    ]
    return said


def _postback(button: Button) -> dict[str, str]:
    return {"type": "postback", "title": button.label[:LABEL], "payload": button.id[:PAYLOAD]}


def _elements(content: Content) -> dict[str, Any]:
    """A pick list as cards beside each other, each with one button."""
    label = _CHOOSE.get(content.language or "", "Choose")
    elements = []
    for row in content.rows[:ELEMENTS]:
        # The button's words come back as what was said: they name the row.
        button = Button(id=row.id, label=row.title if len(row.title) <= LABEL else label)
        shown: dict[str, Any] = {"title": row.title[:ELEMENT_TITLE], "buttons": [_postback(button)]}
        if row.description:
            shown["subtitle"] = row.description[:ELEMENT_TITLE]
        elements.append(shown)
    payload = {"template_type": "generic", "elements": elements}
    return {"attachment": {"type": "template", "payload": payload}}


def _texts(said: str, carrying: Carrying) -> list[dict[str, Any]]:
    if not said:
        return []
    return [{"text": part} for part in in_bytes(said, carrying.text_bytes)]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, name: str
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        refused = meta.refused(response)
        if refused is not None:
            return refused
        if response.step.startswith("send"):
            answer = answered(response)
            try:
                ids.append(key(answer.get("message_id")))
            except UnparsablePayload:
                # A reaction is answered by the recipient alone.
                if message.reaction is None or not text(answer.get("recipient_id")):
                    return unclear(name)
                ids.append(message.message_uid)
    if not ids:
        return meta.no_answer(name)
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])
