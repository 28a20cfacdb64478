"""Messages of SNS: received mail, events of sent mail, and the confirmation of a subscription. Pure."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.x509 import load_pem_x509_certificate

from onethread.connectors._schemes.mail.assurance import Authentication
from onethread.connectors._schemes.mail.bounce import OWN_ID_HEADER, explain
from onethread.connectors._schemes.mail.http_providers import COMPLAINT, update
from onethread.connectors._schemes.mail.reading import author_domain, read_mail
from onethread.connectors._schemes.mail.rebuilding import from_base64, header_pairs
from onethread.connectors._schemes.reading import document, moment, node, nodes, text
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.ses.config import SesConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Assurance,
    DeliveryState,
    Follow,
    HttpRequest,
    Ignored,
    InboundItem,
)

# https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
_SIGNED = {
    "Notification": ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
    "SubscriptionConfirmation": (
        "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type",
    ),
    "UnsubscribeConfirmation": (
        "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type",
    ),
}  # fmt: skip
_AMAZON = re.compile(r"https://sns\.[a-z0-9-]{3,30}\.amazonaws\.com(?:\.cn)?")
_CERTIFICATE = re.compile(r"/SimpleNotificationService-[A-Za-z0-9]{1,80}\.pem")
_decode = msgspec.json.Decoder().decode


def _is_amazons(url: str, config: SesConfig) -> bool:
    """Whether an address is SNS's own, so that nobody else's certificate is believed."""
    if config.api_base_url:
        return url.startswith(config.api_base_url.rstrip("/") + "/")
    return _AMAZON.match(url) is not None and url[_AMAZON.match(url).end() :][:1] == "/"  # type: ignore[union-attr]


def keys(request: WebhookRequest, config: SesConfig) -> HttpRequest | None:
    """The certificate that the message names, if it is Amazon's to give."""
    try:
        url = text(document(request.body).get("SigningCertURL"), 500)
    except UnparsablePayload:
        return None
    path = url.partition("://")[2].partition("/")[2]
    if not _is_amazons(url, config) or not _CERTIFICATE.fullmatch("/" + path.rpartition("/")[2]):
        return None
    return HttpRequest(method="GET", url=url, step="keys")


def verify(request: WebhookRequest, config: SesConfig) -> Verified:
    """Accept what SNS signed for one of this channel's topics. Raises BadSignature."""
    try:
        message = document(request.body)
    except UnparsablePayload as error:
        raise BadSignature("the request is no message of SNS") from error
    if text(message.get("TopicArn")) not in config.topic_arns or not config.smtp_password:
        raise BadSignature("the message is of a topic that this channel does not name")
    if request.keys is None:
        raise BadSignature("the certificate of this message is not Amazon's, or could not be had")
    signed = _signed(message)
    try:
        signature = base64.b64decode(text(message.get("Signature"), 4000), validate=True)
        certificate = load_pem_x509_certificate(request.keys)
        public = certificate.public_key()
        if not isinstance(public, rsa.RSAPublicKey):
            raise BadSignature("the certificate of this message is of another kind")
        digest = SHA256() if text(message.get("SignatureVersion")) == "2" else SHA1()  # noqa: S303
        public.verify(signature, signed, padding.PKCS1v15(), digest)
    except (binascii.Error, ValueError) as error:
        raise BadSignature("the signature or certificate can't be read") from error
    except InvalidSignature as error:
        raise BadSignature("the signature does not match: this is not a message of SNS") from error
    return Verified()


def _signed(message: dict[str, Any]) -> bytes:
    names = _SIGNED.get(text(message.get("Type")))
    if names is None:
        raise BadSignature("the message is of no kind that SNS sends")
    lines = []
    for name in names:
        value = message.get(name)
        if value is None and name == "Subject":
            continue
        if not isinstance(value, str):
            raise BadSignature(f"the message has no {name}")
        lines.append(f"{name}\n{value}\n")
    return "".join(lines).encode("utf-8", "surrogatepass")


def parse(envelope: RawEnvelope, config: SesConfig) -> Sequence[InboundItem]:
    """A mail, receipts, or the way to confirm a subscription. Raises UnparsablePayload."""
    if envelope.headers.get("followed"):
        return [Ignored(reason="the subscription of the topic is confirmed")]
    message = document(envelope.body)
    kind = text(message.get("Type"), 60)
    if kind == "SubscriptionConfirmation":
        url = text(message.get("SubscribeURL"), 2000)
        if not _is_amazons(url, config):
            raise UnparsablePayload("the address of the confirmation is not Amazon's")
        return [Follow(requests=[HttpRequest(method="GET", url=url, step="confirm")])]
    if kind != "Notification":
        return [Ignored(reason=f"{kind or 'a message without a type'} is not about mail")]
    try:
        said = _decode(text(message.get("Message")))
    except (msgspec.DecodeError, RecursionError):
        return [Ignored(reason=text(message.get("Message"), 200) or "a notice without words")]
    event = node(said)
    if text(event.get("notificationType")) == "Received":
        return _mail(event, envelope, config)
    return _events(event, envelope.received_at)


