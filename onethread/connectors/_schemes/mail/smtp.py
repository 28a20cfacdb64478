"""Handing a mail to an SMTP server, and what it said to it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onethread.connectors._schemes.mail import writing
from onethread.connectors._schemes.mail.bounce import explain
from onethread.connectors._schemes.mail.charsets import clean_line
from onethread.connectors._schemes.mail.config import MailConfig
from onethread.messages import (
    MailResponse,
    OutboundMessage,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

RETRY_SECONDS = 300.0


def read_answer(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: MailConfig
) -> SendResult:
    """Whether the mail was taken for delivery; bounces come later."""
    answers = [response for response in responses if isinstance(response, MailResponse)]
    if not answers:
        return SendRefused(
            code="temporary",
            reason="the mail server was not reached",
            retry_after_seconds=RETRY_SECONDS,
        )
    answer = answers[-1]
    if answer.refused:
        recipient, said = next(iter(answer.refused.items()))
        return _refusal(_code_in(said) or answer.code, said, recipient)
    if 200 <= answer.code < 300:
        return SendAccepted(message_id=writing.own_id(message, config))
    return _refusal(answer.code, answer.text, None)


def _code_in(said: str) -> int | None:
    found = re.match(r"\s*\(?([45]\d\d)\b", said)
    return int(found.group(1)) if found else None


def _refusal(code: int, said: str, recipient: str | None) -> SendRefused:
    if code in (530, 534, 535, 538, 454):
        return SendRefused(
            code="bad_credentials",
            reason="the mail server refused the log-in of this channel; an administrator must sign in "
            f"again. The server said: {clean_line(said, 200)}",
            retry_after_seconds=RETRY_SECONDS if code == 454 else None,
        )
    status, reason = explain("", said, recipient)
    if 400 <= code < 500 or code == 0:
        return SendRefused(code="temporary", reason=reason, retry_after_seconds=RETRY_SECONDS)
    subject = (status or "").split(".")
    if code == 552 or status in ("5.3.4", "5.2.3"):
        return SendRefused(code="too_large", reason=reason)
    if code in (551, 553) or subject[1:2] == ["1"] or (code == 550 and subject[1:2] in ([], ["2"])):
        return SendRefused(code="bad_recipient", reason=reason)
    if subject[1:2] == ["7"] or code in (550, 554, 571):
        return SendRefused(code="blocked", reason=reason)
    return SendRefused(code=str(code), reason=reason)
