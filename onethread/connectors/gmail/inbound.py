"""A mailbox's history is asked for what came; a push only says when. Mail comes whole. Pure."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from onethread.connectors._schemes import oauth
from onethread.connectors._schemes.bearer import bearer_token, check_bearer
from onethread.connectors._schemes.mail.reading import read_mail
from onethread.connectors._schemes.reading import (
    answer,
    document,
    key,
    last_http,
    node,
    nodes,
    text,
)
from onethread.connectors._schemes.refusing import by_status
from onethread.connectors._schemes.signing import same
from onethread.connectors.contract import Polled, RawEnvelope, Verified, WebhookRequest
from onethread.connectors.gmail.config import GmailConfig
from onethread.errors import BadSignature, UnparsablePayload
from onethread.messages import (
    Follow,
    HttpRequest,
    HttpResponse,
    Ignored,
    InboundItem,
    InboundMessage,
    OutboundResponse,
)

ISSUERS = ("https://accounts.google.com", "accounts.google.com")
CERTIFICATES = "https://www.googleapis.com/oauth2/v3/certs"
PAGE = 500
# What is looked through when Gmail has forgotten our place (it keeps about a week).
FORGOTTEN_DAYS = 14
THREAD_FACT = "gmail_thread"
_OWN_LABELS = ("DRAFT", "SENT", "CHAT")


def sign_in(config: GmailConfig) -> HttpRequest:
    """Asks for an access token."""
    form = {
        "grant_type": "refresh_token",
        "client_id": config.client_id,
        "client_secret": config.client_secret.reveal(),
        "refresh_token": config.refresh_token.reveal(),
    }
    return oauth.token_request(config.sign_in_url, form)


def get(path: str, step: str, config: GmailConfig) -> HttpRequest:
    """Asks the mailbox for something."""
    return HttpRequest(method="GET", url=config.url(path), headers=oauth.BEARER, step=step)


def keys(request: WebhookRequest, config: GmailConfig) -> HttpRequest | None:
    """Google's public keys, by which it signs its pushes."""
    return HttpRequest(method="GET", url=CERTIFICATES, step="keys")


def verify(request: WebhookRequest, config: GmailConfig) -> Verified:
    """Accept a push of this channel's subscription: it wakes the poll. Raises BadSignature."""
    claims = check_bearer(
        bearer_token(request.headers),
        request.keys,
        issuers=ISSUERS,
        audience=config.push_audience,
        received_at=request.received_at,
    )
    account = claims.get("email")
    if (
        not config.push_service_account
        or not isinstance(account, str)
        or claims.get("email_verified") is not True
        or not same(account.lower(), config.push_service_account.lower())
    ):
        raise BadSignature("the push is of another service account than this channel's")
    return Verified(store=False, wake=True)


def poll(cursor: Mapping[str, Any], config: GmailConfig) -> Sequence[HttpRequest]:
    """What came since the place in the mailbox's history; at first only that place."""
    place = text(cursor.get("history"), 40)
    if not place:
        return [sign_in(config), get("profile", "profile", config)]
    if cursor.get("forgotten"):
        query = {
            "labelIds": "INBOX",
            "maxResults": str(PAGE),
            "q": f"newer_than:{FORGOTTEN_DAYS}d",
            **_page(cursor),
        }
        return [sign_in(config), get(f"messages?{urlencode(query)}", "list", config)]
    query = {
        "startHistoryId": place,
        "historyTypes": "messageAdded",
        "labelId": "INBOX",
        "maxResults": str(PAGE),
        **_page(cursor),
    }
    return [sign_in(config), get(f"history?{urlencode(query)}", "history", config)]


def _page(cursor: Mapping[str, Any]) -> dict[str, str]:
    token = text(cursor.get("page"), 200)
    return {"pageToken": token} if token else {}


def read_poll(
    responses: Sequence[OutboundResponse], cursor: Mapping[str, Any], config: GmailConfig
) -> Polled:
    """The mails that came, by id; each is fetched by a job of its own."""
    refusal = oauth.token_refused(responses, "Google")
    if refusal is not None:
        return Polled(problem=refusal.reason)
    last = last_http(responses)
    if last is None or last.step == oauth.TOKEN_STEP:
        return Polled(problem="Gmail was not reached")
    place = text(cursor.get("history"), 40)
    if last.status == 404 and last.step == "history":
        # Our place is too old: learn a new one, and look through the latest days.
        return Polled(cursor={"lost": place}, more=True)
    if last.status >= 300:
        refusal = by_status(last, "Gmail", _said(last))
        return Polled(problem=refusal.reason, wait_seconds=refusal.retry_after_seconds)
    found = answer(responses, last.step)
    if last.step == "profile":
        learnt = text(found.get("historyId"), 40)
        if not learnt:
            return Polled(problem="Gmail did not tell its place in the mailbox")
        lost = bool(cursor.get("lost"))
        return Polled(
            cursor={"history": learnt, **({"forgotten": True} if lost else {})}, more=lost
        )
    if last.step == "list":
        listed = nodes(found.get("messages"))
    else:
        listed = [
            node(added.get("message"))
            for record in nodes(found.get("history"))
            for added in nodes(record.get("messagesAdded"))
        ]
    payloads = _payloads(listed)
    page = text(found.get("nextPageToken"), 200)
    if page:
        moved = {**cursor, "page": page}
    else:
        moved = {"history": text(found.get("historyId"), 40) or place}
    return Polled(payloads=payloads, cursor=moved, more=bool(page))


def _payloads(listed: Sequence[Mapping[str, Any]]) -> list[bytes]:
    ids: dict[str, None] = {}
    for message in listed:
        labels = message.get("labelIds")
        own = isinstance(labels, list) and any(each in _OWN_LABELS for each in labels)
        message_id = text(message.get("id"), 100)
        if message_id and not own:
            ids[message_id] = None
    return [msgspec.json.encode({"id": each}) for each in ids]


def _said(response: HttpResponse) -> str:
    return text(node(node(_decoded(response)).get("error")).get("message"), 300)


def _decoded(response: HttpResponse) -> Any:
    return answer([response], response.step)


def parse(envelope: RawEnvelope, config: GmailConfig) -> Sequence[InboundItem]:
    """The way to a mail, or the mail. Raises UnparsablePayload for what is neither."""
    payload = document(envelope.body)
    if not envelope.headers.get("followed"):
        message_id = quote(key(payload.get("id")), safe="")
        fetch = get(f"messages/{message_id}?format=raw", "mail", config)
        return [Follow(requests=[sign_in(config), fetch])]
    labels = payload.get("labelIds")
    if isinstance(labels, list) and any(each in _OWN_LABELS for each in labels):
        return [Ignored(reason="a draft, or mail of the mailbox itself")]
    raw = text(payload.get("raw"))
    try:
        content = base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4))
    except (binascii.Error, ValueError) as error:
        raise UnparsablePayload("the mail can't be read") from error
    items = read_mail(content, envelope.received_at, config)
    thread = text(payload.get("threadId"), 100)
    for item in items:
        if isinstance(item, InboundMessage) and thread:
            item.headers[THREAD_FACT] = thread
    return items
