"""What Twilio's channels share: signed forms, states and errors, credentials, sending."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Mapping, Sequence
from hashlib import sha1
from typing import Annotated, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import msgspec

from onethread.connectors._schemes.reading import answered, last_http, text, whole
from onethread.connectors._schemes.refusing import REASONS, by_status, refused
from onethread.connectors._schemes.signing import same
from onethread.connectors.contract import (
    ConnectionTest,
    RawEnvelope,
    SecretStr,
    Verified,
    WebhookRequest,
    config_field,
)
from onethread.errors import BadSignature, InvalidInput, UnparsablePayload
from onethread.messages import (
    DeliveryState,
    DeliveryUpdate,
    HttpRequest,
    HttpResponse,
    Ignored,
    InboundItem,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

STATES: Mapping[str, DeliveryState] = {
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "failed": "failed",
    "undelivered": "failed",
}
# Errors of the REST API and of deliveries, by our code (twilio.com/docs/api/errors).
_CODES: Mapping[int, str] = {
    20003: "bad_credentials",
    20404: "bad_credentials",
    20429: "rate_limited",
    14107: "rate_limited",
    21211: "bad_recipient",
    21214: "bad_recipient",
    21217: "bad_recipient",
    21408: "bad_recipient",
    21610: "no_consent",
    21612: "bad_recipient",
    21614: "bad_recipient",
    21617: "too_large",
    21620: "unsupported",
    21623: "too_large",
    30001: "rate_limited",
    30002: "bad_credentials",
    30003: "bad_recipient",
    30004: "blocked",
    30005: "bad_recipient",
    30006: "bad_recipient",
    30007: "blocked",
    30011: "unsupported",
    30019: "too_large",
    30022: "rate_limited",
    63003: "bad_recipient",
    63007: "bad_credentials",
    63013: "blocked",
    63016: "window_closed",
    63018: "rate_limited",
    63019: "unsupported",
    63021: "unsupported",
    63024: "bad_recipient",
    63027: "bad_template",
    63028: "bad_template",
    63040: "bad_template",
    63041: "bad_template",
    63042: "bad_template",
    21655: "bad_template",
    21656: "bad_template",
    63032: "blocked",
    63033: "no_consent",
    63049: "blocked",
}


class TwilioConfig(msgspec.Struct, frozen=True, kw_only=True):
    """An account of Twilio's, and where its webhooks come in."""

    account_sid: Annotated[
        str,
        msgspec.Meta(pattern="^AC[0-9a-f]{32}$"),
        config_field("Account SID", "On the first page of the Twilio Console; it begins with AC."),
    ]
    auth_token: Annotated[
        SecretStr,
        config_field("Auth token", "Beside the account SID. It also signs every webhook."),
    ]
    webhook_url: Annotated[
        str,
        msgspec.Meta(pattern="^(https?://.+)?$"),
        config_field(
            "Public webhook address",
            "This channel's webhook address exactly as it stands in the Twilio Console. Twilio signs it, "
            "and reports deliveries to it. Empty: the address that requests arrive at, no reports.",
            example="https://chat.example.nl/hooks/abc",
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address",
            "Another region (https://api.dublin.ie1.twilio.com), a proxy or a test stand-in.",
            advanced=True,
        ),
    ] = "https://api.twilio.com"

    def url(self, path: str) -> str:
        """The address of `path` in the account."""
        return f"{self.api_base_url.rstrip('/')}/2010-04-01/Accounts/{self.account_sid}{path}"

    def authorization(self) -> dict[str, str]:
        """Basic authentication by account and token."""
        given = f"{self.account_sid}:{self.auth_token.reveal()}".encode()
        return {"Authorization": "Basic " + base64.b64encode(given).decode()}


def signature(token: str, url: str, fields: Sequence[tuple[str, str]]) -> str:
    """What Twilio signs a form with: HMAC-SHA1 over the address and each field, sorted by name, then by
    value, doubles once."""
    signed = url + "".join(name + value for name, value in sorted(set(fields)))
    return base64.b64encode(hmac.new(token.encode(), signed.encode(), sha1).digest()).decode()


