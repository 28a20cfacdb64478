"""A folder's changes are asked for; a notification only says when. Mail comes whole (MIME). Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from onethread.connectors._schemes import oauth
from onethread.connectors._schemes.mail.assurance import Authentication, assess
from onethread.connectors._schemes.mail.reading import author_domain, read_mail
from onethread.connectors._schemes.mail.structure import read_headers
from onethread.connectors._schemes.reading import (
    answer,
    answered,
    document,
    key,
    last_http,
    node,
    nodes,
    text,
)
from onethread.connectors._schemes.refusing import by_status
from onethread.connectors._schemes.signing import check_token
from onethread.connectors.contract import Polled, RawEnvelope, Verified, WebhookRequest
from onethread.connectors.microsoft_mail.config import MicrosoftMailConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import Follow, HttpRequest, InboundItem, OutboundResponse

PAGE = 100
_LONGEST_LINK = 8_000
# A name for the checker whose results Exchange Online writes without one.
_EXCHANGE = "outlook.com"
_LONG_AGO = "1990-01-01T00:00:00Z"


def sign_in(config: MicrosoftMailConfig) -> HttpRequest:
    """Asks for an access token of the application."""
    tenant = quote(config.tenant_id, safe="")
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(config.api_base_url))
    form = {
        "grant_type": "client_credentials",
        "client_id": config.client_id,
        "client_secret": config.client_secret.reveal(),
        "scope": f"{origin}/.default",
    }
    return oauth.token_request(f"{config.sign_in_url.rstrip('/')}/{tenant}/oauth2/v2.0/token", form)


def mailbox(path: str, config: MicrosoftMailConfig) -> str:
    """The address of a path of the mailbox."""
    return config.url(f"users/{quote(config.mailbox or config.from_address, safe='@')}/{path}")


def _get(url: str, step: str, **headers: str) -> HttpRequest:
    return HttpRequest(method="GET", url=url, headers={**oauth.BEARER, **headers}, step=step)


def verify(request: WebhookRequest, config: MicrosoftMailConfig) -> Verified:
    """Answer the question whether the address is ours; else accept what carries this channel's secret.

    Raises BadSignature.
    """
    expected = config.client_state.reveal()
    asked = request.query.get("validationToken", "")
    if asked and expected:
        return Verified(store=False, body=asked.encode("utf-8", "replace"))
    try:
        told = nodes(document(request.body).get("value"))
    except UnparsablePayload as error:
        raise BadSignature("the request is no notification of Microsoft Graph") from error
    if not told:
        raise BadSignature("the request holds no notification")
    for notification in told:
        given = text(notification.get("clientState"), 300)
        check_token(given, expected, what="the notification secret")
    return Verified(store=False, wake=True)


def poll(cursor: Mapping[str, Any], config: MicrosoftMailConfig) -> Sequence[HttpRequest]:
    """What came since; at first only how far the folder is."""
    folder = f"mailFolders/{config.folder}/messages"
    link = text(cursor.get("link"), _LONGEST_LINK)
    if link.startswith(config.api_base_url.rstrip("/") + "/"):
        # Another host's link would get our token.
        return [sign_in(config), _get(link, "delta", Prefer=f"odata.maxpagesize={PAGE}")]
    since = text(cursor.get("since"), 40)
    if since:
        query = urlencode(
            {
                "changeType": "created",
                "$select": "receivedDateTime",
                "$filter": f"receivedDateTime ge {since}",
            }
        )
        address = mailbox(f"{folder}/delta?{query}", config)
        return [sign_in(config), _get(address, "delta", Prefer=f"odata.maxpagesize={PAGE}")]
    latest = urlencode(
        {"$select": "receivedDateTime", "$orderby": "receivedDateTime desc", "$top": "1"}
    )
    return [sign_in(config), _get(mailbox(f"{folder}?{latest}", config), "latest")]


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], config: MicrosoftMailConfig
) -> Polled:
    """The mails that came, by id; each is fetched by a job of its own."""
    refusal = oauth.token_refused(responses, "Microsoft")
    if refusal is not None:
        return Polled(problem=refusal.reason)
    last = last_http(responses)
    if last is None or last.step == oauth.TOKEN_STEP:
        return Polled(problem="Microsoft Graph was not reached")
    seen = text(cursor.get("seen"), 40)
    if last.status == 410 and last.step == "delta":
        # Our place is too old: begin anew from the last mail that was seen.
        return Polled(cursor={"since": seen or _LONG_AGO, "seen": seen}, more=True)
    if last.status >= 300:
        said = text(node(answered(last).get("error")).get("message"), 300)
        refused = by_status(last, "Microsoft", said)
        return Polled(problem=refused.reason, wait_seconds=refused.retry_after_seconds)
    found = answer(responses, last.step)
    listed = nodes(found.get("value"))
    if last.step == "latest":
        latest = listed[0] if listed else {}
        since = text(latest.get("receivedDateTime"), 40)
        first = {"since": since or _LONG_AGO, "seen": since, "there": text(latest.get("id"), 512)}
        return Polled(cursor=first, more=True)
    payloads, newest = [], seen
    there = text(cursor.get("there"), 512)
    for message in listed:
        received = text(message.get("receivedDateTime"), 40)
        message_id = text(message.get("id"), 512)
        if "@removed" in message or not message_id or message_id == there:
            continue  # `there`: the one that was the latest when this channel began
        payloads.append(msgspec.json.encode({"id": message_id}))
        newest = max(newest, received)
    onward = text(found.get("@odata.nextLink"), _LONGEST_LINK)
    link = onward or text(found.get("@odata.deltaLink"), _LONGEST_LINK)
    if not link:
        return Polled(payloads=payloads, problem="Microsoft Graph did not tell where to go on")
    return Polled(
        payloads=payloads,
        cursor={"link": link, "seen": newest, "there": there},
        more=bool(onward),
    )


def parse(envelope: RawEnvelope, config: MicrosoftMailConfig) -> Sequence[InboundItem]:
    """The way to a mail, or the mail. Raises UnparsablePayload for what is neither."""
    if envelope.headers.get("followed"):
        return read_mail(
            envelope.body,
            envelope.received_at,
            config,
            authentication=_checked(envelope.body, config),
        )
    message_id = quote(key(document(envelope.body).get("id")), safe="")
    fetch = _get(mailbox(f"messages/{message_id}/$value", config), "mail")
    return [Follow(requests=[sign_in(config), fetch])]


def _checked(content: bytes, config: MicrosoftMailConfig) -> Authentication | None:
    """What Exchange Online found: it writes its results on top, without a name of its own.

    None (then trusted names count) when the topmost results bear a name.
    """
    results = read_headers(content).raw_headers("Authentication-Results")
    if not results or not results[0].lstrip().lower().startswith(("spf=", "dkim=", "dmarc=")):
        return None
    named = f"{_EXCHANGE}; {results[0]}"
    return assess([named], author_domain(content), [_EXCHANGE])
