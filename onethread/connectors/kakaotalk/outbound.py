"""Messages of KakaoTalk consultations as requests to the partner's API, and its answers. No I/O.

Source: "Kakao webhook, message sending (plain, rich)" of HappyTalk's developer centre.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from onethread.connectors._schemes.reading import answered, last_http, node, text
from onethread.connectors._schemes.refusing import by_status, refused, unclear
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.kakaotalk.config import KakaoTalkConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT = 1000
_PROVIDER = "KakaoTalk"
_API = "kakaoWebhook/v3/bzc"
_KINDS = {"audio": "audio", "voice": "audio", "video": "video"}
_IMAGES = {"image/jpeg", "image/png"}
_GOOD = {"0", "200", "0000", "OK", "SUCCESS"}
_SAID = (
    ("session", "window_closed"),
    ("세션", "window_closed"),
    ("expired", "window_closed"),
    ("block", "blocked"),
    ("차단", "blocked"),
    ("auth", "bad_credentials"),
    ("client", "bad_credentials"),
    ("인증", "bad_credentials"),
    ("user_key", "bad_recipient"),
    ("size", "too_large"),
    ("용량", "too_large"),
)


def build(message: OutboundMessage, config: KakaoTalkConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`. Raises InvalidInput when there is nothing to send."""
    content = message.content
    requests: list[OutboundRequest] = []
    count = 0

    def send(style: str, body: dict[str, Any]) -> None:
        nonlocal count
        serial = serial_number(message.message_uid, count)
        named = {
            "user_key": message.to,
            "sender_key": config.sender_profile,
            "serial_number": serial,
            **body,
        }
        step = f"send_{serial}"
        count += 1
        path = f"{_API}/chat/send/{style}"
        requests.append(_post(config, path, named, step))

    for file in message.files:
        media_type = file.media_type.partition(";")[0].strip().lower()
        picture = media_type in _IMAGES
        if file.content is None:
            if not file.link:
                raise InvalidInput(f"the file {file.name!r} has neither content nor a link")
            send("plain", {"chat_bubble_type": "TEXT", "message": f"{file.name}: {file.link}"})
            continue
        step = f"upload{len(requests)}"
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url(f"{_API}/{'image' if picture else 'file'}/upload"),
                headers=_headers(config),
                form={"sender_key": config.sender_profile}
                | ({} if picture else {"file_type": _KINDS.get(file.kind, "file")}),
                file=file,
                file_field="image" if picture else "file",
                step=step,
                timeout_seconds=120.0,
            )
        )
        if picture:
            attachment: dict[str, Any] = {"image": {"img_url": f"{{{{{step}.image}}}}"}}
            send("plain", {"chat_bubble_type": "IMAGE", "attachment": attachment})
        else:
            attachment = {
                "file": {
                    "file_url": f"{{{{{step}.file}}}}",
                    "file_name": file.name[:100] or "file",
                    "file_size": max(1, file.size_bytes),
                }
            }
            send("plain", {"chat_bubble_type": "FILE", "attachment": attachment})
    buttons = _buttons(content)
    if buttons:
        body = {
            "chat_bubble_type": "TEXT",
            "message": (content.text or "…")[:TEXT],
            "attachment": {"buttons": buttons},
        }
        send("rich", body)
    elif content.text:
        send("plain", {"chat_bubble_type": "TEXT", "message": content.text[:TEXT]})
    if not requests:
        raise InvalidInput("there is nothing in this message that KakaoTalk can carry")
    return requests


def serial_number(uid: str, part: int) -> str:
    """At most 30 characters, the same for the same message."""
    return sha256(f"{uid}/{part}".encode()).hexdigest()[:30]


def _headers(config: KakaoTalkConfig) -> dict[str, str]:
    return {
        "HT-Client-Id": config.client_id,
        "HT-Client-Secret": config.client_secret.reveal(),
    }


def _post(config: KakaoTalkConfig, path: str, body: Any, step: str) -> HttpRequest:
    return HttpRequest(
        method="POST", url=config.url(path), headers=_headers(config), json=body, step=step
    )


def _buttons(content: Content) -> list[dict[str, str]]:
    """Buttons that put their words into the chat (BK: "bot keyword")."""
    labels = [button.label for button in content.buttons] + [row.title for row in content.rows]
    return [{"name": label[:14], "type": "BK"} for label in labels[:5]]


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: KakaoTalkConfig
) -> SendResult:
    """Taken or refused; the serial number that we gave is the message's id."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        no = refused_by(response)
        if no is not None:
            return no
        if "code" not in answered(response):
            return unclear(_PROVIDER)
        if response.step.startswith("send"):
            ids.append(response.step.removeprefix("send_") or "sent")
    if not ids:
        return refused("temporary", _PROVIDER)
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refused_by(response: HttpResponse) -> SendRefused | None:
    """The refusal in an answer: a code other than 0, which may come with status 200."""
    answer = answered(response)
    told = text(answer.get("message") or node(answer.get("error")).get("message"), 300)
    if response.status >= 300:
        return by_status(response, _PROVIDER, told)
    code = answer.get("code")
    if code is None or str(code).upper() in _GOOD:
        return None
    for words, ours in _SAID:
        if words in told.lower():
            return refused(ours, _PROVIDER, f"{code}: {told}")
    return refused(text(str(code), 40), _PROVIDER, f"{code}: {told}")


def test(config: KakaoTalkConfig) -> Sequence[OutboundRequest]:
    """Write to nobody: the API has no call that only asks."""
    body = {
        "user_key": "connection-test",
        "sender_key": config.sender_profile,
        "serial_number": serial_number("connection-test", 0),
        "chat_bubble_type": "TEXT",
        "message": "-",
    }
    return [_post(config, f"{_API}/chat/send/plain", body, "test")]


def read_test(responses: Sequence[OutboundResponse], config: KakaoTalkConfig) -> ConnectionTest:
    """What the answer means for the administrator: that nobody is there is the good one."""
    response = last_http(responses)
    if response is None or response.status >= 500:
        return ConnectionTest(
            ok=False, message="The partner gave no answer: check the network and the API address."
        )
    no = refused_by(response)
    if no is not None and no.code == "bad_credentials":
        return ConnectionTest(
            ok=False, message=f"The partner refused the client or the sender key: {no.reason}"
        )
    return ConnectionTest(
        ok=True,
        message="The partner takes these credentials.",
        facts={"sender_key": config.sender_profile},
    )
