"""Customer service messages to WeChat as requests, and the answers. No I/O.

Source: "Customer service messages" and "Temporary media" of the Official Accounts documentation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.cutting import in_bytes
from onethread.connectors._schemes.reading import answered, text
from onethread.connectors._schemes.refusing import refused, unclear
from onethread.connectors.wechat.account import PROVIDER, STALE, refused_by, token
from onethread.connectors.wechat.config import WeChatConfig
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

TEXT_BYTES = 2048
_TYPES = {
    "image": {"image/jpeg", "image/png", "image/gif"},
    "voice": {"audio/amr", "audio/mpeg"},
    "video": {"video/mp4"},
}


def build(message: OutboundMessage, config: WeChatConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`, the token first.

    Raises InvalidInput when there is nothing in it that WeChat can carry.
    """
    requests: list[OutboundRequest] = [token(config)]

    def send(kind: str, said: dict[str, Any]) -> None:
        first = not any(request.step == "send" for request in requests)
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url("message/custom/send?access_token={{token.access_token}}"),
                json={"touser": message.to, "msgtype": kind, kind: said},
                step="send" if first else f"send{len(requests)}",
                stale=STALE,
            )
        )

    content = message.content
    menu = _menu(content)
    texts = [] if menu else in_bytes(content.text, TEXT_BYTES)
    for part in texts:
        send("text", {"content": part})
    for file in message.files:
        kind = _kind(file)
        if kind is None or file.content is None:
            if not file.link:
                raise InvalidInput(f"WeChat can't carry the file {file.name!r}, and it has no link")
            send("text", {"content": f"{file.name}: {file.link}"})
            continue
        step = f"upload{len(requests)}"
        requests.append(_upload(file, kind, step, config))
        said = {"media_id": f"{{{{{step}.media_id}}}}"}
        send(kind, {**said, "title": file.name[:60]} if kind == "video" else said)
    if menu:
        send("msgmenu", menu)
    if len(requests) == 1:
        raise InvalidInput("there is nothing in this message that WeChat can carry")
    return requests


def _kind(file: OutboundFile) -> str | None:
    """What WeChat shows the file as; None: only by its link."""
    kind = {"sticker": "image", "audio": "voice"}.get(file.kind, file.kind)
    media_type = file.media_type.partition(";")[0].strip().lower()
    return kind if media_type in _TYPES.get(kind, ()) else None


def _upload(file: OutboundFile, kind: str, step: str, config: WeChatConfig) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.url(f"media/upload?access_token={{{{token.access_token}}}}&type={kind}"),
        form={},
        file=file,
        file_field="media",
        step=step,
        stale=STALE,
        timeout_seconds=120.0,
    )


def _menu(content: Content) -> dict[str, Any] | None:
    """Choices as lines to tap; the one chosen comes back with its id."""
    choices = [(button.id, button.label) for button in content.buttons]
    for row in content.rows:
        shown = f"{row.title}: {row.description}" if row.description else row.title
        choices.append((row.id, shown))
    if not choices:
        return None
    return {
        "head_content": content.text or "…",
        "list": [{"id": chosen[:128], "content": label[:200]} for chosen, label in choices],
        "tail_content": "",
    }


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: WeChatConfig
) -> SendResult:
    """Taken or refused. WeChat names no id: our own stands for the message."""
    sent = 0
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        no = refused_by(response)
        if no is not None:
            return no
        answer = answered(response)
        if response.step.startswith("send"):
            if answer.get("errcode") != 0:
                return unclear(PROVIDER)
            sent += 1
        elif not text(answer.get("access_token") or answer.get("media_id")):
            return refused("temporary", PROVIDER, "no token or media id")
    if not sent:
        return refused("temporary", PROVIDER)
    return SendAccepted(message_id=message.message_uid)
