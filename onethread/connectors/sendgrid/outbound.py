"""Mail by the v3 Mail Send API, and what it answers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.mail.http_providers import encoded
from onethread.connectors._schemes.mail.writing import Composed, compose, own_id
from onethread.connectors._schemes.reading import answered, nodes, text
from onethread.connectors._schemes.refusing import by_status, refused, refused_by_status
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.sendgrid.config import SendGridConfig
from onethread.connectors.sendgrid.inbound import MESSAGE_ARGUMENT
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

# https://www.twilio.com/docs/sendgrid/api-reference/mail-send/limitations: 30 MB with everything.
MAX_ATTACHED_BYTES = 20 << 20


def _request(method: str, path: str, step: str, config: SendGridConfig, json: Any) -> HttpRequest:
    return HttpRequest(
        method=method,
        url=config.url(path),
        headers={"Authorization": f"Bearer {config.api_key.reveal()}"},
        json=json,
        step=step,
    )


def build(message: OutboundMessage, config: SendGridConfig) -> Sequence[OutboundRequest]:
    """The mail. Raises InvalidInput for an address that can't be written to."""
    mail = compose(message, config, MAX_ATTACHED_BYTES)
    return [_request("POST", "mail/send", "send", config, _body(mail, config))]


def _body(mail: Composed, config: SendGridConfig) -> dict[str, Any]:
    body: dict[str, Any] = {
        "personalizations": [
            {
                "to": [{"email": mail.recipient}],
                "custom_args": {MESSAGE_ARGUMENT: mail.message_id},
            }
        ],
        "from": {"email": mail.sender, **({"name": mail.sender_name} if mail.sender_name else {})},
        "subject": mail.subject,
        "content": [
            {"type": "text/plain", "value": mail.text or " "},
            {"type": "text/html", "value": mail.html},
        ],
        "headers": dict(mail.thread_headers()),
        "tracking_settings": {
            "click_tracking": {"enable": False, "enable_text": False},
            "open_tracking": {"enable": config.track_opens},
        },
    }
    if mail.reply_to:
        body["reply_to"] = {"email": mail.reply_to}
    files = [_file(file, {"disposition": "attachment"}) for file in mail.attached]
    files += [
        _file(file, {"disposition": "inline", "content_id": file.content_id or ""})
        for file in mail.inline
    ]
    if files:
        body["attachments"] = files
    return body


def _file(file: OutboundFile, how: dict[str, str]) -> dict[str, str]:
    return {
        "content": encoded(file),
        "filename": " ".join(file.name.split())[:150] or "file",
        "type": file.media_type.partition(";")[0].strip(),
        **how,
    }


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: SendGridConfig
) -> SendResult:
    """202 is taken; receipts name our Message-ID, replies too."""
    for response in responses:
        if not isinstance(response, HttpResponse) or response.status < 300:
            continue
        errors = nodes(answered(response).get("errors"))
        said = text(errors[0].get("message"), 300) if errors else ""
        field = text(errors[0].get("field")) if errors else ""
        if response.status == 400 and ".to" in field:
            return refused("bad_recipient", "SendGrid", said)
        if response.status == 400 and "attachment" in field:
            return refused("unsupported", "SendGrid", said)
        return by_status(response, "SendGrid", said)
    refusal = refused_by_status(responses, "SendGrid")
    if refusal is not None:
        return refusal
    given = next(
        (r.headers.get("x-message-id", "") for r in responses if isinstance(r, HttpResponse)), ""
    )
    return SendAccepted(
        message_id=own_id(message, config), extra_ids=[given[:200]] if given.strip() else []
    )


def test(config: SendGridConfig) -> Sequence[OutboundRequest]:
    """Ask what the key may do."""
    return [_request("GET", "scopes", "scopes", config, None)]


def read_test(responses: Sequence[OutboundResponse], config: SendGridConfig) -> ConnectionTest:
    """Whether mail can be sent with this key."""
    refusal = refused_by_status(responses, "SendGrid")
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"SendGrid refused the API key: {refusal.reason}")
    scopes = [
        each
        for response in responses
        if isinstance(response, HttpResponse)
        for each in (answered(response).get("scopes") or [])
        if isinstance(each, str)
    ]
    if "mail.send" not in scopes:
        return ConnectionTest(
            ok=False, message="This API key may not send mail: give it the permission Mail Send."
        )
    if config.event_verification_key is None:
        return ConnectionTest(
            ok=True,
            message="Mail can be sent. Without a verification key of the Event Webhook there are no "
            "receipts.",
        )
    return ConnectionTest(ok=True, message="Mail can be sent.")


def subscribe(webhook_url: str, config: SendGridConfig) -> Sequence[HttpRequest]:
    """Let mail (raw) and events come here, signed."""
    requests = []
    if config.receiving_domain:
        setting = {
            "hostname": config.receiving_domain,
            "url": webhook_url,
            "send_raw": True,
            "spam_check": False,
        }
        requests.append(_request("POST", "user/webhooks/parse/settings", "parse", config, setting))
    events = ("processed", "delivered", "bounce", "dropped", "open", "spam_report")
    wanted = {"enabled": True, "url": webhook_url, **dict.fromkeys(events, True)}
    requests.append(_request("POST", "user/webhooks/event/settings", "event", config, wanted))
    signed = "user/webhooks/event/settings/signed/{{event.id}}"
    requests.append(_request("PATCH", signed, "signed", config, {"enabled": True}))
    return requests


def read_subscribed(
    responses: Sequence[OutboundResponse], config: SendGridConfig
) -> ConnectionTest:
    """What is left to do by hand: the keys must be pasted."""
    refusal = refused_by_status(responses, "SendGrid")
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"SendGrid refused: {refusal.reason}")
    key = next(
        (
            text(answered(r).get("public_key"), 500)
            for r in responses
            if isinstance(r, HttpResponse) and r.step == "signed"
        ),
        "",
    )
    return ConnectionTest(
        ok=True,
        message="SendGrid sends its events here. Paste the verification key below into this channel, and "
        "attach a security policy with signature to the parse setting for its own key.",
        facts={"event_verification_key": key} if key else {},
    )