def verify(request: WebhookRequest, config: TwilioConfig) -> Verified:
    """Accept a form that the account's token signs for this channel's address. Raises BadSignature."""
    token = config.auth_token.reveal()
    given = request.headers.get("x-twilio-signature", "")
    if not token or not given:
        raise BadSignature("the request has no X-Twilio-Signature, so it is not from Twilio")
    try:
        fields = _fields(request.body)
    except UnparsablePayload as error:
        raise BadSignature(error.message) from error
    for url in _addresses(config.webhook_url or request.url, request.query):
        if same(given, signature(token, url, fields)):
            uid = request.query.get("uid", "")
            return Verified(content_type="text/xml", keep_headers={"uid": uid} if uid else {})
    raise BadSignature(
        "the signature does not match: check the auth token of this channel, and that its public "
        "webhook address is what stands in the Twilio Console"
    )


def _addresses(url: str, query: Mapping[str, str]) -> list[str]:
    """The forms in which Twilio may have signed the address: a proxy hides the scheme, and the port is
    there or not (as in Twilio's own validators)."""
    base, _, own_query = url.partition("?")
    asked = f"?{own_query}" if own_query else ""
    if query and urlencode(query) != own_query:
        asked += ("&" if asked else "?") + urlencode(query)
    try:
        parts = urlsplit(base)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return [url]
    schemes = ("https",) if parts.scheme == "https" else ("http", "https")
    found = []
    for scheme in schemes:
        usual = 443 if scheme == "https" else 80
        for place in dict.fromkeys((parts.netloc, host, f"{host}:{port or usual}")):
            found.append(f"{scheme}://{place}{parts.path}{asked}")
    return found


def _fields(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=500)
    except (UnicodeDecodeError, ValueError) as error:
        raise UnparsablePayload("the payload is no form") from error


def form(envelope: RawEnvelope) -> dict[str, str]:
    """The form of a webhook. Raises UnparsablePayload for what is none of Twilio's."""
    fields = {name: text(value) for name, value in _fields(envelope.body)}
    if not fields.get("MessageSid") and not fields.get("SmsSid"):
        raise UnparsablePayload("the payload is no message or report of Twilio")
    return fields


def report(fields: Mapping[str, str], envelope: RawEnvelope) -> InboundItem | None:
    """A status callback as a receipt; None when the form is a message."""
    state = fields.get("MessageStatus") or fields.get("SmsStatus", "")
    if state in ("", "received", "receiving"):
        return None
    if state not in STATES:
        return Ignored(reason=f"the message is {state[:40]}, which is no receipt")
    code = fields.get("ErrorCode", "")
    known = _CODES.get(whole(code) or 0, code or None) if STATES[state] == "failed" else None
    said = fields.get("ErrorMessage", "") or fields.get("ChannelStatusMessage", "")
    return DeliveryUpdate(
        message_id=fields.get("MessageSid", "") or fields.get("SmsSid", ""),
        state=STATES[state],
        at=envelope.received_at,
        code=known,
        reason=_words(code, known, said) if STATES[state] == "failed" else None,
        recipient=fields.get("To") or None,
        message_uid=text(envelope.headers.get("uid"), 64) or None,
    )


def _words(code: str, ours: str | None, said: str) -> str:
    reason = REASONS.get(ours or "", "")
    told = f"Twilio {code}: {said}".rstrip(": ") if code or said else ""
    return " ".join(part for part in (reason, told) if part) or "Twilio could not deliver it."


