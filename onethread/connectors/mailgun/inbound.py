"""Routes (a form with the mail in it) and webhooks (receipts as JSON). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes.forms import Form, read_form
from onethread.connectors._schemes.mail.bounce import explain
from onethread.connectors._schemes.mail.http_providers import COMPLAINT, update
from onethread.connectors._schemes.mail.reading import read_mail
from onethread.connectors._schemes.mail.rebuilding import Piece, header_pairs, rebuild
from onethread.connectors._schemes.reading import document, moment, node, text
from onethread.connectors._schemes.signing import check_age, check_hmac
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.mailgun.config import MailgunConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import Ignored, InboundItem

MESSAGE_VARIABLE = "onethread_message"
# Mailgun tries for eight hours, with the signature it made first.
_OLDEST_SECONDS = 24 * 3600.0
_decode = msgspec.json.Decoder().decode


def verify(request: WebhookRequest, config: MailgunConfig) -> Verified:
    """Accept what carries Mailgun's HMAC of timestamp and token, inside the payload.

    Raises BadSignature. A token that comes again brings the same Message-ID or receipt, which counts once.
    """
    kind = request.headers.get("content-type", "")
    try:
        if _is_json(kind):
            held = node(document(request.body).get("signature"))
            given = [text(held.get(name), 200) for name in ("timestamp", "token", "signature")]
        else:
            form = read_form(request.body, kind)
            given = [form.text(name)[:200] for name in ("timestamp", "token", "signature")]
    except UnparsablePayload as error:
        raise BadSignature("the request has no signature that could be read") from error
    timestamp, token, signature = given
    if not timestamp or not token:
        raise BadSignature("the request has no timestamp and token")
    check_hmac(
        signature,
        config.webhook_signing_key.reveal(),
        f"{timestamp}{token}".encode(),
        what="signature under the webhook signing key",
    )
    check_age(request.received_at, timestamp, what="timestamp", most_seconds=_OLDEST_SECONDS)
    return Verified(keep_headers={"content-type": kind})


def _is_json(kind: str) -> bool:
    return kind.partition(";")[0].strip().lower() == "application/json"


def parse(envelope: RawEnvelope, config: MailgunConfig) -> Sequence[InboundItem]:
    """A mail, or a receipt. Raises UnparsablePayload for what is neither."""
    kind = text(envelope.headers.get("content-type"))
    if _is_json(kind):
        return [_event(node(document(envelope.body).get("event-data")), envelope)]
    form = read_form(envelope.body, kind)
    return read_mail(
        form.fields.get("body-mime") or _rebuilt(form),
        envelope.received_at,
        config,
        envelope=_around(form),
    )


def _around(form: Form) -> dict[str, Any]:
    around: dict[str, Any] = {}
    if "sender" in form.fields:
        around["mail_from"] = form.text("sender")[:320]
    if form.text("recipient"):
        around["rcpt_to"] = [each.strip()[:320] for each in form.text("recipient").split(",")[:100]]
    return around


def _rebuilt(form: Form) -> bytes:
    """The mail of a route whose address doesn't end in "mime": headers, texts and files apart."""
    try:
        headers = header_pairs(_decode(form.text("message-headers") or "[]"))
        by_content_id = node(_decode(form.text("content-id-map") or "{}"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnparsablePayload("the form's headers are no JSON") from error
    if not headers:
        raise UnparsablePayload("the form holds no mail: neither `body-mime` nor `message-headers`")
    ids = {
        field: content_id.strip("<> ")
        for content_id, field in by_content_id.items()
        if isinstance(field, str)
    }
    files = [
        Piece(
            name=upload.name,
            media_type=upload.media_type,
            content=upload.content,
            content_id=ids.get(upload.field) or None,
        )
        for upload in form.files
    ]
    return rebuild(headers, form.text("body-plain"), form.text("body-html"), files)


def _event(event: dict[str, Any], envelope: RawEnvelope) -> InboundItem:
    kind = text(event.get("event"), 40)
    about = node(node(event.get("message")).get("headers"))
    variables = node(event.get("user-variables"))
    message_id = text(variables.get(MESSAGE_VARIABLE), 500) or text(about.get("message-id"), 500)
    if not message_id.strip("<> "):
        return Ignored(reason=f"event {kind!r} names no message")
    at = moment(event.get("timestamp"), envelope.received_at)
    recipient = text(event.get("recipient"), 320)
    status = node(event.get("delivery-status"))
    match kind:
        case "accepted":
            return update("sent", at, message_id=message_id, recipient=recipient)
        case "delivered":
            return update("delivered", at, message_id=message_id, recipient=recipient)
        case "opened":
            return update("read", at, message_id=message_id, recipient=recipient)
        case "failed" if text(event.get("severity")) == "temporary":
            return Ignored(reason="a delay: Mailgun tries again")
        case "failed" | "rejected":
            said = (
                text(status.get("message"))
                or text(status.get("description"))
                or text(node(event.get("reject")).get("reason"))
                or text(event.get("reason"))
            )
            code, reason = explain(text(status.get("enhanced-code"), 40), said, recipient or None)
            if kind == "rejected":
                code, reason = kind, f"Mailgun did not send this mail: {said}"
            return update(
                "failed",
                at,
                message_id=message_id,
                recipient=recipient,
                code=code or kind,
                reason=reason,
            )
        case "complained":
            return update(
                "delivered",
                at,
                message_id=message_id,
                recipient=recipient,
                code="complained",
                reason=COMPLAINT,
            )
    return Ignored(reason=f"event {kind!r} changes nothing")