def _mail(event: dict[str, Any], envelope: RawEnvelope, config: SesConfig) -> list[InboundItem]:
    receipt, mail = node(event.get("receipt")), node(event.get("mail"))
    content = text(event.get("content"))
    if not content:
        raise UnparsablePayload(
            "the notice holds no mail: let the receipt rule publish to the topic by an SNS action"
        )
    base64_coded = text(node(receipt.get("action")).get("encoding")).upper() == "BASE64"
    raw = from_base64(content) if base64_coded else content.encode("utf-8", "replace")
    recipients = receipt.get("recipients")
    around = {
        "mail_from": text(mail.get("source"), 320) or None,
        "rcpt_to": [text(each, 320) for each in recipients[:100]]
        if isinstance(recipients, list)
        else [],
    }
    return read_mail(
        raw,
        envelope.received_at,
        config,
        envelope=around,
        authentication=_checked(receipt, author_domain(raw)),
    )


def _checked(receipt: dict[str, Any], domain: str) -> Authentication:
    facts = {"checked_by": "amazonses.com"}
    for name in ("spf", "dkim", "dmarc"):
        verdict = text(node(receipt.get(f"{name}Verdict")).get("status"), 40).lower()
        if verdict:
            facts[name] = verdict
    good = bool(domain) and facts.get("dmarc") == "pass"
    facts["summary"] = (
        f"Amazon SES confirms that {domain} sent this mail (DMARC)"
        if good
        else "Amazon SES could not confirm the sender"
    )
    return Authentication(assurance=Assurance.ASSERTED if good else Assurance.CLAIMED, facts=facts)


def _events(event: dict[str, Any], received_at: datetime) -> list[InboundItem]:
    kind = text(event.get("eventType") or event.get("notificationType"), 60)
    mail = node(event.get("mail"))
    own = [v for n, v in header_pairs(mail.get("headers")) if n.lower() == OWN_ID_HEADER.lower()]
    message_id = (text(own[0], 500) if own else "") or text(mail.get("messageId"), 200)
    if not message_id.strip("<> "):
        return [Ignored(reason=f"{kind} names no message")]
    about = node(event.get(kind.lower()))
    at = moment(about.get("timestamp") or mail.get("timestamp"), received_at)

    def said(state: DeliveryState, recipient: Any, code: str = "", reason: str = "") -> InboundItem:
        to = text(recipient, 320)
        return update(state, at, message_id=message_id, recipient=to, code=code, reason=reason)

    destination = mail.get("destination")
    recipients = [text(r, 320) for r in destination[:50]] if isinstance(destination, list) else []
    match kind:
        case "Send":
            return [said("sent", recipient) for recipient in recipients or [""]]
        case "Delivery":
            given = about.get("recipients")
            return [said("delivered", r) for r in (given[:50] if isinstance(given, list) else [""])]
        case "Open":
            return [said("read", recipient) for recipient in recipients or [""]]
        case "Bounce":
            if text(about.get("bounceType")) == "Transient":
                # SES gives up a mailbox that stays full: for this mail it is the end.
                fallback = text(about.get("bounceSubType"), 60)
            else:
                fallback = "bounced"
            found: list[InboundItem] = []
            for each in nodes(about.get("bouncedRecipients"))[:50] or [{}]:
                to = text(each.get("emailAddress"), 320)
                code, reason = explain(
                    text(each.get("status"), 40), text(each.get("diagnosticCode")), to or None
                )
                found.append(said("failed", to, code or fallback, reason))
            return found
        case "Complaint":
            complained = nodes(about.get("complainedRecipients"))[:50] or [{}]
            return [
                said("delivered", each.get("emailAddress"), "complained", COMPLAINT)
                for each in complained
            ]
        case "Reject":
            reason = f"Amazon SES refused the mail: {text(about.get('reason'), 200)}"
            return [
                said("failed", recipient, "rejected", reason) for recipient in recipients or [""]
            ]
    return [Ignored(reason=f"event {kind!r} changes nothing")]