def send(
    message: OutboundMessage,
    config: TwilioConfig,
    fields: Mapping[str, str],
    media_urls: Sequence[str] = (),
    step: str = "send",
) -> HttpRequest:
    """The request that sends a message of these fields."""
    asked = dict(fields)
    if config.webhook_url:
        uid = f"uid={quote(message.message_uid)}" if message.parts == 1 and step == "send" else ""
        mark = "&" if "?" in config.webhook_url else "?"
        asked["StatusCallback"] = config.webhook_url + (mark + uid if uid else "")
    pairs = [*asked.items(), *(("MediaUrl", url) for url in media_urls)]
    if len(media_urls) > 1:
        # A form of ours has each name once; several files repeat theirs.
        return HttpRequest(
            method="POST",
            url=config.url("/Messages.json"),
            headers={
                **config.authorization(),
                "Content-Type": "application/x-www-form-urlencoded",
            },
            body=urlencode(pairs).encode(),
            step=step,
        )
    return HttpRequest(
        method="POST",
        url=config.url("/Messages.json"),
        headers=config.authorization(),
        form=dict(pairs),
        step=step,
    )


def parse_response(
    responses: Sequence[OutboundResponse], _message: OutboundMessage, _config: Any
) -> SendResult:
    """The SIDs of what was sent, or the refusal of the first request that failed."""
    sids: list[str] = []
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        answer = answered(response)
        if response.status >= 300:
            return refusal(response, answer)
        if response.step.startswith("send"):
            sid = text(answer.get("sid"), 64)
            if not sid:
                return refused("temporary", "Twilio", "answered without a message SID")
            code = whole(answer.get("error_code"))
            if code and text(answer.get("status")) in ("failed", "undelivered"):
                said = text(answer.get("error_message"))
                return refused(_CODES.get(code, str(code)), f"Twilio {code}", said or "failed")
            sids.append(sid)
    if not sids:
        return refused("temporary", "Twilio")
    return SendAccepted(message_id=sids[0], extra_ids=sids[1:])


def refusal(response: HttpResponse, answer: Mapping[str, Any]) -> SendRefused:
    """What an answer of 300 or more means; Twilio's own code says more than the status."""
    code = whole(answer.get("code"))
    said = text(answer.get("message"))
    ours = _CODES.get(code or 0)
    if response.status >= 500 or ours is None or response.status == 429:
        found = by_status(response, f"Twilio {code}" if code else "Twilio", said)
        return found if code is None or response.status >= 429 else _named(found, code)
    return refused(ours, f"Twilio {code}", said)


def _named(found: SendRefused, code: int) -> SendRefused:
    known = found.code in ("bad_credentials", "too_large", "unsupported")
    return found if known else msgspec.structs.replace(found, code=str(code))


def fetch_media(remote: Mapping[str, Any], config: TwilioConfig) -> Sequence[HttpRequest]:
    """The bytes, with the account's credentials when they are asked of Twilio's own API."""
    url = text(remote.get("url"))
    if not url.startswith(("https://", "http://")):
        raise InvalidInput("the file has no address")
    own = url.startswith(config.api_base_url.rstrip("/") + "/")
    return [
        HttpRequest(
            method="GET",
            url=url,
            headers=config.authorization() if own else {},
            step="content",
            timeout_seconds=120,
        )
    ]


def test(config: TwilioConfig) -> Sequence[OutboundRequest]:
    """Ask for the account."""
    return [
        HttpRequest(
            method="GET", url=config.url(".json"), headers=config.authorization(), step="account"
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: TwilioConfig) -> ConnectionTest:
    """What the answers mean for the administrator."""
    last = last_http(responses)
    if last is None:
        return ConnectionTest(ok=False, message="Twilio gave no answer: check the API address.")
    if last.status >= 300:
        why = refusal(last, answered(last)).reason
        return ConnectionTest(
            ok=False, message=f"Twilio refused the account SID or the auth token: {why}"
        )
    account = answered(last)
    name, state = text(account.get("friendly_name"), 100), text(account.get("status"), 40)
    facts = {"friendly_name": name, "status": state}
    if state != "active":
        return ConnectionTest(
            ok=False, message=f"The account is {state or 'of an unknown state'}.", facts=facts
        )
    if not config.webhook_url:
        return ConnectionTest(
            ok=True,
            message=f"{name or config.account_sid} answers. Without the public webhook address no "
            "deliveries are reported.",
            facts=facts,
        )
    return ConnectionTest(ok=True, message=f"{name or config.account_sid} answers.", facts=facts)
