"""Messages to Apple's gateway as requests, and its answers. No I/O."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from onethread.connectors._schemes.refusing import refused
from onethread.connectors.apple_messages.account import PROVIDER, gateway, refused_by
from onethread.connectors.apple_messages.config import AppleMessagesConfig
from onethread.errors import InvalidInput
from onethread.messages import (
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

TEXT = 10_000
QUICK_REPLIES = (2, 5)
TITLE = 24
# The extension of Messages that shows pickers, as Apple prescribes it.
_EXTENSION = (
    "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:"
    "com.apple.icloud.apps.messages.business.extension"
)
_PICK = {"nl": "Maak een keuze", "de": "Bitte wählen", "fr": "Faites un choix"}


def build(message: OutboundMessage, config: AppleMessagesConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`: files are sealed and put at Apple first.

    Raises InvalidInput when there is nothing to send.
    """
    content = message.content
    requests: list[OutboundRequest] = []
    attachments: list[dict[str, Any]] = []
    lines: list[str] = []
    for number, file in enumerate(message.files):
        if file.content is None:
            if not file.link:
                raise InvalidInput(f"the file {file.name!r} has neither content nor a link")
            lines.append(f"{file.name}: {file.link}")
            continue
        requests += _put(file, file.content, number, message.message_uid, config)
        attachments.append(_named(file, number, message.message_uid, config))
    picking = bool(content.buttons or content.rows)
    said = "\n".join(part for part in (content.text, *lines) if part)
    sends = 0
    if attachments or (said and not (picking and not lines)):
        body: dict[str, Any] = {"type": "text", "body": said[:TEXT] + "￼" * len(attachments)}
        if attachments:
            body["attachments"] = attachments
        requests.append(_send(message, config, body, sends))
        sends += 1
        said = ""
    if picking:
        picker = _picker(content, said, message.message_uid)
        body = {"type": "interactive", "interactiveData": picker}
        requests.append(_send(message, config, body, sends))
        sends += 1
    if not sends:
        raise InvalidInput("there is nothing in this message that Apple Messages can carry")
    return requests


def message_id(uid: str, number: int) -> str:
    """The id that Apple knows a message by: ours, and for a second one a child of it."""
    try:
        return str(UUID(uid)) if not number else str(uuid5(UUID(uid), str(number)))
    except ValueError:
        return str(uuid5(NAMESPACE_URL, f"{uid}/{number}"))


def _send(
    message: OutboundMessage, config: AppleMessagesConfig, body: dict[str, Any], number: int
) -> HttpRequest:
    named = message_id(message.message_uid, number)
    return gateway(
        config,
        "POST",
        "message",
        step="send" if not number else f"send{number}",
        headers={"Destination-Id": _line(message.to), "id": named},
        json={
            "v": 1,
            "id": named,
            "sourceId": config.source_id,
            "destinationId": message.to,
            **body,
        },
    )


def _line(value: str) -> str:
    return "".join(value.split())


def _file_key(number: int, uid: str, config: AppleMessagesConfig) -> bytes:
    """A key of its own for each file: nobody knows it without the provider's secret."""
    return hmac.new(config.key(), f"file/{uid}/{number}".encode(), sha256).digest()


def _put(
    file: OutboundFile, content: bytes, number: int, uid: str, config: AppleMessagesConfig
) -> list[OutboundRequest]:
    sealer = Cipher(
        algorithms.AES(_file_key(number, uid, config)), modes.CTR(bytes(16))
    ).encryptor()
    sealed = sealer.update(content) + sealer.finalize()
    where = gateway(
        config, "GET", "preUpload", step=f"place{number}", headers={"size": str(len(content))}
    )
    put = HttpRequest(
        method="POST",
        url=f"{{{{place{number}.upload-url}}}}",
        headers={"Content-Type": "application/octet-stream"},
        body=sealed,
        step=f"upload{number}",
        timeout_seconds=120.0,
    )
    return [where, put]


def _named(
    file: OutboundFile, number: int, uid: str, config: AppleMessagesConfig
) -> dict[str, Any]:
    return {
        "name": file.name[:200] or "file",
        "mimeType": file.media_type.partition(";")[0].strip().lower(),
        "size": str(file.size_bytes),
        "signature-base64": f"{{{{upload{number}.singleFile.fileChecksum}}}}",
        "key": "00" + _file_key(number, uid, config).hex(),
        "url": f"{{{{place{number}.mmcs-url}}}}",
        "owner": f"{{{{place{number}.mmcs-owner}}}}",
    }


def _picker(content: Content, said: str, uid: str) -> dict[str, Any]:
    """Two to five choices are quick replies, others a list to pick from."""
    choices = [(button.id, button.label, None) for button in content.buttons]
    rows = [(row.id, row.title, row.description) for row in content.rows]
    asked = said or content.text or _PICK.get(content.language or "", "Please choose")
    least, most = QUICK_REPLIES
    chosen: dict[str, Any] = {"version": "1.0", "requestIdentifier": message_id(uid, 99)}
    if not rows and least <= len(choices) <= most:
        replies = [{"identifier": i[:300], "title": label[:TITLE]} for i, label, _ in choices]
        chosen["quick-reply"] = {"summaryText": asked[:512], "items": replies}
        return {"bid": _EXTENSION, "data": chosen}
    items: list[dict[str, Any]] = []
    for order, (identifier, title, more) in enumerate(choices + rows):
        item: dict[str, Any] = {
            "identifier": identifier[:300],
            "order": order,
            "style": "default",
            "title": title[:512],
        }
        items.append({**item, "subtitle": more[:512]} if more else item)
    section = {"order": 0, "title": asked[:512], "multipleSelection": False, "items": items}
    chosen["listPicker"] = {"sections": [section]}
    heading = {"style": "small", "title": asked[:512]}
    return {
        "bid": _EXTENSION,
        "data": chosen,
        "receivedMessage": heading,
        "replyMessage": {"style": "small", "title": "✓"},
    }


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: AppleMessagesConfig
) -> SendResult:
    """Taken or refused; the ids are those that we gave."""
    sent = 0
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        no = refused_by(response)
        if no is not None:
            return no
        sent += response.step.startswith("send")
    if not sent:
        return refused("temporary", PROVIDER)
    ids = [message_id(message.message_uid, number) for number in range(sent)]
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])
