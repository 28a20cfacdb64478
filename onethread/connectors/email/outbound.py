"""An answer as a mail by SMTP, and what the server said to it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onethread.connectors._schemes.mail import smtp, writing
from onethread.connectors._schemes.mail.charsets import clean_line
from onethread.connectors._schemes.mail.writing import MAX_ATTACHED_BYTES, signature
from onethread.connectors.email.config import EmailConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    MailRequest,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendRefused,
    SendResult,
)

__all__ = [
    "MAX_ATTACHED_BYTES",
    "build",
    "parse_response",
    "read_token",
    "signature",
    "token_request",
]

TOKEN_STEP = "token"  # noqa: S105 - the name of a step


def build(message: OutboundMessage, config: EmailConfig) -> Sequence[OutboundRequest]:
    """The mail, preceded by a request for an access token where the server wants XOAUTH2.

    Raises InvalidInput when the address can't be written to or no SMTP server is set.
    """
    recipient = writing.recipient_of(message)
    if not config.smtp_host:
        raise InvalidInput(
            "this channel has no SMTP server: set one in its settings to send mail",
            fields={"smtp_host": "missing"},
        )
    oauth = config.auth == "oauth2"
    mail = MailRequest(
        host=config.smtp_host,
        port=config.smtp_port,
        security=config.smtp_security,
        envelope_from=writing.sender_of(config),
        envelope_to=[recipient],
        message=writing.write(message, config),
        username=config.smtp_username or (config.imap_username if oauth else None) or None,
        password=(
            config.smtp_password.reveal()
            if config.smtp_password and config.smtp_username and not oauth
            else None
        ),
        access_token="{{" + TOKEN_STEP + ".access_token}}" if oauth else None,
    )
    return [token_request(config), mail] if oauth else [mail]


def token_request(config: EmailConfig) -> HttpRequest:
    """The refresh of the access token (RFC 6749, 6). Its answer's `access_token` is for XOAUTH2."""
    form = {
        "grant_type": "refresh_token",
        "client_id": config.oauth_client_id,
        "refresh_token": config.oauth_refresh_token.reveal() if config.oauth_refresh_token else "",
    }
    if config.oauth_client_secret:
        form["client_secret"] = config.oauth_client_secret.reveal()
    if config.oauth_scope:
        form["scope"] = config.oauth_scope
    return HttpRequest(
        method="POST",
        url=config.oauth_endpoint,
        form=form,
        headers={"accept": "application/json"},
        step=TOKEN_STEP,
    )


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """What the sign-in server gave: an access token, or in words why not; some renew the other too."""

    access: str | None = None
    refresh: str | None = None
    why_not: str = ""


class _TokenAnswer(msgspec.Struct):
    access_token: str = ""
    refresh_token: str | None = None
    error: str = ""
    error_description: str = ""


def read_token(response: HttpResponse) -> Tokens:
    """The tokens in the answer to `token_request`."""
    try:
        answer = msgspec.json.decode(response.body, type=_TokenAnswer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        answer = _TokenAnswer()
    if response.status == 200 and answer.access_token:
        return Tokens(access=answer.access_token, refresh=answer.refresh_token or None)
    said = clean_line(answer.error_description or answer.error or f"HTTP {response.status}", 200)
    what = (
        "Try again later" if response.status >= 500 else "Sign in again in the channel's settings"
    )
    return Tokens(why_not=f"the sign-in server gave no access token: {said.rstrip('.')}. {what}.")


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: EmailConfig
) -> SendResult:
    """Whether the mail was taken for delivery; bounces come later, as mails."""
    for response in responses:
        if isinstance(response, HttpResponse):
            tokens_given = read_token(response)
            if tokens_given.access is None:
                why = tokens_given.why_not
                if response.status >= 500 or response.status == 429:
                    return SendRefused(
                        code="temporary", reason=why, retry_after_seconds=smtp.RETRY_SECONDS
                    )
                return SendRefused(code="bad_credentials", reason=why)
    return smtp.read_answer(responses, message, config)
