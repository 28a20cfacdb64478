"""Mail by the Gmail API, as the very bytes that any mail connector writes. Pure."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes import oauth
from onethread.connectors._schemes.mail.header_fields import normal_message_id
from onethread.connectors._schemes.mail.writing import own_id, write
from onethread.connectors._schemes.reading import answer, answered, node, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused, refused_by_status
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.gmail.config import GmailConfig
from onethread.connectors.gmail.inbound import THREAD_FACT, get, sign_in
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendResult,
)

# Gmail takes 25 MB, encoded.
MAX_ATTACHED_BYTES = 18 << 20
# Above this a mail is uploaded, and Gmail threads it by its headers alone.
_IN_JSON_BYTES = 3 << 20
_LIMIT_REASONS = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "dailyLimitExceeded"})


def build(message: OutboundMessage, config: GmailConfig) -> Sequence[OutboundRequest]:
    """The mail, and then the question which Message-ID it got.

    Raises InvalidInput for an address that can't be written to.
    """
    content = write(message, config, MAX_ATTACHED_BYTES)
    if len(content) <= _IN_JSON_BYTES:
        body: dict[str, Any] = {"raw": base64.urlsafe_b64encode(content).decode("ascii")}
        thread = text(message.leg.get(THREAD_FACT), 100)
        if thread:
            body["threadId"] = thread
        send = HttpRequest(
            method="POST", url=config.url("messages/send"), headers=oauth.BEARER, json=body
        )
    else:
        base = config.api_base_url.rstrip("/")
        send = HttpRequest(
            method="POST",
            url=f"{base}/upload/gmail/v1/users/me/messages/send?uploadType=media",
            headers={**oauth.BEARER, "Content-Type": "message/rfc822"},
            body=content,
            timeout_seconds=120.0,
        )
    ask = "messages/{{send.id}}?format=metadata&metadataHeaders=Message-ID"
    return [sign_in(config), send, get(ask, "sent", config)]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: GmailConfig
) -> SendResult:
    """Whether Gmail sent it; bounces come later, as mails. The last answer only brings another id."""
    refusal = oauth.token_refused(responses, "Google")
    if refusal is not None:
        return refusal
    sending = [r for r in responses if isinstance(r, HttpResponse) and r.step == "send"]
    for response in sending:
        if response.status < 300:
            continue
        error = node(answered(response).get("error"))
        said = text(error.get("message"), 300)
        reasons = {text(each.get("reason")) for each in nodes(error.get("errors"))}
        if reasons & _LIMIT_REASONS:
            return refused("rate_limited", "Gmail", said)
        if response.status == 400 and "recipient" in said.lower():
            return refused("bad_recipient", "Gmail", said)
        return by_status(response, "Gmail", said)
    refusal = refused_by_status(sending, "Gmail")
    if refusal is not None:
        return refusal
    own = own_id(message, config)
    headers = nodes(node(answer(responses, "sent").get("payload")).get("headers"))
    ids = [text(answer(responses).get("id"), 100)]
    ids += [
        normal_message_id(text(each.get("value"), 998))
        for each in headers[:1]
        if text(each.get("name")).lower() == "message-id"
    ]
    return SendAccepted(message_id=own, extra_ids=[each for each in ids if each and each != own])


def test(config: GmailConfig) -> Sequence[OutboundRequest]:
    """Sign in and ask whose mailbox it is."""
    return [sign_in(config), get("profile", "profile", config)]


def read_test(responses: Sequence[OutboundResponse], config: GmailConfig) -> ConnectionTest:
    """Whether the mailbox can be read."""
    refusal = oauth.token_refused(responses, "Google")
    if refusal is not None:
        return ConnectionTest(
            ok=False,
            message=f"Google gave no access: sign in to the mailbox again. {refusal.reason}",
        )
    refusal = refused_by_status(responses, "Gmail")
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"Gmail refused: {refusal.reason}")
    mailbox = text(answer(responses, "profile").get("emailAddress"), 320)
    if not mailbox:
        return ConnectionTest(ok=False, message="Gmail gave no answer: check the API address.")
    facts = {"mailbox": mailbox}
    if mailbox.lower() != config.from_address.lower():
        return ConnectionTest(
            ok=True,
            message=f"{mailbox} is connected. {config.from_address} must be one of its addresses to send as.",
            facts=facts,
        )
    return ConnectionTest(ok=True, message=f"{mailbox} is connected.", facts=facts)


def subscribe(webhook_url: str, config: GmailConfig) -> Sequence[HttpRequest]:
    """Let Gmail publish to the topic for a week; the push subscription brings it here."""
    if not config.topic:
        return [sign_in(config), get("profile", "profile", config)]
    wanted = {
        "topicName": config.topic,
        "labelIds": ["INBOX"],
        "labelFilterBehavior": "INCLUDE",
    }
    watch = HttpRequest(
        method="POST",
        url=config.url("watch"),
        headers=oauth.BEARER,
        json=wanted,
        step="subscribe",
    )
    return [sign_in(config), watch]


def read_subscribed(responses: Sequence[OutboundResponse], config: GmailConfig) -> ConnectionTest:
    """Whether Gmail publishes."""
    refusal = oauth.token_refused(responses, "Google") or refused_by_status(responses, "Gmail")
    if refusal is not None:
        return ConnectionTest(
            ok=False,
            message=f"Gmail refused: {refusal.reason} May gmail-api-push@system.gserviceaccount.com publish "
            "to the topic?",
        )
    if not config.topic:
        return ConnectionTest(
            ok=True, message="Without a Pub/Sub topic the mailbox is asked every minute."
        )
    return ConnectionTest(ok=True, message=f"Gmail publishes to {config.topic} for a week.")
