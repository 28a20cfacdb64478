"""SMS to MessageBird's Conversations API. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import answered, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.messagebird.config import MessageBirdConfig
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

# Nine parts: of the telephone's alphabet, and of any other.
TEXT_LIMIT = 1377
UNICODE_LIMIT = 603


def build(message: OutboundMessage, config: MessageBirdConfig) -> Sequence[OutboundRequest]:
    """One message, or several where the text has characters that the telephone's alphabet lacks; files
    go as links. Raises InvalidInput for an empty message."""
    words = sms.with_links(message.content.text, message.files)
    if not words:
        raise InvalidInput("there is nothing in this message that an SMS can carry")
    limit = TEXT_LIMIT if sms.is_gsm(words) else UNICODE_LIMIT
    texts = [words[at : at + limit] for at in range(0, len(words), limit)]
    requests = []
    for at, each in enumerate(texts):
        body: dict[str, Any] = {
            "to": sms.recipient(message),
            "from": config.channel_id,
            "type": "text",
            "content": {"text": each},
        }
        if message.parts == 1 and len(texts) == 1:
            body["source"] = {"uid": message.message_uid}
        if config.webhook_url:
            body["reportUrl"] = config.webhook_url
        requests.append(
            HttpRequest(
                method="POST",
                url=config.url("/send"),
                headers=config.authorization(),
                json=body,
                step="send" if at == 0 else f"send{at}",
            )
        )
    return requests


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: MessageBirdConfig
) -> SendResult:
    """The ids of what was sent, or why it was refused."""
    ids = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        if response.status >= 300:
            return refusal(response)
        ids.append(text(answered(response).get("id"), 200))
    if not ids or not all(ids):
        return refused("temporary", "MessageBird")
    return SendAccepted(message_id=ids[0], extra_ids=ids[1:])


def refusal(response: HttpResponse) -> SendRefused:
    """What an answer of 300 or more means; MessageBird's own code says more than the status."""
    errors = nodes(answered(response).get("errors"))
    error = errors[0] if errors else {}
    code, said = error.get("code"), text(error.get("description"))
    if response.status < 429:
        if code in (2, 20):  # the key, or the channel that it should have
            return refused("bad_credentials", f"MessageBird {code}", said)
        if code in (9, 10, 21) and ("recipient" in said.lower() or "'to'" in said.lower()):
            return refused("bad_recipient", f"MessageBird {code}", said)
    provider = f"MessageBird {code}" if isinstance(code, int) else "MessageBird"
    return by_status(response, provider, said)


def fetch_media(remote: Mapping[str, Any], config: MessageBirdConfig) -> Sequence[HttpRequest]:
    """The bytes; the access key goes along to MessageBird alone."""
    url = text(remote.get("url"))
    if not url:
        raise InvalidInput("the file has no address")
    own = url.startswith(("https://media.messagebird.com/", config.api_base_url.rstrip("/") + "/"))
    headers = config.authorization() if own else {}
    return [
        HttpRequest(method="GET", url=url, headers=headers, step="content", timeout_seconds=120)
    ]


def test(config: MessageBirdConfig) -> Sequence[OutboundRequest]:
    """Ask for the webhooks: the access key must be good for conversations."""
    return [
        HttpRequest(
            method="GET",
            url=config.url("/webhooks?limit=20"),
            headers=config.authorization(),
            step="webhooks",
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: MessageBirdConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    found = next((r for r in responses if isinstance(r, HttpResponse)), None)
    if found is None:
        return ConnectionTest(
            ok=False, message="MessageBird gave no answer: check the API address."
        )
    if found.status >= 300:
        return ConnectionTest(
            ok=False, message=f"MessageBird refused the access key: {refusal(found).reason}"
        )
    hooks = nodes(answered(found).get("items"))
    if not any(text(each.get("channelId")) in ("", config.channel_id) for each in hooks):
        return ConnectionTest(
            ok=False,
            message="MessageBird answers, but no webhook is set for this channel: connect it.",
        )
    return ConnectionTest(ok=True, message="MessageBird answers, and has a webhook.")


def subscribe(webhook_url: str, config: MessageBirdConfig) -> Sequence[HttpRequest]:
    """Make a webhook of the channel that comes here."""
    return [
        HttpRequest(
            method="POST",
            url=config.url("/webhooks"),
            headers=config.authorization(),
            json={
                "channelId": config.channel_id,
                "url": config.webhook_url or webhook_url,
                "events": ["message.created", "message.updated"],
            },
            step="webhook",
        )
    ]


def read_subscribed(
    responses: Sequence[OutboundResponse], _config: MessageBirdConfig
) -> ConnectionTest:
    """What came of it, for the administrator."""
    found = next((r for r in responses if isinstance(r, HttpResponse)), None)
    if found is None:
        return ConnectionTest(ok=False, message="MessageBird gave no answer.")
    if found.status >= 300:
        return ConnectionTest(
            ok=False, message=f"MessageBird made no webhook: {refusal(found).reason}"
        )
    return ConnectionTest(ok=True, message="MessageBird sends messages and reports here.")
