"""Mail by Microsoft Graph, as the very bytes that any mail connector writes. Pure."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from onethread.connectors._schemes import oauth
from onethread.connectors._schemes.mail.header_fields import normal_message_id
from onethread.connectors._schemes.mail.writing import own_id, write
from onethread.connectors._schemes.reading import answer, answered, node, text
from onethread.connectors._schemes.refusing import by_status, refused, refused_by_status
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.microsoft_mail.config import MicrosoftMailConfig
from onethread.connectors.microsoft_mail.inbound import mailbox, sign_in
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendResult,
)

# A request takes 4 MB, and a mail in it is base64 of what is base64 already.
MAX_ATTACHED_BYTES = 2 << 20
# Microsoft lets a subscription to mail live 7 days; it is renewed long before.
SUBSCRIPTION_HOURS = 72
_CODES = {
    "ErrorInvalidRecipients": "bad_recipient",
    "ErrorRecipientNotFound": "bad_recipient",
    "ErrorMessageSizeExceeded": "too_large",
    "ErrorSendAsDenied": "bad_credentials",
    "ErrorAccessDenied": "bad_credentials",
    "ErrorItemNotFound": "temporary",
    "ErrorExceededMessageLimit": "rate_limited",
    "ErrorMessageSubmissionBlocked": "blocked",
    "ApplicationThrottled": "rate_limited",
    "ErrorMailboxStoreUnavailable": "temporary",
}


def build(message: OutboundMessage, config: MicrosoftMailConfig) -> Sequence[OutboundRequest]:
    """A draft of the mail, which tells its Message-ID, and the order to send it.

    Raises InvalidInput for an address that can't be written to.
    """
    content = write(message, config, MAX_ATTACHED_BYTES)
    draft = HttpRequest(
        method="POST",
        url=mailbox("messages", config),
        headers={**oauth.BEARER, "Content-Type": "text/plain"},
        body=base64.b64encode(content),
        step="draft",
        timeout_seconds=60.0,
    )
    send = HttpRequest(
        method="POST",
        url=mailbox("messages/{{draft.id}}/send", config),
        headers={**oauth.BEARER, "Content-Length": "0"},
        body=b"",
        step="send",
    )
    return [sign_in(config), draft, send]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: MicrosoftMailConfig
) -> SendResult:
    """Whether Exchange took it; bounces come later, as mails."""
    refusal = oauth.token_refused(responses, "Microsoft")
    if refusal is not None:
        return refusal
    asked = [r for r in responses if isinstance(r, HttpResponse) and r.step in ("draft", "send")]
    for response in asked:
        if response.status < 300:
            continue
        error = node(answered(response).get("error"))
        code, said = text(error.get("code"), 80), text(error.get("message"), 300)
        if code in _CODES and response.status < 500 and response.status != 429:
            return refused(_CODES[code], "Microsoft", said)
        return by_status(response, "Microsoft", said)
    refusal = refused_by_status(asked, "Microsoft")
    if refusal is not None:
        return refusal
    if not any(each.step == "send" for each in asked):
        return refused("temporary", "Microsoft", "the mail is written but was not sent")
    own = own_id(message, config)
    given = normal_message_id(text(answer(responses, "draft").get("internetMessageId"), 998))
    return SendAccepted(message_id=own, extra_ids=[given] if given and given != own else [])


def test(config: MicrosoftMailConfig) -> Sequence[OutboundRequest]:
    """Sign in and look at the folder."""
    address = mailbox(f"mailFolders/{config.folder}?$select=displayName,totalItemCount", config)
    folder = HttpRequest(method="GET", url=address, headers=oauth.BEARER, step="folder")
    return [sign_in(config), folder]


def read_test(responses: Sequence[OutboundResponse], config: MicrosoftMailConfig) -> ConnectionTest:
    """Whether the mailbox can be read."""
    refusal = oauth.token_refused(responses, "Microsoft")
    if refusal is not None:
        return ConnectionTest(
            ok=False, message=f"Microsoft refused tenant, client id or secret: {refusal.reason}"
        )
    who = config.mailbox or config.from_address
    for response in responses:
        if isinstance(response, HttpResponse) and response.status == 403:
            return ConnectionTest(
                ok=False,
                message=f"The application may not read {who}: grant Mail.ReadWrite and Mail.Send with admin "
                "consent, and let an application access policy include the mailbox.",
            )
    refusal = refused_by_status(responses, "Microsoft")
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"{who} can't be read: {refusal.reason}")
    name = text(answer(responses, "folder").get("displayName"), 200)
    if not name:
        return ConnectionTest(ok=False, message="Microsoft gave no answer: check the API address.")
    return ConnectionTest(ok=True, message=f"{who} is connected ({name}).", facts={"folder": name})


def subscribe(webhook_url: str, config: MicrosoftMailConfig) -> Sequence[HttpRequest]:
    """Let Microsoft tell of new mail here."""
    who = config.mailbox or config.from_address
    wanted = {
        "changeType": "created",
        "notificationUrl": webhook_url,
        "lifecycleNotificationUrl": webhook_url,
        "resource": f"users/{who}/mailFolders('{config.folder}')/messages",
        "expirationDateTime": f"{{{{in_hours.{SUBSCRIPTION_HOURS}}}}}",
        "clientState": config.client_state.reveal(),
    }
    return [
        sign_in(config),
        HttpRequest(
            method="POST",
            url=config.url("subscriptions"),
            headers=oauth.BEARER,
            json=wanted,
            step="subscribe",
        ),
    ]


def read_subscribed(
    responses: Sequence[OutboundResponse], config: MicrosoftMailConfig
) -> ConnectionTest:
    """Whether Microsoft will tell."""
    refusal = oauth.token_refused(responses, "Microsoft") or refused_by_status(
        responses, "Microsoft"
    )
    if refusal is not None:
        return ConnectionTest(
            ok=False,
            message=f"Microsoft refused: {refusal.reason} It must reach the webhook address from outside, "
            "by HTTPS.",
        )
    until = text(answer(responses, "subscribe").get("expirationDateTime"), 40)
    return ConnectionTest(
        ok=True, message="Microsoft tells of new mail at once.", facts={"until": until}
    )
