"""Inbound Parse (a form with the mail in it) and Event Webhook (receipts as JSON). Pure."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from onethread.connectors._schemes.forms import Form, read_form
from onethread.connectors._schemes.mail.assurance import Authentication
from onethread.connectors._schemes.mail.bounce import explain
from onethread.connectors._schemes.mail.http_providers import COMPLAINT, aligned, update
from onethread.connectors._schemes.mail.reading import author_domain, read_mail
from onethread.connectors._schemes.mail.rebuilding import Piece, rebuild
from onethread.connectors._schemes.reading import moment, node, text
from onethread.connectors._schemes.signing import check_age
from onethread.connectors.contract import RawEnvelope, SecretStr, Verified, WebhookRequest
from onethread.connectors.sendgrid.config import SendGridConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import Assurance, Ignored, InboundItem

MESSAGE_ARGUMENT = "onethread_message"
_SIGNATURE = "x-twilio-email-event-webhook-signature"
_TIMESTAMP = "x-twilio-email-event-webhook-timestamp"
_MAX_EVENTS = 10_000
_DKIM = re.compile(r"@?([\w.-]{1,255})\s*:\s*(\w{1,20})")
# Signed mail may be tried again for three days.
_OLDEST_SECONDS = 4 * 24 * 3600.0
_decode = msgspec.json.Decoder().decode


def verify(request: WebhookRequest, config: SendGridConfig) -> Verified:
    """Accept what SendGrid signed (ECDSA over timestamp and body). Raises BadSignature."""
    kind = request.headers.get("content-type", "")
    is_event = kind.partition(";")[0].strip().lower() == "application/json"
    key = config.event_verification_key if is_event else config.parse_verification_key
    timestamp = request.headers.get(_TIMESTAMP, "")
    _check(request.headers.get(_SIGNATURE, ""), timestamp, request.body, key)
    check_age(request.received_at, timestamp, what=_TIMESTAMP, most_seconds=_OLDEST_SECONDS)
    return Verified(keep_headers={"content-type": kind})


def _check(given: str, timestamp: str, body: bytes, key: SecretStr | None) -> None:
    if not key or not given or not timestamp:
        raise BadSignature(
            f"the request has no {_SIGNATURE}, or this channel has no verification key for it"
        )
    try:
        signature = base64.b64decode(given, validate=True)
        if base64.b64encode(signature).decode() != given:
            raise BadSignature("the signature is not written as SendGrid writes it")
        public = load_der_public_key(base64.b64decode(key.reveal().strip(), validate=True))
        if not isinstance(public, ec.EllipticCurvePublicKey):
            raise BadSignature("the verification key of this channel is of another kind")
        signed = timestamp.encode("utf-8", "replace") + body
        public.verify(signature, signed, ec.ECDSA(SHA256()))
    except (binascii.Error, ValueError) as error:
        raise BadSignature("the signature or the verification key can't be read") from error
    except InvalidSignature as error:
        raise BadSignature(
            "the signature does not match: check the verification keys of this channel"
        ) from error


def parse(envelope: RawEnvelope, config: SendGridConfig) -> Sequence[InboundItem]:
    """A mail, or receipts. Raises UnparsablePayload for what is neither."""
    kind = text(envelope.headers.get("content-type"))
    if kind.partition(";")[0].strip().lower() == "application/json":
        return _events(envelope)
    form = read_form(envelope.body, kind)
    around = _envelope(form)
    content = form.fields.get("email") or _rebuilt(form)
    domain = author_domain(content)
    return read_mail(
        content,
        envelope.received_at,
        config,
        envelope=around,
        authentication=_checked(form, domain, around.get("mail_from", "")),
    )


def _envelope(form: Form) -> dict[str, Any]:
    try:
        found = node(_decode(form.text("envelope") or "{}"))
    except (msgspec.DecodeError, RecursionError):
        found = {}
    to = found.get("to")
    around: dict[str, Any] = {
        "rcpt_to": [text(each, 320) for each in to[:100]] if isinstance(to, list) else []
    }
    if isinstance(found.get("from"), str):
        around["mail_from"] = text(found["from"], 320)
    return around


def _checked(form: Form, domain: str, mail_from: Any) -> Authentication | None:
    """SendGrid checks DKIM and SPF, not DMARC: what it asks of them is done here.

    None when it says nothing: then the mail's own trusted headers count.
    """
    dkim, spf = form.text("dkim"), form.text("SPF").strip().lower()
    if not dkim and not spf:
        return None
    facts = {"checked_by": "sendgrid"}
    passed = [d for d, result in _DKIM.findall(dkim) if result.lower() == "pass"]
    if dkim.strip("{} "):
        facts["dkim"] = dkim.strip("{} ")[:300]
    if spf:
        facts["spf"] = spf[:40]
    good = any(aligned(domain, each) for each in passed) or (
        spf == "pass" and aligned(domain, str(mail_from).rpartition("@")[2])
    )
    facts["summary"] = (
        f"SendGrid confirms that {domain} sent this mail (DKIM or SPF)"
        if good
        else "SendGrid could not confirm the sender"
    )
    return Authentication(assurance=Assurance.ASSERTED if good else Assurance.CLAIMED, facts=facts)


def _rebuilt(form: Form) -> bytes:
    """The mail of a parse setting without "raw": headers, texts and files apart."""
    if "headers" not in form.fields:
        raise UnparsablePayload("the form holds no mail: neither `email` nor `headers`")
    charsets = _json(form, "charsets")
    described = _json(form, "attachment-info")
    pairs: list[tuple[str, str]] = []
    for line in form.text("headers").splitlines():
        if line[:1] in (" ", "\t") and pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {line.strip()}")
        elif ":" in line:
            name, _, value = line.partition(":")
            pairs.append((name, value.strip()))
    files = [
        Piece(
            name=upload.name,
            media_type=upload.media_type,
            content=upload.content,
            content_id=text(node(described.get(upload.field)).get("content-id")).strip("<> ")
            or None,
        )
        for upload in form.files
    ]
    return rebuild(
        pairs,
        form.text("text", text(charsets.get("text")) or "utf-8"),
        form.text("html", text(charsets.get("html")) or "utf-8"),
        files,
    )


def _json(form: Form, name: str) -> dict[str, Any]:
    try:
        return node(_decode(form.text(name) or "{}"))
    except (msgspec.DecodeError, RecursionError):
        return {}


def _events(envelope: RawEnvelope) -> list[InboundItem]:
    try:
        events = _decode(envelope.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnparsablePayload(f"the events are not valid JSON: {error}") from error
    if not isinstance(events, list) or len(events) > _MAX_EVENTS:
        raise UnparsablePayload("the payload is no list of events")
    return [_event(node(each), envelope) for each in events]


def _event(event: dict[str, Any], envelope: RawEnvelope) -> InboundItem:
    kind = text(event.get("event"), 40)
    message_id = text(event.get(MESSAGE_ARGUMENT), 500) or text(event.get("smtp-id"), 500)
    if not message_id.strip("<> "):
        return Ignored(reason=f"event {kind!r} of a mail that this system did not send")
    at = moment(event.get("timestamp"), envelope.received_at)
    recipient = text(event.get("email"), 320)
    said = text(event.get("reason")) or text(event.get("response"))
    match kind:
        case "processed":
            return update("sent", at, message_id=message_id, recipient=recipient)
        case "delivered":
            return update("delivered", at, message_id=message_id, recipient=recipient)
        case "open":
            return update("read", at, message_id=message_id, recipient=recipient)
        case "bounce" | "dropped":
            code, reason = explain(text(event.get("status"), 40), said, recipient or None)
            if kind == "dropped":
                code, reason = "dropped", f"SendGrid did not send this mail: {said}"
            return update(
                "failed",
                at,
                message_id=message_id,
                recipient=recipient,
                code=code or kind,
                reason=reason,
            )
        case "spamreport":
            return update(
                "delivered",
                at,
                message_id=message_id,
                recipient=recipient,
                code="complained",
                reason=COMPLAINT,
            )
    return Ignored(reason=f"event {kind!r} changes nothing")
