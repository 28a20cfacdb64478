"""Mail by Resend's API, and what it answers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.mail.header_fields import normal_message_id
from onethread.connectors._schemes.mail.http_providers import encoded
from onethread.connectors._schemes.mail.writing import compose, own_id
from onethread.connectors._schemes.reading import answer, answered, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused, refused_by_status
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.resend.config import ResendConfig
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendResult,
)

# 40 MB with everything, encoded (https://resend.com/docs/api-reference/emails/send-email).
MAX_ATTACHED_BYTES = 26 << 20
# https://resend.com/docs/api-reference/errors
_CODES = {
    "missing_api_key": "bad_credentials",
    "restricted_api_key": "bad_credentials",
    "invalid_api_key": "bad_credentials",
    "invalid_from_address": "bad_credentials",
    "invalid_attachment": "unsupported",
    "invalid_to_address": "bad_recipient",
    "application_error": "temporary",
    "internal_server_error": "temporary",
}


def _request(
    method: str, path: str, step: str, config: ResendConfig, json: Any = None, **headers: str
) -> HttpRequest:
    return HttpRequest(
        method=method,
        url=config.url(path),
        headers={
            "Authorization": f"Bearer {config.api_key.reveal()}",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        },
        json=json,
        step=step,
    )


def build(message: OutboundMessage, config: ResendConfig) -> Sequence[OutboundRequest]:
    """The mail, and then the question which Message-ID Resend gave it: answers will name that.

    Raises InvalidInput for an address that can't be written to.
    """
    mail = compose(message, config, MAX_ATTACHED_BYTES)
    # Resend wants the name as it is; what would end it is left out.
    name = "".join(each for each in mail.sender_name if each not in '<>",;:@\\')
    body: dict[str, Any] = {
        "from": f"{name} <{mail.sender}>" if name.strip() else mail.sender,
        "to": [mail.recipient],
        "subject": mail.subject,
        "text": mail.text,
        "html": mail.html,
        "headers": dict(mail.thread_headers()),
    }
    if mail.reply_to:
        body["reply_to"] = [mail.reply_to]
    files = [_file(file) for file in mail.attached]
    files += [{**_file(file), "content_id": file.content_id or ""} for file in mail.inline]
    if files:
        body["attachments"] = files
    own = f"{message.message_uid}-{message.part}"
    return [
        _request("POST", "emails", "send", config, body, Idempotency_Key=own),
        _request("GET", "emails/{{send.id}}", "sent", config),
    ]


def _file(file: OutboundFile) -> dict[str, str]:
    return {
        "filename": " ".join(file.name.split())[:150] or "file",
        "content": encoded(file),
        "content_type": file.media_type.partition(";")[0].strip(),
    }


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: ResendConfig
) -> SendResult:
    """Whether Resend took it; the second answer only brings another id."""
    sending = [r for r in responses if not (isinstance(r, HttpResponse) and r.step == "sent")]
    for response in sending:
        if not isinstance(response, HttpResponse) or response.status < 300:
            continue
        said = answered(response)
        name, words = text(said.get("name"), 60), text(said.get("message"), 300)
        if response.status == 429:
            return by_status(response, "Resend", words)
        if name in _CODES:
            return refused(_CODES[name], "Resend", words)
        if response.status == 422 and "`to`" in words:
            return refused("bad_recipient", "Resend", words)
        return by_status(response, "Resend", words)
    refusal = refused_by_status(sending, "Resend")
    if refusal is not None:
        return refusal
    given = text(answer(responses).get("id"), 200).strip()
    made = normal_message_id(text(answer(responses, "sent").get("message_id"), 500))
    own = own_id(message, config)
    return SendAccepted(
        message_id=own, extra_ids=[each for each in (given, made) if each and each != own]
    )


def test(config: ResendConfig) -> Sequence[OutboundRequest]:
    """Ask for the domains: only a key with full access may."""
    return [_request("GET", "domains", "domains", config)]


def read_test(responses: Sequence[OutboundResponse], config: ResendConfig) -> ConnectionTest:
    """Whether the address may send, and mail can be fetched."""
    refusal = refused_by_status(responses, "Resend")
    if refusal is not None:
        return ConnectionTest(
            ok=False,
            message=f"Resend refused the API key (it needs full access): {refusal.reason}",
        )
    domain = config.from_address.rpartition("@")[2].lower()
    domains = {
        text(each.get("name"), 255).lower(): text(each.get("status"), 40)
        for each in nodes(answer(responses, "domains").get("data"))
    }
    state = domains.get(domain)
    if state is None:
        return ConnectionTest(ok=False, message=f"Resend does not know the domain {domain}.")
    if state != "verified":
        return ConnectionTest(
            ok=False, message=f"{domain} is {state} at Resend: finish its DNS records there."
        )
    return ConnectionTest(ok=True, message=f"{domain} can send.", facts={"domain": domain})
