"""Answers to comments on Facebook and Instagram: in public under them, or once in private. Pure.

Source: "Private Replies" of the Messenger Platform and of the Instagram Platform (2026).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes import meta, meta_outbound
from onethread.connectors._schemes.reading import answered, key, text
from onethread.connectors._schemes.refusing import unclear
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import (
    Assurance,
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundResponse,
    Revision,
    SendAccepted,
    SenderIdentity,
    SendResult,
)


def target_of(message: OutboundMessage) -> str:
    """The comment that a message answers: the one chosen, else the customer's last."""
    return str(message.in_reply_to or message.leg.get("last_inbound_id") or message.to)


def private_reply(
    message: OutboundMessage, account: meta.GraphAccount, node: str, recipient: dict[str, str]
) -> list[HttpRequest]:
    """The one private message that a comment allows: files go as links under the text, because it is
    only one; a picture alone as itself. Raises InvalidInput when it would be empty."""
    lines = [message.content.text]
    lines += [f"{file.name}: {file.link}" for file in message.files if file.link]
    said = "\n\n".join(line for line in lines if line)
    path = f"{node}/messages"
    if said:
        return [meta.post(account, path, {"recipient": recipient, "message": {"text": said}})]
    if not message.files or message.files[0].content is None:
        raise InvalidInput("there is nothing in this message that a private answer can carry")
    payload = {"attachment_id": "{{upload0.attachment_id}}"}
    attachment: dict[str, Any] = {"attachment": {"type": "image", "payload": payload}}
    return [
        meta_outbound.upload(account, node, message.files[0], "image", "upload0"),
        meta.post(account, path, {"recipient": recipient, "message": attachment}),
    ]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, scheme: str, name: str
) -> SendResult:
    """The id of the comment or private message, with the id by which its receiver is known."""
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        refused = meta.refused(response)
        if refused is not None:
            return refused
        if response.step != "send":
            continue
        answer = answered(response)
        try:
            return _accepted(answer, message, scheme)
        except UnparsablePayload:
            return unclear(name)
    return meta.no_answer(name)


def _accepted(answer: dict[str, Any], message: OutboundMessage, scheme: str) -> SendAccepted:
    if answer.get("message_id") or answer.get("recipient_id"):
        who = text(answer.get("recipient_id"), 100)
        known = [SenderIdentity(scheme=scheme, value=who, assurance=Assurance.ASSERTED)]
        return SendAccepted(
            message_id=key(answer.get("message_id")), identities=known if who else []
        )
    if message.reaction is not None and answer.get("success") is True:
        return SendAccepted(message_id=message.message_uid)
    return SendAccepted(message_id=key(answer.get("id")))


def delete(revision: Revision, account: meta.GraphAccount) -> list[HttpRequest]:
    """Takes a comment of ours away."""
    return [
        HttpRequest(
            method="DELETE",
            url=meta.url(account, path_of(revision.message_id)),
            headers=meta.headers(account),
            step="delete",
        )
    ]


def path_of(value: str) -> str:
    """An id in a path: digits and underscores, nothing that would lead elsewhere."""
    found = "".join(each for each in value if each.isascii() and (each.isalnum() or each in "_-"))
    if not found:
        raise InvalidInput("there is no comment to answer")
    return found
