"""Answers by the chatbot of Team Chat. Pure."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from onethread.connectors._schemes import oauth
from onethread.connectors._schemes.reading import answer, answered, text
from onethread.connectors._schemes.refusing import by_status, refused, refused_by_status
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.zoom.config import ZoomConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    Revision,
    SendAccepted,
    SendResult,
)

TEXT_CHARACTERS = 4096
_JID = "@xmpp.zoom.us"


def sign_in(config: ZoomConfig) -> HttpRequest:
    """Asks for an access token of the chatbot."""
    secret = config.client_secret.reveal() if config.client_secret else ""
    pair = base64.b64encode(f"{config.client_id}:{secret}".encode()).decode()
    request = oauth.token_request(
        f"{config.sign_in_url.rstrip('/')}/oauth/token", {"grant_type": "client_credentials"}
    )
    request.headers = {**request.headers, "Authorization": f"Basic {pair}"}
    return request


def _content(message_text: str, buttons: Sequence[Any] = ()) -> dict[str, Any]:
    body: list[dict[str, Any]] = [{"type": "message", "text": message_text or " "}]
    if buttons:
        items = [{"text": each.label, "value": each.id, "style": "Default"} for each in buttons]
        body.append({"type": "actions", "items": items})
    return {"body": body}


def build(message: OutboundMessage, config: ZoomConfig) -> Sequence[OutboundRequest]:
    """A message of the bot. Raises InvalidInput for who isn't in Team Chat, or without a bot."""
    if not config.answers():
        raise InvalidInput(
            "this channel has no chatbot: fill in client id, secret, account id and bot JID",
            fields={"bot_jid": "missing"},
        )
    to = text(message.leg.get("to_jid"), 200) or message.to
    if not to.endswith(_JID):
        raise InvalidInput("who was in a meeting can't be written to by Zoom: answer by mail")
    body = {
        "robot_jid": config.bot_jid,
        "to_jid": to,
        "account_id": config.account_id,
        "content": _content(message.content.text, message.content.buttons),
    }
    send = HttpRequest(
        method="POST", url=config.url("im/chat/messages"), headers=oauth.BEARER, json=body
    )
    return [sign_in(config), send]


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: ZoomConfig
) -> SendResult:
    """Whether the bot said it."""
    refusal = oauth.token_refused(responses, "Zoom")
    if refusal is not None:
        return refusal
    sending = [r for r in responses if isinstance(r, HttpResponse) and r.step == "send"]
    for response in sending:
        if response.status < 300:
            continue
        said = text(answered(response).get("message"), 300)
        if response.status == 400 and "jid" in said.lower():
            return refused("bad_recipient", "Zoom", said)
        return by_status(response, "Zoom", said)
    refusal = refused_by_status(sending, "Zoom")
    if refusal is not None:
        return refusal
    given = text(answer(responses).get("message_id"), 200).strip()
    if not given:
        return refused("temporary", "Zoom", "the answer names no message")
    return SendAccepted(message_id=given)


def revise(revision: Revision, config: ZoomConfig) -> Sequence[HttpRequest]:
    """Other words for a message of the bot, or none of it any more."""
    to = text(revision.leg.get("to_jid"), 200) or revision.to
    path = f"im/chat/messages/{quote(revision.message_id, safe='')}"
    shared = {"robot_jid": config.bot_jid, "account_id": config.account_id}
    if revision.content is None:
        query = "&".join(f"{k}={quote(v, safe='')}" for k, v in {**shared, "to_jid": to}.items())
        change = HttpRequest(
            method="DELETE", url=config.url(f"{path}?{query}"), headers=oauth.BEARER
        )
    else:
        body = {**shared, "content": _content(revision.content.text, revision.content.buttons)}
        change = HttpRequest(method="PUT", url=config.url(path), headers=oauth.BEARER, json=body)
    return [sign_in(config), change]


def test(config: ZoomConfig) -> Sequence[OutboundRequest]:
    """Sign in as the bot, where there is one; a token kept from before would prove nothing."""
    if not config.answers():
        return []
    request = sign_in(config)
    request.reuse_seconds = None
    return [request]


def read_test(responses: Sequence[OutboundResponse], config: ZoomConfig) -> ConnectionTest:
    """Whether the bot can answer."""
    if not config.answers():
        return ConnectionTest(
            ok=True,
            message="Events are taken in. Without a chatbot (client id, secret, account id, bot JID) nothing "
            "can be answered by Zoom.",
        )
    refusal = oauth.token_refused(responses, "Zoom")
    if refusal is not None or not responses:
        why = refusal.reason if refusal else "Zoom was not reached."
        return ConnectionTest(ok=False, message=f"The chatbot can't sign in: {why}")
    return ConnectionTest(ok=True, message="The chatbot is signed in.")
