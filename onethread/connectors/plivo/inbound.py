"""Plivo's webhooks of a number: messages, and reports of what was sent. No I/O."""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Literal
from urllib.parse import parse_qs

from onethread.connectors._schemes import sms
from onethread.connectors._schemes.reading import key, moment, text
from onethread.connectors._schemes.refusing import REASONS
from onethread.connectors._schemes.signing import same
from onethread.connectors.contract import RawEnvelope, Verified, WebhookRequest
from onethread.connectors.plivo.config import PlivoConfig
from onethread.connectors.plivo.refusals import CODES, MEANINGS
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import DeliveryState, DeliveryUpdate, Ignored, InboundItem

_STATES: dict[str, DeliveryState] = {
    "sent": "sent",
    "delivered": "delivered",
    "failed": "failed",
    "undelivered": "failed",
    "rejected": "failed",
}
_CONSENTS: dict[str, Literal["refused", "given"]] = {"optout": "refused", "optin": "given"}
_MEDIA = re.compile(r"Media([0-9]{1,2})")
Form = Mapping[str, list[str]]


def signature(token: str, url: str, query: Form, fields: Form, nonce: str) -> str:
    """Version 3: HMAC-SHA256 over the address, its query, the form and the nonce, each sorted by name,
    then by value."""
    asked = "&".join(f"{name}={value}" for name in sorted(query) for value in sorted(query[name]))
    held = "".join(name + value for name in sorted(fields) for value in sorted(fields[name]))
    signed = url
    if asked or fields:
        signed += f"?{asked}"
    if asked and fields:
        signed += "."
    mac = hmac.new(token.encode(), f"{signed}{held}.{nonce}".encode(), sha256)
    return base64.b64encode(mac.digest()).decode()


def verify(request: WebhookRequest, config: PlivoConfig) -> Verified:
    """Accept a form that the account's token signs for this channel's address. Raises BadSignature."""
    token = config.auth_token.reveal()
    given = request.headers.get("x-plivo-signature-v3", "")
    nonce = request.headers.get("x-plivo-signature-v3-nonce", "")
    if not token or not given or not nonce:
        raise BadSignature("the request has no X-Plivo-Signature-V3, so it is not from Plivo")
    try:
        fields = _fields(request.body)
    except UnparsablePayload as error:
        raise BadSignature(error.message) from error
    base, _, own_query = (config.webhook_url or request.url).partition("?")
    query = {name: [value] for name, value in request.query.items()} | parse_qs(own_query)
    # A proxy in front hides the scheme, when no public address was filled in.
    bases = [base] if config.webhook_url else [base, re.sub("^http:", "https:", base)]
    for address in bases:
        expected = signature(token, address, query, fields, nonce)
        if any(same(each.strip(), expected) for each in given.split(",")):
            uid = request.query.get("uid", "")
            return Verified(keep_headers={"uid": uid} if uid else {})
    raise BadSignature(
        "the signature does not match: check the auth token of this channel, and that its public "
        "webhook address is what stands in the Plivo console"
    )


def _fields(body: bytes) -> dict[str, list[str]]:
    try:
        return parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=500)
    except (UnicodeDecodeError, ValueError) as error:
        raise UnparsablePayload("the payload is no form") from error


def parse(envelope: RawEnvelope, _config: PlivoConfig) -> Sequence[InboundItem]:
    """The one message or receipt in a form. Raises UnparsablePayload."""
    fields = {name: text(values[0]) for name, values in _fields(envelope.body).items()}
    if not fields.get("MessageUUID"):
        raise UnparsablePayload("the payload is no message or report of Plivo")
    if "Status" in fields:
        return [_receipt(fields, envelope)]
    media = sorted(
        (int(found[1]), value)
        for name, value in fields.items()
        if (found := _MEDIA.fullmatch(name)) is not None
    )
    return [
        sms.message(
            message_id=fields["MessageUUID"],
            sent_by=sms.sender(fields.get("From")),
            at=envelope.received_at,
            words=fields.get("Text") or fields.get("Body"),
            attachments=[sms.media(url) for _, url in media],
            consent=_CONSENTS.get(fields.get("MessageIntent", "").lower()),
            headers={"to": fields.get("To")},
        )
    ]


def _receipt(fields: Mapping[str, str], envelope: RawEnvelope) -> InboundItem:
    status = fields["Status"]
    state = _STATES.get(status.lower())
    if state is None:
        return Ignored(reason=f"the message is {status[:40] or 'of no state'}, which is no receipt")
    at: Any = fields.get("DeliveryReportTime") if state != "sent" else fields.get("SentTime")
    code = fields.get("ErrorCode", "")[:20]
    ours = CODES.get(code, code or None) if state == "failed" else None
    told = f"Plivo {code}: {MEANINGS.get(code, status)}".replace(" :", ":")
    reason = " ".join(part for part in (REASONS.get(ours or "", ""), told) if part)
    return DeliveryUpdate(
        message_id=key(fields["MessageUUID"]),
        state=state,
        at=moment(at, envelope.received_at),
        code=ours,
        reason=reason if state == "failed" else None,
        recipient=fields.get("To") or None,
        message_uid=text(envelope.headers.get("uid"), 64) or None,
    )
