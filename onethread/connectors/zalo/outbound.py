"""Consultation messages to Zalo as requests, its answers, and its tokens. No I/O.

Source: "Consultation messages" (v3.0/oa/message/cs), "Upload", "Access token" and "Error codes" of Zalo
for Developers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes.reading import answer, answered, key, node, text
from onethread.connectors._schemes.refusing import by_status, refused, unclear
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.zalo.config import ZaloConfig
from onethread.connectors.zalo.inbound import REACTIONS
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import (
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

TEXT = 2000
_PROVIDER = "Zalo"
_SIGNS = {emoji: sign for sign, emoji in REACTIONS.items()} | {"❤": "/-heart"}
_UPLOADS = {
    "image": ("image", {"image/jpeg", "image/png"}, 1024 * 1024),
    "gif": ("gif", {"image/gif"}, 5 * 1024 * 1024),
    "file": (
        "file",
        {
            "application/pdf",
            "application/msword",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        },
        5 * 1024 * 1024,
    ),
}
_CODES = {
    -32: "rate_limited",
    -100: "temporary",
    -124: "bad_credentials",
    -200: "temporary",
    -210: "too_large",
    -211: "blocked",
    -213: "no_consent",
    -216: "bad_credentials",
    -217: "no_consent",
    -220: "bad_credentials",
    -221: "bad_credentials",
    -224: "blocked",
    -227: "bad_recipient",
    -230: "window_closed",
    -232: "window_closed",
    -233: "unsupported",
    -234: "window_closed",
    -244: "no_consent",
    -248: "blocked",
    -320: "bad_credentials",
    -14014: "bad_credentials",
}


def build(message: OutboundMessage, config: ZaloConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`. Raises InvalidInput when there is nothing to send."""
    if message.reaction is not None:
        return [_reaction(message, config)]
    requests: list[OutboundRequest] = []

    def send(said: dict[str, Any]) -> None:
        first = not any(request.step == "send" for request in requests)
        if first and message.in_reply_to and message.part == 1 and "text" in said:
            said["quote_message_id"] = message.in_reply_to
        body = {"recipient": {"user_id": message.to}, "message": said}
        step = "send" if first else f"send{len(requests)}"
        requests.append(_post(config, "v3.0/oa/message/cs", body, step))

    if message.content.text:
        send({"text": message.content.text[:TEXT]})
    for file in message.files:
        kind = kind_of(file)
        if kind is None or file.content is None:
            if not file.link:
                raise InvalidInput(f"Zalo can't carry the file {file.name!r}, and it has no link")
            send({"text": f"{file.name}: {file.link}"})
            continue
        step = f"upload{len(requests)}"
        requests.append(_upload(file, kind, step, config))
        if kind == "file":
            token = f"{{{{{step}.data.token}}}}"
            send({"attachment": {"type": "file", "payload": {"token": token}}})
        else:
            element = {
                "media_type": kind,
                "attachment_id": f"{{{{{step}.data.attachment_id}}}}",
            }
            payload = {"template_type": "media", "elements": [element]}
            send({"attachment": {"type": "template", "payload": payload}})
    if not requests:
        raise InvalidInput("there is nothing in this message that Zalo can carry")
    return requests


def kind_of(file: OutboundFile) -> str | None:
    """What Zalo takes the file as; None: only by its link."""
    media_type = file.media_type.partition(";")[0].strip().lower()
    for kind, (_, types, most) in _UPLOADS.items():
        if media_type in types and file.size_bytes <= most:
            return kind
    return None


def _headers(config: ZaloConfig) -> dict[str, str]:
    return {"access_token": config.access_token.reveal()}


def _post(config: ZaloConfig, path: str, body: Any, step: str) -> HttpRequest:
    return HttpRequest(
        method="POST", url=config.url(path), headers=_headers(config), json=body, step=step
    )


def _upload(file: OutboundFile, kind: str, step: str, config: ZaloConfig) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.url(f"v2.0/oa/upload/{_UPLOADS[kind][0]}"),
        headers=_headers(config),
        form={},
        file=file,
        file_field="file",
        step=step,
        timeout_seconds=120.0,
    )


