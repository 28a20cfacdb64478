"""Mail by the Messages API, as the very bytes that any mail connector writes. Pure."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence

from onethread.connectors._schemes.mail.header_fields import normal_message_id
from onethread.connectors._schemes.mail.writing import own_id, recipient_of, reply_address, write
from onethread.connectors._schemes.reading import answer, answered, node, text
from onethread.connectors._schemes.refusing import by_status, refused, refused_by_status
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.mailgun.config import MailgunConfig
from onethread.connectors.mailgun.inbound import MESSAGE_VARIABLE
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

# Mailgun takes 25 MB, encoded.
MAX_ATTACHED_BYTES = 18 << 20
_EVENTS = ("delivered", "permanent_fail", "temporary_fail", "opened", "complained")


def _request(
    method: str,
    path: str,
    step: str,
    config: MailgunConfig,
    form: Mapping[str, str] | None = None,
    file: OutboundFile | None = None,
) -> HttpRequest:
    key = base64.b64encode(f"api:{config.api_key.reveal()}".encode()).decode()
    return HttpRequest(
        method=method,
        url=config.url(path),
        headers={"Authorization": f"Basic {key}"},
        form=form,
        file=file,
        file_field="message",
        step=step,
    )


def build(message: OutboundMessage, config: MailgunConfig) -> Sequence[OutboundRequest]:
    """The mail. Raises InvalidInput for an address that can't be written to."""
    content = write(message, config, MAX_ATTACHED_BYTES)
    form = {
        "to": recipient_of(message),
        "o:tracking-opens": "yes" if config.track_opens else "no",
        "o:tracking-clicks": "no",
        f"v:{MESSAGE_VARIABLE}": own_id(message, config),
    }
    mail = OutboundFile(
        name="message.eml",
        media_type="message/rfc822",
        size_bytes=len(content),
        content=content,
    )
    return [_request("POST", f"{config.domain}/messages.mime", "send", config, form, mail)]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: MailgunConfig
) -> SendResult:
    """Whether Mailgun queued it."""
    for response in responses:
        if not isinstance(response, HttpResponse) or response.status < 300:
            continue
        said = text(answered(response).get("message"), 300)
        if response.status == 400 and "'to'" in said.replace('"', "'"):
            return refused("bad_recipient", "Mailgun", said)
        if response.status == 400 and "not a valid address" in said:
            return refused("bad_recipient", "Mailgun", said)
        if response.status == 404:
            return refused("bad_credentials", "Mailgun", said or "no such domain")
        return by_status(response, "Mailgun", said)
    refusal = refused_by_status(responses, "Mailgun")
    if refusal is not None:
        return refusal
    own = own_id(message, config)
    given = normal_message_id(text(answer(responses).get("id"), 500))
    return SendAccepted(message_id=own, extra_ids=[given] if given and given != own else [])


def test(config: MailgunConfig) -> Sequence[OutboundRequest]:
    """Ask for the domain."""
    return [_request("GET", f"domains/{config.domain}", "domain", config)]


def read_test(responses: Sequence[OutboundResponse], config: MailgunConfig) -> ConnectionTest:
    """Whether the domain is there and may send."""
    refusal = refused_by_status(responses, "Mailgun")
    if refusal is not None:
        return ConnectionTest(
            ok=False,
            message=f"Mailgun refused the key or does not know {config.domain} in this region: "
            f"{refusal.reason}",
        )
    state = text(node(answer(responses, "domain").get("domain")).get("state"), 40)
    if state != "active":
        return ConnectionTest(
            ok=False,
            message=f"{config.domain} is {state or 'not there'} at Mailgun: finish its DNS records there.",
        )
    return ConnectionTest(ok=True, message=f"{config.domain} can send.", facts={"state": state})


def subscribe(webhook_url: str, config: MailgunConfig) -> Sequence[HttpRequest]:
    """A route for the channel's address, raw (its address ends in "mime"), and the webhooks."""
    local, _, domain = reply_address(config).rpartition("@")
    pattern = rf"^{re.escape(local)}(\+[^@]+)?@{re.escape(domain)}$"
    route = {
        "priority": "0",
        "description": "Onethread",
        "expression": f'match_recipient("{pattern}")',
        "action": f'forward("{webhook_url}?as=mime")',
    }
    return [
        _request("POST", "routes", "route", config, route),
        *(
            _request(
                "POST",
                f"domains/{config.domain}/webhooks",
                event,
                config,
                {"id": event, "url": webhook_url},
            )
            for event in _EVENTS
        ),
    ]


def read_subscribed(responses: Sequence[OutboundResponse], config: MailgunConfig) -> ConnectionTest:
    """Whether all of it was taken; a webhook that is there already is no refusal."""
    new = [
        response
        for response in responses
        if not (isinstance(response, HttpResponse) and b"already exists" in response.body)
    ]
    refusal = refused_by_status(new, "Mailgun") if new else None
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"Mailgun refused: {refusal.reason}")
    return ConnectionTest(ok=True, message="Mailgun sends mail and receipts of this address here.")
