"""SMS and MMS to Sinch's Conversation API. No I/O."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import answer, answered, node, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.sinch.config import SinchConfig
from onethread.errors import InvalidInput
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

TEXT_LIMIT = 1600
# A token is good for an hour.
_TOKEN_SECONDS = 3000.0


def build(message: OutboundMessage, config: SinchConfig) -> Sequence[OutboundRequest]:
    """An access token, then one message for the text and one for each file of an MMS.

    Raises InvalidInput for an empty message.
    """
    words = message.content.text
    said: list[tuple[str, dict[str, Any]]] = []
    if message.files and config.mms:
        for link in sms.links(message.files):
            said.append(("MMS", {"media_message": {"url": link}}))
    elif message.files:
        words = sms.with_links(words, message.files)
    if words:
        said.insert(0, ("SMS", {"text_message": {"text": words}}))
    if not said:
        raise InvalidInput("there is nothing in this message that an SMS can carry")
    requests: list[OutboundRequest] = [_token(config)]
    for at, (channel, content) in enumerate(said):
        body = {
            "app_id": config.app_id,
            "recipient": {
                "identified_by": {
                    "channel_identities": [
                        {"channel": channel, "identity": sms.digits(sms.recipient(message))}
                    ]
                }
            },
            "message": content,
            "channel_priority_order": [channel],
            "channel_properties": {f"{channel}_SENDER": config.number},
        }
        if message.parts == 1 and len(said) == 1:
            body["message_metadata"] = message.message_uid
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url("/messages:send"),
                headers={"Authorization": "Bearer {{token.access_token}}"},
                json=body,
                step="send" if at == 0 else f"send{at}",
            )
        )
    return requests


def _token(config: SinchConfig) -> HttpRequest:
    pair = f"{config.key_id}:{config.key_secret.reveal()}".encode()
    return HttpRequest(
        method="POST",
        url=f"{config.auth_base_url.rstrip('/')}/oauth2/token",
        headers={"Authorization": "Basic " + base64.b64encode(pair).decode()},
        form={"grant_type": "client_credentials"},
        step="token",
        reuse_seconds=_TOKEN_SECONDS,
    )


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: SinchConfig
) -> SendResult:
    """The ids of what was sent, or why it was refused."""
    ids = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        if response.status >= 300:
            return refusal(response)
        if response.step.startswith("send"):
            ids.append(text(answered(response).get("message_id"), 200))
    if not ids or not all(ids):
        return refused("temporary", "Sinch")
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refusal(response: HttpResponse) -> SendRefused:
    """What an answer of 300 or more means."""
    problem = answered(response)
    error = node(problem.get("error"))
    said = text(error.get("message")) or text(problem.get("error_description"))
    if response.step == "token" and response.status in (400, 401, 403):
        return refused("bad_credentials", "Sinch", said)
    if response.status == 400 and "identity" in said.lower():
        return refused("bad_recipient", "Sinch", said)
    return by_status(response, f"Sinch {text(error.get('status'), 60)}".strip(), said)


def fetch_media(remote: Mapping[str, Any], _config: SinchConfig) -> Sequence[HttpRequest]:
    """The bytes, from the address that came in the signed webhook."""
    url = text(remote.get("url"))
    if not url:
        raise InvalidInput("the file has no address")
    return [HttpRequest(method="GET", url=url, step="content", timeout_seconds=120)]


def test(config: SinchConfig) -> Sequence[OutboundRequest]:
    """An access token, then the app with its channels."""
    return [
        _token(config),
        HttpRequest(
            method="GET",
            url=config.url(f"/apps/{config.app_id}"),
            headers={"Authorization": "Bearer {{token.access_token}}"},
            step="app",
        ),
    ]


def read_test(responses: Sequence[OutboundResponse], config: SinchConfig) -> ConnectionTest:
    """What the answers mean for the administrator."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            asked = "the access key" if response.step == "token" else "the project or app ID"
            return ConnectionTest(
                ok=False, message=f"Sinch refused {asked}: {refusal(response).reason}"
            )
    if len(responses) < 2:
        return ConnectionTest(ok=False, message="Sinch gave no answer: check the addresses.")
    app = answer(responses, "app")
    channels = sorted(text(e.get("channel"), 40) for e in nodes(app.get("channel_credentials")))
    facts = {"display_name": text(app.get("display_name"), 100), "channels": ", ".join(channels)}
    if "SMS" not in channels:
        return ConnectionTest(
            ok=False, message="The app has no SMS channel: set it up in the dashboard.", facts=facts
        )
    name = facts["display_name"] or config.app_id
    return ConnectionTest(ok=True, message=f"The app {name} answers.", facts=facts)


def subscribe(webhook_url: str, config: SinchConfig) -> Sequence[HttpRequest]:
    """Make a webhook of the app that comes here, signed by this channel's secret."""
    return [
        _token(config),
        HttpRequest(
            method="POST",
            url=config.url("/webhooks"),
            headers={"Authorization": "Bearer {{token.access_token}}"},
            json={
                "app_id": config.app_id,
                "target": webhook_url,
                "target_type": "HTTP",
                "secret": config.webhook_secret.reveal(),
                "triggers": ["MESSAGE_INBOUND", "MESSAGE_DELIVERY"],
            },
            step="webhook",
        ),
    ]


def read_subscribed(responses: Sequence[OutboundResponse], config: SinchConfig) -> ConnectionTest:
    """What came of it, for the administrator."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            if response.step == "webhook" and response.status == 409:
                break
            return ConnectionTest(
                ok=False, message=f"Sinch made no webhook: {refusal(response).reason}"
            )
    if len(responses) < 2:
        return ConnectionTest(ok=False, message="Sinch gave no answer: check the addresses.")
    return ConnectionTest(ok=True, message="Sinch sends messages and reports here.")
