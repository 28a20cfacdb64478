"""Messages to TikTok as requests, its answers, its tokens and the webhook. No I/O.

Source: "Business Messaging" (send, media upload), "Webhooks" (update) and "Return codes" of TikTok API for
Business, checked against Chatwoot's client of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes.reading import answer, answered, key, node, text
from onethread.connectors._schemes.refusing import by_status, refused, unclear
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.tiktok.config import TikTokConfig
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT = 6000
_PROVIDER = "TikTok"
_TYPES = {"image/jpeg", "image/png"}
_CODES = {
    40001: "bad_credentials",
    40100: "rate_limited",
    40101: "bad_credentials",
    40102: "bad_credentials",
    40104: "bad_credentials",
    40105: "bad_credentials",
    40133: "rate_limited",
    50000: "temporary",
    50002: "temporary",
    51000: "temporary",
}
# Refusals of a message are told in words.
_SAID = (
    ("48 hour", "window_closed"),
    ("48h", "window_closed"),
    ("window", "window_closed"),
    ("exceed", "window_closed"),
    ("not allow", "blocked"),
    ("privacy", "blocked"),
)


def build(message: OutboundMessage, config: TikTokConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`. Raises InvalidInput when there is nothing to send."""
    requests: list[OutboundRequest] = []

    def send(kind: str, said: dict[str, Any]) -> None:
        first = not any(request.step == "send" for request in requests)
        body: dict[str, Any] = {
            "business_id": config.business_id,
            "recipient_type": "CONVERSATION",
            "recipient": str(message.leg.get("thread") or message.to),
            "message_type": kind.upper(),
            kind: said,
        }
        if first and message.in_reply_to and message.part == 1:
            body["referenced_message_info"] = {"referenced_message_id": message.in_reply_to}
        step = "send" if first else f"send{len(requests)}"
        requests.append(_post(config, "business/message/send/", body, step))

    if message.content.text:
        send("text", {"body": message.content.text[:TEXT]})
    for file in message.files:
        media_type = file.media_type.partition(";")[0].strip().lower()
        if file.content is None or media_type not in _TYPES:
            if not file.link:
                raise InvalidInput(f"TikTok can't carry the file {file.name!r}, and it has no link")
            send("text", {"body": f"{file.name}: {file.link}"})
            continue
        step = f"upload{len(requests)}"
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url("business/message/media/upload/"),
                headers=_headers(config),
                form={"business_id": config.business_id, "media_type": "IMAGE"},
                file=file,
                file_field="file",
                step=step,
                timeout_seconds=120.0,
            )
        )
        send("image", {"media_id": f"{{{{{step}.data.media_id}}}}"})
    if not requests:
        raise InvalidInput("there is nothing in this message that TikTok can carry")
    return requests


def _headers(config: TikTokConfig) -> dict[str, str]:
    return {"Access-Token": config.access_token.reveal()}


def _post(config: TikTokConfig, path: str, body: Any, step: str) -> HttpRequest:
    return HttpRequest(
        method="POST", url=config.url(path), headers=_headers(config), json=body, step=step
    )


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: TikTokConfig
) -> SendResult:
    """The ids of what was sent, or the refusal of the first request that failed."""
    ids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        no = refused_by(response)
        if no is not None:
            return no
        if response.step.startswith("send"):
            sent = node(node(answered(response).get("data")).get("message"))
            try:
                ids.append(key(sent.get("message_id")))
            except UnparsablePayload:
                return unclear(_PROVIDER)
    if not ids:
        return refused("temporary", _PROVIDER)
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refused_by(response: HttpResponse) -> SendRefused | None:
    """The refusal in an answer: TikTok answers 200 with a code of its own."""
    told = text(answered(response).get("message"), 300)
    if response.status >= 300:
        return by_status(response, _PROVIDER, told)
    code = answered(response).get("code")
    if code in (0, None) or not isinstance(code, int):
        return None
    ours = _CODES.get(code)
    if ours is None:
        ours = next((found for words, found in _SAID if words in told.lower()), f"tiktok {code}")
    return refused(ours, _PROVIDER, f"{code}: {told}")


def test(config: TikTokConfig) -> Sequence[OutboundRequest]:
    """Ask for the account."""
    fields = "%5B%22username%22%2C%22display_name%22%5D"
    url = config.url(f"business/get/?business_id={config.business_id}&fields={fields}")
    return [HttpRequest(method="GET", url=url, headers=_headers(config), step="account")]


def read_test(responses: Sequence[OutboundResponse], _config: TikTokConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    for response in responses:
        if isinstance(response, HttpResponse):
            no = refused_by(response)
            if no is not None:
                return ConnectionTest(
                    ok=False,
                    message=f"TikTok refused the business ID or the access token: {no.reason} "
                    "Press “Subscribe webhooks” to renew the token.",
                )
    account = node(answer(responses, "account").get("data"))
    name = text(account.get("username"), 200) or text(account.get("display_name"), 200)
    if not name:
        return ConnectionTest(
            ok=False, message="TikTok gave no answer: check the network and the API address."
        )
    return ConnectionTest(ok=True, message=f"@{name} is connected.", facts={"username": name})


def subscribe(webhook_url: str, config: TikTokConfig) -> Sequence[HttpRequest]:
    """Renew the access token, and have TikTok send the app's message events here."""
    secret = config.app_secret.reveal()
    return [
        HttpRequest(
            method="POST",
            url=config.url("tt_user/oauth2/refresh_token/"),
            json={
                "client_id": config.app_id,
                "client_secret": secret,
                "grant_type": "refresh_token",
                "refresh_token": config.refresh_token.reveal(),
            },
            step="token",
        ),
        HttpRequest(
            method="POST",
            url=config.url("business/webhook/update/"),
            json={
                "app_id": config.app_id,
                "secret": secret,
                "event_type": "DIRECT_MESSAGE",
                "callback_url": webhook_url,
            },
            step="subscribe",
        ),
    ]


def renewed(responses: Sequence[OutboundResponse], _config: TikTokConfig) -> Mapping[str, str]:
    """The new access token, and the refresh token that replaces the one used."""
    found = node(answer(responses, "token").get("data"))
    tokens = {name: text(found.get(name), 4000) for name in ("access_token", "refresh_token")}
    return {name: token for name, token in tokens.items() if token}


def read_subscribed(responses: Sequence[OutboundResponse], _config: TikTokConfig) -> ConnectionTest:
    """Whether it worked."""
    done = set()
    for response in responses:
        if isinstance(response, HttpResponse):
            no = refused_by(response)
            if no is not None:
                what = "the refresh token" if response.step == "token" else "the webhook"
                return ConnectionTest(ok=False, message=f"TikTok refused {what}: {no.reason}")
            done.add(response.step)
    if done != {"token", "subscribe"}:
        return ConnectionTest(ok=False, message="TikTok gave no answer.")
    return ConnectionTest(
        ok=True, message="TikTok renewed the access token and sends the app's messages here."
    )