def _reaction(message: OutboundMessage, config: ZaloConfig) -> HttpRequest:
    if not message.in_reply_to:
        raise InvalidInput("a reaction needs the message it is about")
    sign = _SIGNS.get(message.reaction or "", "/-strong") if message.reaction else "/-remove"
    action = {"react_icon": sign, "react_message_id": message.in_reply_to}
    body = {"recipient": {"user_id": message.to}, "sender_action": action}
    return _post(config, "v2.0/oa/message", body, "send")


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, _config: ZaloConfig
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        no = refused_by(response)
        if no is not None:
            return no
        if not response.step.startswith("send"):
            continue
        try:
            ids.append(key(node(answered(response).get("data")).get("message_id")))
        except UnparsablePayload:
            if message.reaction is None:
                return unclear(_PROVIDER)
            ids.append(message.message_uid)
    if not ids:
        return refused("temporary", _PROVIDER)
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refused_by(response: HttpResponse) -> SendRefused | None:
    """The refusal in an answer: Zalo answers 200 with an error of its own."""
    told = text(answered(response).get("message") or answered(response).get("error_name"), 300)
    if response.status >= 300:
        return by_status(response, _PROVIDER, told)
    code = answered(response).get("error")
    if code in (0, None) or not isinstance(code, int):
        return None
    return refused(_CODES.get(code, f"zalo {code}"), _PROVIDER, f"{code}: {told}")


def test(config: ZaloConfig) -> Sequence[OutboundRequest]:
    """Ask for the Official Account."""
    url = config.url("v2.0/oa/getoa")
    return [HttpRequest(method="GET", url=url, headers=_headers(config), step="account")]


def read_test(responses: Sequence[OutboundResponse], _config: ZaloConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    for response in responses:
        if isinstance(response, HttpResponse):
            no = refused_by(response)
            if no is not None:
                return ConnectionTest(
                    ok=False,
                    message=f"Zalo refused the access token: {no.reason} Press “Subscribe webhooks” to "
                    "renew it.",
                )
    account = node(answer(responses, "account").get("data"))
    name = text(account.get("name"), 200)
    if not name:
        return ConnectionTest(
            ok=False, message="Zalo gave no answer: check the network and the API address."
        )
    return ConnectionTest(
        ok=True,
        message=f"{name} is connected.",
        facts={"name": name, "oa_id": text(str(account.get("oa_id") or ""), 40)},
    )


def subscribe(_webhook_url: str, config: ZaloConfig) -> Sequence[HttpRequest]:
    """Renew the access token; the webhook's address is entered by hand at Zalo."""
    return [
        HttpRequest(
            method="POST",
            url=f"{config.oauth_base_url.rstrip('/')}/v4/oa/access_token",
            headers={"secret_key": config.app_secret.reveal()},
            form={
                "refresh_token": config.refresh_token.reveal(),
                "app_id": config.app_id,
                "grant_type": "refresh_token",
            },
            step="token",
        )
    ]


def renewed(responses: Sequence[OutboundResponse], _config: ZaloConfig) -> Mapping[str, str]:
    """Both tokens: Zalo takes each refresh token once."""
    found = answer(responses, "token")
    tokens = {name: text(found.get(name), 4000) for name in ("access_token", "refresh_token")}
    return tokens if all(tokens.values()) else {}


def read_subscribed(responses: Sequence[OutboundResponse], config: ZaloConfig) -> ConnectionTest:
    """Whether it worked."""
    if renewed(responses, config):
        return ConnectionTest(
            ok=True,
            message="Zalo renewed the access token. Enter the webhook's address at Zalo for Developers.",
        )
    found = answer(responses, "token")
    told = text(found.get("error_description") or found.get("error_name"), 300)
    return ConnectionTest(
        ok=False,
        message=f"Zalo did not renew the access token{': ' + told if told else ''}. Get new tokens in "
        "Zalo's API Explorer.",
    )
