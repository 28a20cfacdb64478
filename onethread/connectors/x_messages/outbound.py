"""Direct messages to X as requests, its answers, its tokens and the webhook. No I/O.

Source: "Direct Messages" (v2), "Media upload" (v2), "OAuth 2.0" and "Account Activity API" (v2) of the X API
documentation, checked against Chatwoot's client of it.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes.reading import answer, answered, key, node, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused, unclear
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.x_messages.config import XMessagesConfig
from onethread.errors import InvalidInput, UnparsablePayload
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendRefused,
    SendResult,
)

TEXT = 10_000
_PROVIDER = "X"
_IMAGES = {"image/jpeg", "image/png", "image/webp"}
_IMAGE_BYTES = 5 * 1024 * 1024
_SAID = (
    ("cannot send messages to this user", "blocked"),
    ("not permitted to send", "blocked"),
    ("you cannot send a direct message", "blocked"),
    ("do not have one or more required permissions", "bad_credentials"),
    ("could not find user", "bad_recipient"),
    ("duplicate", "blocked"),
)


def build(message: OutboundMessage, config: XMessagesConfig) -> Sequence[OutboundRequest]:
    """The requests that send `message`. Raises InvalidInput when there is nothing to send."""
    requests: list[OutboundRequest] = []
    said = message.content.text
    path = f"dm_conversations/with/{quote(message.to, safe='')}/messages"

    def send(body: dict[str, Any]) -> None:
        first = not any(request.step == "send" for request in requests)
        requests.append(_post(config, path, body, "send" if first else f"send{len(requests)}"))

    links: list[str] = []
    for file in message.files:
        media_type = file.media_type.partition(";")[0].strip().lower()
        good = media_type in _IMAGES and file.size_bytes <= _IMAGE_BYTES
        if file.content is None or not good:
            if not file.link:
                raise InvalidInput(f"X can't carry the file {file.name!r}, and it has no link")
            links.append(f"{file.name}: {file.link}")
            continue
        step = f"upload{len(requests)}"
        requests.append(_upload(file, file.content, media_type, step, config))
        attachment = [{"media_id": f"{{{{{step}.data.id}}}}"}]
        send({"text": said, "attachments": attachment} if said else {"attachments": attachment})
        said = ""
    rest = "\n".join(part for part in (said, *links) if part)
    if rest:
        send({"text": rest[:TEXT]})
    if not requests:
        raise InvalidInput("there is nothing in this message that X can carry")
    return requests


def _headers(config: XMessagesConfig) -> dict[str, str]:
    return {"Authorization": f"Bearer {config.access_token.reveal()}"}


def _post(config: XMessagesConfig, path: str, body: Any, step: str) -> HttpRequest:
    return HttpRequest(
        method="POST", url=config.url(path), headers=_headers(config), json=body, step=step
    )


def _upload(
    file: OutboundFile, content: bytes, media_type: str, step: str, config: XMessagesConfig
) -> HttpRequest:
    body = {
        "media": base64.b64encode(content).decode(),
        "media_category": "dm_image",
        "media_type": media_type,
    }
    return HttpRequest(
        method="POST",
        url=config.url("media/upload"),
        headers=_headers(config),
        json=body,
        step=step,
        timeout_seconds=120.0,
    )


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: XMessagesConfig
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
            try:
                ids.append(key(node(answered(response).get("data")).get("dm_event_id")))
            except UnparsablePayload:
                return unclear(_PROVIDER)
    if not ids:
        return refused("temporary", _PROVIDER)
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refused_by(response: HttpResponse) -> SendRefused | None:
    """The refusal in an answer of the API."""
    if response.status < 300:
        return None
    found = answered(response)
    first = next(iter(nodes(found.get("errors"))), {})
    told = text(found.get("detail"), 300) or text(first.get("message"), 300)
    told = told or text(found.get("title"), 300)
    for words, ours in _SAID:
        if words in told.lower():
            return refused(ours, _PROVIDER, told)
    return by_status(response, _PROVIDER, told)


def revise(revision: Revision, config: XMessagesConfig) -> Sequence[HttpRequest]:
    """Takes a message of ours away; X changes no words. Raises InvalidInput for an edit."""
    if revision.content is not None:
        raise InvalidInput("a direct message on X can't be changed, only deleted")
    return [
        HttpRequest(
            method="DELETE",
            url=config.url(f"dm_events/{quote(revision.message_id, safe='')}"),
            headers=_headers(config),
            step="delete",
        )
    ]


def test(config: XMessagesConfig) -> Sequence[OutboundRequest]:
    """Ask whose token it is."""
    url = config.url("users/me")
    return [HttpRequest(method="GET", url=url, headers=_headers(config), step="account")]


def read_test(responses: Sequence[OutboundResponse], config: XMessagesConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    for response in responses:
        if isinstance(response, HttpResponse):
            no = refused_by(response)
            if no is not None:
                return ConnectionTest(
                    ok=False,
                    message=f"X refused the access token: {no.reason} Press “Subscribe webhooks” to renew "
                    "it.",
                )
    account = node(answer(responses, "account").get("data"))
    name = text(account.get("username"), 40)
    if not name:
        return ConnectionTest(
            ok=False, message="X gave no answer: check the network and the API address."
        )
    facts = {"username": name, "user_id": text(account.get("id"), 40)}
    if facts["user_id"] != config.user_id:
        return ConnectionTest(
            ok=False,
            message=f"The access token is @{name}'s, whose user ID is {facts['user_id']}: correct the "
            "user ID of this channel.",
            facts=facts,
        )
    return ConnectionTest(ok=True, message=f"@{name} is connected.", facts=facts)


def subscribe(webhook_url: str, config: XMessagesConfig) -> Sequence[HttpRequest]:
    """Renew the access token, make the app's webhook, and have the account's activity sent to it."""
    client = f"{config.client_id}:{config.client_secret.reveal()}".encode()
    app = {"Authorization": f"Bearer {config.bearer_token.reveal()}"}
    return [
        HttpRequest(
            method="POST",
            url=config.url("oauth2/token"),
            headers={"Authorization": f"Basic {base64.b64encode(client).decode()}"},
            form={
                "grant_type": "refresh_token",
                "refresh_token": config.refresh_token.reveal(),
                "client_id": config.client_id,
            },
            step="token",
        ),
        HttpRequest(method="GET", url=config.url("webhooks"), headers=app, step="webhooks"),
        # Refused when it is there already, which the list tells: so it comes last.
        HttpRequest(
            method="POST",
            url=config.url("webhooks"),
            headers=app,
            json={"url": webhook_url},
            step="webhook",
        ),
    ]


def renewed(responses: Sequence[OutboundResponse], _config: XMessagesConfig) -> Mapping[str, str]:
    """Both tokens: X takes each refresh token once."""
    found = answer(responses, "token")
    tokens = {name: text(found.get(name), 4000) for name in ("access_token", "refresh_token")}
    return tokens if all(tokens.values()) else {}


def read_subscribed(
    responses: Sequence[OutboundResponse], config: XMessagesConfig
) -> ConnectionTest:
    """Whether it worked."""
    if not renewed(responses, config):
        found = answer(responses, "token")
        told = text(found.get("error_description") or found.get("detail"), 300)
        return ConnectionTest(
            ok=False, message=f"X did not renew the access token{': ' + told if told else '.'}"
        )
    made = node(answer(responses, "webhook").get("data"))
    listed = nodes(answer(responses, "webhooks").get("data"))
    hook = made or next((hook for hook in listed if hook.get("valid") is True), {})
    if not text(hook.get("id"), 80):
        found = answer(responses, "webhook") or answer(responses, "webhooks")
        first = next(iter(nodes(found.get("errors"))), {})
        told = text(found.get("detail") or first.get("message"), 300)
        return ConnectionTest(
            ok=False,
            message=f"X renewed the access token and refused the webhook{': ' + told if told else '.'}",
        )
    return ConnectionTest(
        ok=True,
        message="X renewed the access token and knows the webhook. Subscribe the account's activity to "
        "it once, in the X Developer Console.",
        facts={"webhook": text(hook.get("url"), 500)},
    )
