"""Mail by Postmark's API, and what it answers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.mail.http_providers import encoded
from onethread.connectors._schemes.mail.mime_writer import address_value
from onethread.connectors._schemes.mail.writing import compose, own_id
from onethread.connectors._schemes.reading import answer, answered, text, whole
from onethread.connectors._schemes.refusing import by_status, refused, refused_by_status
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.postmark.config import PostmarkConfig
from onethread.connectors.postmark.inbound import MESSAGE_METADATA
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

# 10 MB with everything, encoded (https://postmarkapp.com/support/article/1056).
MAX_ATTACHED_BYTES = 7 << 20
# https://postmarkapp.com/developer/api/overview#error-codes
_CODES = {
    10: "bad_credentials",
    100: "temporary",
    400: "bad_credentials",
    401: "bad_credentials",
    405: "bad_credentials",
    406: "blocked",
    411: "unsupported",
    412: "bad_credentials",
    413: "bad_credentials",
    429: "rate_limited",
}


def _request(method: str, path: str, step: str, config: PostmarkConfig, json: Any) -> HttpRequest:
    return HttpRequest(
        method=method,
        url=config.url(path),
        headers={
            "X-Postmark-Server-Token": config.server_token.reveal(),
            "Accept": "application/json",
        },
        json=json,
        step=step,
    )


def build(message: OutboundMessage, config: PostmarkConfig) -> Sequence[OutboundRequest]:
    """The mail, keeping our Message-ID. Raises InvalidInput for an address that can't be written to."""
    mail = compose(message, config, MAX_ATTACHED_BYTES)
    sender = address_value(mail.sender, mail.sender_name).replace("\r\n", "")
    body: dict[str, Any] = {
        "From": sender,
        "To": mail.recipient,
        "Subject": mail.subject,
        "TextBody": mail.text,
        "HtmlBody": mail.html,
        "MessageStream": config.message_stream,
        "TrackOpens": config.track_opens,
        "TrackLinks": "None",
        "Headers": [
            {"Name": name, "Value": value}
            for name, value in [*mail.thread_headers(), ("X-PM-KeepID", "true")]
        ],
        "Metadata": {MESSAGE_METADATA: message.message_uid[:80]},
    }
    if mail.reply_to:
        body["ReplyTo"] = mail.reply_to
    files = [_file(file) for file in mail.attached]
    files += [{**_file(file), "ContentID": f"cid:{file.content_id}"} for file in mail.inline]
    if files:
        body["Attachments"] = files
    return [_request("POST", "email", "send", config, body)]


def _file(file: OutboundFile) -> dict[str, str]:
    return {
        "Name": " ".join(file.name.split())[:150] or "file",
        "Content": encoded(file),
        "ContentType": file.media_type.partition(";")[0].strip(),
    }


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: PostmarkConfig
) -> SendResult:
    """Whether Postmark took it; its own id too is an id of the message."""
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        said = answered(response)
        number = whole(said.get("ErrorCode"))
        words = text(said.get("Message"), 300)
        if number and number == 300:
            about_recipient = "'To'" in words or "recipient" in words.lower()
            return refused("bad_recipient" if about_recipient else "300", "Postmark", words)
        if number and number in _CODES:
            return refused(_CODES[number], "Postmark", words)
        if response.status >= 300:
            return by_status(response, "Postmark", words)
    refusal = refused_by_status(responses, "Postmark")
    if refusal is not None:
        return refusal
    given = text(answer(responses).get("MessageID"), 200).strip()
    return SendAccepted(message_id=own_id(message, config), extra_ids=[given] if given else [])


def test(config: PostmarkConfig) -> Sequence[OutboundRequest]:
    """Ask for the server."""
    return [_request("GET", "server", "server", config, None)]


def read_test(responses: Sequence[OutboundResponse], config: PostmarkConfig) -> ConnectionTest:
    """Whether the token is right, and whether mail comes in whole."""
    refusal = refused_by_status(responses, "Postmark")
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"Postmark refused the token: {refusal.reason}")
    server = answer(responses, "server")
    name = text(server.get("Name"), 100)
    if not name:
        return ConnectionTest(ok=False, message="Postmark gave no answer: check the API address.")
    if not text(server.get("InboundHookUrl")):
        return ConnectionTest(
            ok=False,
            message=f"{name} can send, but passes no mail on: set the inbound webhook of its stream.",
            facts={"server": name},
        )
    inbound = text(server.get("InboundAddress"), 200)
    return ConnectionTest(
        ok=True, message=f"{name} is connected.", facts={"server": name, "inbound": inbound}
    )


def subscribe(webhook_url: str, config: PostmarkConfig) -> Sequence[HttpRequest]:
    """Mail, whole, and receipts come here with this channel's user and password."""
    scheme, _, rest = webhook_url.partition("://")
    password = config.webhook_password.reveal()
    inbound = {
        "InboundHookUrl": f"{scheme}://{config.webhook_user}:{password}@{rest}",
        "RawEmailEnabled": True,
    }
    receipts = {
        "Url": webhook_url,
        "MessageStream": config.message_stream,
        "HttpAuth": {"Username": config.webhook_user, "Password": password},
        "Triggers": {
            "Open": {"Enabled": config.track_opens, "PostFirstOpenOnly": True},
            "Delivery": {"Enabled": True},
            "Bounce": {"Enabled": True, "IncludeContent": False},
            "SpamComplaint": {"Enabled": True, "IncludeContent": False},
        },
    }
    return [
        _request("PUT", "server", "server", config, inbound),
        _request("POST", "webhooks", "webhook", config, receipts),
    ]


def read_subscribed(
    responses: Sequence[OutboundResponse], config: PostmarkConfig
) -> ConnectionTest:
    """Whether both were taken."""
    refusal = refused_by_status(responses, "Postmark")
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"Postmark refused: {refusal.reason}")
    return ConnectionTest(ok=True, message="Postmark sends mail and receipts here.")
