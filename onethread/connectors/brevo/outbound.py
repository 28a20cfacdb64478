"""Mail by Brevo's transactional API, and what it answers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.mail.header_fields import normal_message_id
from onethread.connectors._schemes.mail.http_providers import encoded
from onethread.connectors._schemes.mail.writing import compose, own_id
from onethread.connectors._schemes.reading import answer, answered, text
from onethread.connectors._schemes.refusing import by_status, refused, refused_by_status
from onethread.connectors.brevo.config import BrevoConfig
from onethread.connectors.brevo.inbound import MESSAGE_HEADER
from onethread.connectors.contract import ConnectionTest
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendResult,
)

# 20 MB with everything, encoded.
MAX_ATTACHED_BYTES = 14 << 20
_EVENTS = (
    "request", "delivered", "hardBounce", "softBounce", "blocked", "invalid", "error", "spam",
    "uniqueOpened",
)  # fmt: skip


def _request(method: str, path: str, step: str, config: BrevoConfig, json: Any) -> HttpRequest:
    return HttpRequest(
        method=method,
        url=config.url(path),
        headers={"api-key": config.api_key.reveal(), "Accept": "application/json"},
        json=json,
        step=step,
    )


def build(message: OutboundMessage, config: BrevoConfig) -> Sequence[OutboundRequest]:
    """The mail. Raises InvalidInput for an address that can't be written to.

    Brevo knows no inline files: they go as attachments.
    """
    mail = compose(message, config, MAX_ATTACHED_BYTES)
    body: dict[str, Any] = {
        "sender": {
            "email": mail.sender,
            **({"name": mail.sender_name} if mail.sender_name else {}),
        },
        "to": [{"email": mail.recipient}],
        "subject": mail.subject,
        "textContent": mail.text or " ",
        "htmlContent": mail.html,
        "headers": {
            **dict(mail.thread_headers()),
            MESSAGE_HEADER: mail.message_id,
            "idempotencyKey": f"{message.message_uid}-{message.part}",
        },
    }
    if mail.reply_to:
        body["replyTo"] = {"email": mail.reply_to}
    files = [*mail.attached, *mail.inline]
    if files:
        body["attachment"] = [
            {"name": " ".join(file.name.split())[:150] or "file", "content": encoded(file)}
            for file in files
        ]
    return [_request("POST", "smtp/email", "send", config, body)]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: BrevoConfig
) -> SendResult:
    """Whether Brevo took it; its own Message-ID is an id of the message too."""
    for response in responses:
        if not isinstance(response, HttpResponse) or response.status < 300:
            continue
        said = answered(response)
        code, words = text(said.get("code"), 60), text(said.get("message"), 300)
        if code in ("unauthorized", "not_enough_credits", "account_under_validation"):
            return refused("bad_credentials", "Brevo", words)
        if code in ("invalid_parameter", "missing_parameter") and " to" in f" {words.lower()}":
            return refused("bad_recipient", "Brevo", words)
        if "attachment" in words.lower():
            return refused("unsupported", "Brevo", words)
        return by_status(response, "Brevo", words)
    refusal = refused_by_status(responses, "Brevo")
    if refusal is not None:
        return refusal
    own = own_id(message, config)
    given = normal_message_id(text(answer(responses).get("messageId"), 500))
    return SendAccepted(message_id=own, extra_ids=[given] if given and given != own else [])


def test(config: BrevoConfig) -> Sequence[OutboundRequest]:
    """Ask for the account."""
    return [_request("GET", "account", "account", config, None)]


def read_test(responses: Sequence[OutboundResponse], config: BrevoConfig) -> ConnectionTest:
    """Whether the key is right."""
    refusal = refused_by_status(responses, "Brevo")
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"Brevo refused the API key: {refusal.reason}")
    account = answer(responses, "account")
    name = text(account.get("companyName"), 100) or text(account.get("email"), 200)
    if not name:
        return ConnectionTest(ok=False, message="Brevo gave no answer: check the API address.")
    return ConnectionTest(ok=True, message=f"{name} is connected.", facts={"account": name})


def subscribe(webhook_url: str, config: BrevoConfig) -> Sequence[HttpRequest]:
    """Events, and the mail of the receiving domain, come here with this channel's token."""
    auth = {"type": "bearer", "token": config.webhook_token.reveal()}
    shared = {"url": webhook_url, "description": "Onethread", "auth": auth}
    requests = [
        _request(
            "POST",
            "webhooks",
            "events",
            config,
            {**shared, "type": "transactional", "events": list(_EVENTS)},
        )
    ]
    if config.receiving_domain:
        inbound = {
            **shared,
            "type": "inbound",
            "events": ["inboundEmailProcessed"],
            "domain": config.receiving_domain,
        }
        requests.append(_request("POST", "webhooks", "inbound", config, inbound))
    return requests


def read_subscribed(responses: Sequence[OutboundResponse], config: BrevoConfig) -> ConnectionTest:
    """Whether it was taken; a webhook that is there already is no refusal."""
    new = [
        response
        for response in responses
        if not (isinstance(response, HttpResponse) and b"duplicate" in response.body)
    ]
    refusal = refused_by_status(new, "Brevo") if new else None
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"Brevo refused: {refusal.reason}")
    if not config.receiving_domain:
        return ConnectionTest(
            ok=True,
            message="Brevo sends its receipts here. For mail, name the receiving domain and try again.",
        )
    return ConnectionTest(ok=True, message="Brevo sends mail and receipts here.")
