"""SMS and MMS to Telnyx's API. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import answer, answered, node, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.telnyx.config import TelnyxConfig
from onethread.connectors.telnyx.refusals import CODES
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

# Ten parts of the telephone's alphabet.
TEXT_LIMIT = 1530
MEDIA_LIMIT = 10


def build(message: OutboundMessage, config: TelnyxConfig) -> Sequence[OutboundRequest]:
    """One message; files go with it as MMS, or as links. Raises InvalidInput for an empty one."""
    body: dict[str, Any] = {"from": config.number, "to": sms.recipient(message)}
    words = message.content.text
    if message.files and config.mms:
        body["media_urls"] = sms.links(message.files)[:MEDIA_LIMIT]
    elif message.files:
        words = sms.with_links(words, message.files)
    if not words and "media_urls" not in body:
        raise InvalidInput("there is nothing in this message that an SMS can carry")
    if words:
        body["text"] = words
    if config.messaging_profile_id:
        body["messaging_profile_id"] = config.messaging_profile_id
    if message.parts == 1:
        body["tags"] = [message.message_uid]
    return [
        HttpRequest(method="POST", url=config.url("/messages"), headers=_headers(config), json=body)
    ]


def _headers(config: TelnyxConfig) -> dict[str, str]:
    return {"Authorization": f"Bearer {config.api_key.reveal()}"}


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: TelnyxConfig
) -> SendResult:
    """The id of what was sent, or why it was refused."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            return refusal(response)
    found = text(node(answer(responses).get("data")).get("id"), 200)
    return SendAccepted(message_id=found) if found else refused("temporary", "Telnyx")


def refusal(response: HttpResponse) -> SendRefused:
    """What an answer of 300 or more means; Telnyx's own code says more than the status."""
    errors = nodes(answered(response).get("errors"))
    error = errors[0] if errors else {}
    code = text(error.get("code"), 20)
    said = text(error.get("detail")) or text(error.get("title"))
    ours = CODES.get(code)
    if ours is None or response.status >= 429:
        return by_status(response, f"Telnyx {code}".strip(), said)
    return refused(ours, f"Telnyx {code}", said)


def fetch_media(remote: Mapping[str, Any], _config: TelnyxConfig) -> Sequence[HttpRequest]:
    """The bytes: who knows the address may have them for 30 days."""
    url = text(remote.get("url"))
    if not url:
        raise InvalidInput("the file has no address")
    return [HttpRequest(method="GET", url=url, step="content", timeout_seconds=120)]


def test(config: TelnyxConfig) -> Sequence[OutboundRequest]:
    """Ask for a messaging profile."""
    return [
        HttpRequest(
            method="GET",
            url=config.url("/messaging_profiles?page[size]=1"),
            headers=_headers(config),
            step="profiles",
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: TelnyxConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    for response in responses:
        if isinstance(response, HttpResponse) and response.status >= 300:
            return ConnectionTest(
                ok=False, message=f"Telnyx refused the API key: {refusal(response).reason}"
            )
    if not responses:
        return ConnectionTest(ok=False, message="Telnyx gave no answer: check the API address.")
    if not nodes(answer(responses, "profiles").get("data")):
        return ConnectionTest(
            ok=False,
            message="The account has no messaging profile: make one, and give it the number and the "
            "webhook address.",
        )
    return ConnectionTest(ok=True, message="Telnyx answers, and has a messaging profile.")


def subscribe(webhook_url: str, config: TelnyxConfig) -> Sequence[HttpRequest]:
    """Have the messaging profile send its webhooks here; without its id it is done by hand."""
    if not config.messaging_profile_id:
        return []
    return [
        HttpRequest(
            method="PATCH",
            url=config.url(f"/messaging_profiles/{config.messaging_profile_id}"),
            headers=_headers(config),
            json={"webhook_url": webhook_url, "webhook_api_version": "2"},
            step="profile",
        )
    ]


def read_subscribed(responses: Sequence[OutboundResponse], config: TelnyxConfig) -> ConnectionTest:
    """What came of it, for the administrator."""
    if not config.messaging_profile_id:
        return ConnectionTest(
            ok=False,
            message="Fill in the messaging profile ID, or paste the address at the profile yourself.",
        )
    for response in responses:
        if isinstance(response, HttpResponse):
            if response.status < 300:
                return ConnectionTest(ok=True, message="Telnyx sends messages and reports here.")
            return ConnectionTest(
                ok=False, message=f"Telnyx did not take the address: {refusal(response).reason}"
            )
    return ConnectionTest(ok=False, message="Telnyx gave no answer: check the API address.")
