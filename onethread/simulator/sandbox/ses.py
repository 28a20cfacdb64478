"""Amazon SES: received mail and events by SNS, signed by a certificate of its own; mails of ours by SMTP.

Sources: AWS's documentation as named in the connector's README. The certificate is invented; SNS signs in the
same way (RSA over the message's fields, version 2: SHA-256).
"""

from __future__ import annotations

import base64
import email
import hashlib
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

from onethread.simulator.sandbox import (
    Answer,
    Call,
    Delivery,
    MailDoor,
    Refuse,
    Route,
    Said,
    Sandbox,
    Seen,
    StandIn,
    anyone,
)
from onethread.simulator.sandbox import _mail as mail

_TOPIC = "arn:aws:sns:eu-west-1:123456789012:onethread"
_SET = "onethread"
_CERTIFICATE = "/SimpleNotificationService-0123456789abcdef.pem"
_AT = "2026-01-02T03:04:05.000Z"
_SIGNED = ("Message", "MessageId", "Timestamp", "TopicArn", "Type")
_MOST_RECIPIENTS = 50
_MOST_BYTES = 40 << 20


@cache
def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def _certificate() -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sns.amazonaws.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(_key().public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .sign(_key(), hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)


def _deliver(sandbox: Sandbox, payload: Any) -> Delivery:
    """The message of SNS around a notification, signed over the fields that the documentation names."""
    said = msgspec.json.encode(payload).decode()
    message = {
        "Type": "Notification",
        "MessageId": hashlib.sha256(said.encode()).hexdigest()[:36],
        "TopicArn": _TOPIC,
        "Message": said,
        "Timestamp": _AT,
        "SignatureVersion": "2",
        "SigningCertURL": f"{sandbox.url}{_CERTIFICATE}",
        "UnsubscribeURL": f"{sandbox.url}/?Action=Unsubscribe",
    }
    signed = "".join(f"{name}\n{message[name]}\n" for name in _SIGNED).encode()
    signature = _key().sign(signed, padding.PKCS1v15(), hashes.SHA256())
    message["Signature"] = base64.b64encode(signature).decode()
    return Delivery(
        body=msgspec.json.encode(message),
        headers={
            "Content-Type": "text/plain; charset=UTF-8",
            "x-amz-sns-message-type": "Notification",
            "x-amz-sns-topic-arn": _TOPIC,
        },
    )


def _received(_sandbox: Sandbox, said: Said, content: bytes) -> Any:
    verdicts = {f"{name}Verdict": {"status": "PASS"} for name in ("spf", "dkim", "dmarc", "spam")}
    return {
        "notificationType": "Received",
        "mail": {
            "timestamp": _AT,
            "source": said.customer,
            "messageId": f"rx{said.n:038}",
            "destination": [mail.SERVICE],
        },
        "receipt": {
            "timestamp": _AT,
            "recipients": [mail.SERVICE],
            **verdicts,
            "action": {"type": "SNS", "topicArn": _TOPIC, "encoding": "BASE64"},
        },
        "content": base64.b64encode(content).decode(),
    }


def _seen(call: Call, sender: str, recipients: list[str]) -> Seen:
    content: bytes = call.body
    message = email.message_from_bytes(content)
    if sender != mail.SERVICE or mail.SERVICE not in str(message["From"]):
        raise Refuse("not_verified", f"{sender} in region EU-WEST-1")
    if not 1 <= len(recipients) <= _MOST_RECIPIENTS or len(content) > _MOST_BYTES:
        raise Refuse("invalid", "too many recipients, or too long")
    if message["X-SES-CONFIGURATION-SET"] not in (None, _SET):
        raise Refuse("invalid", "Configuration set does not exist")
    return mail.seen_mail(content, to=recipients[0])


def _new_id(number: int) -> str:
    return f"0102018c{number:08x}-0193b6a0-0000-7000-8000-{number:012x}-000000"


def _receipt(_sandbox: Sandbox, seen: Seen, state: str) -> Any:
    headers = email.message_from_bytes(seen.raw).items()
    about = {
        "timestamp": _AT,
        "source": mail.SERVICE,
        "messageId": seen.id,
        "destination": [seen.to],
        "headersTruncated": False,
        "headers": [{"name": name, "value": str(value)} for name, value in headers],
    }
    kind, more = {
        "sent": ("Send", {}),
        "delivered": ("Delivery", {"timestamp": _AT, "recipients": [seen.to]}),
        "read": ("Open", {"timestamp": _AT, "userAgent": "Mozilla/5.0"}),
        "failed": (
            "Bounce",
            {
                "timestamp": _AT,
                "bounceType": "Permanent",
                "bounceSubType": "General",
                "bouncedRecipients": [
                    {
                        "emailAddress": seen.to,
                        "action": "failed",
                        "status": "5.1.1",
                        "diagnosticCode": "smtp; 550 5.1.1 user unknown",
                    }
                ],
            },
        ),
    }[state]
    return {"eventType": kind, "mail": about, kind.lower(): more}


STAND_IN = StandIn(
    connector="ses",
    credentials={"user": "AKIAINVENTED", "password": "invented-smtp-password"},
    settings=lambda s: {
        "from_address": mail.SERVICE,
        "region": "eu-west-1",
        "topic_arns": [_TOPIC],
        "smtp_username": s.credentials["user"],
        "smtp_password": s.credentials["password"],
        "configuration_set": _SET,
        "smtp_host": "127.0.0.1",
        "smtp_port": s.smtp_port,
        "smtp_security": "none",
        "api_base_url": s.url,
    },
    routes=[
        Route(
            method="GET",
            path=_CERTIFICATE,
            answer=lambda _call: Answer(body=_certificate()),
            authenticate=anyone,
        ),
    ],
    mail=MailDoor(
        log_in=lambda s, user, password: (
            (user, password) == (s.credentials["user"], s.credentials["password"])
        ),
        seen=_seen,
        answer=lambda seen: f"Ok {seen.id}",
    ),
    refusals={  # codes and words of SMTP
        "invalid": (554, lambda why: f"Transaction failed: {why}"),
        "not_verified": (
            554,
            lambda why: f"Message rejected: Email address is not verified. {why}",
        ),
        "rate_limited": (454, "Throttling failure: Maximum sending rate exceeded."),
        "fault": (451, "Temporary service failure"),
    },
    deliver=_deliver,
    events=mail.events(_received),
    receipts=_receipt,
    customer=mail.CUSTOMER,
    new_id=_new_id,
)
