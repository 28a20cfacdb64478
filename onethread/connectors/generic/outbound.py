"""Replies as signed JSON to the address of the channel's settings, and its answers. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes.standard_webhooks import key_of, sign
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.generic.config import GenericConfig
from onethread.errors import InvalidInput
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    OutboundRequest,
    OutboundResponse,
    SendAccepted,
    SendRefused,
    SendResult,
)

RETRY_AFTER_SECONDS = 30.0
_SHORTEST_KEY_BYTES = 16


def build(message: OutboundMessage, config: GenericConfig) -> Sequence[OutboundRequest]:
    """The request that sends `message`. Raises InvalidInput when the channel can't be answered."""
    if not config.reply_url:
        raise InvalidInput(
            "this channel has no address for replies: answer on another channel",
            fields={"reply_url": "missing"},
        )
    if not (message.content.text or message.files):
        raise InvalidInput("this channel carries text and files only")
    body = msgspec.json.encode(
        {
            "type": "reply",
            "message_id": message.message_uid,
            "at": message.created_at,
            "to": {"scheme": message.to_scheme, "value": message.to},
            "text": message.content.text,
            "files": [_file(file) for file in message.files],
            "conversation": message.conversation_ref,
            "thread": message.leg.get("thread") or None,
            "in_reply_to": message.in_reply_to,
            "author": message.author_name,
        }
    )
    timestamp = str(int(message.created_at.timestamp()))
    signature = sign(key_of(config.signing_secret), message.message_uid, timestamp, body)
    return [
        HttpRequest(
            method="POST",
            url=config.reply_url,
            headers={
                "Content-Type": "application/json",
                "webhook-id": message.message_uid,
                "webhook-timestamp": timestamp,
                "webhook-signature": signature,
            },
            body=body,
        )
    ]


def _file(file: OutboundFile) -> dict[str, Any]:
    """By its signed link where there is one, else with its content."""
    where = {"url": file.link} if file.link else {"content": file.content}
    return {"name": file.name, "media_type": file.media_type, "caption": file.caption, **where}


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: GenericConfig
) -> SendResult:
    """Any 2xx: taken; its JSON may name an `id` of its own. Otherwise why not."""
    answer = responses[-1] if responses else None
    if not isinstance(answer, HttpResponse) or answer.status >= 500:
        return SendRefused(
            code="temporary",
            reason="The program that sends the replies can't be reached at present.",
            retry_after_seconds=RETRY_AFTER_SECONDS,
        )
    if answer.status == 429:
        return SendRefused(
            code="rate_limited",
            reason="Too many messages in a short time.",
            retry_after_seconds=RETRY_AFTER_SECONDS,
        )
    if answer.status < 300:
        own = _json(answer).get("id")
        named = isinstance(own, str) and 0 < len(own) <= 200 and "\0" not in own
        return SendAccepted(
            message_id=message.message_uid,
            extra_ids=[str(own)] if named and own != message.message_uid else [],
        )
    if answer.status in (401, 403):
        return SendRefused(
            code="bad_credentials", reason="The signature is not accepted: compare the secrets."
        )
    if answer.status in (404, 410):
        return SendRefused(code="bad_recipient", reason="The recipient is not known there.")
    return SendRefused(code=str(answer.status), reason="The program refused the message.")


def fetch_media(remote: Mapping[str, Any], config: GenericConfig) -> Sequence[HttpRequest]:
    """The request for a file that was given by its address."""
    return [HttpRequest(method="GET", url=str(remote["url"]), step="media")]


def test(config: GenericConfig) -> Sequence[OutboundRequest]:
    """Nothing is asked: there is no request that every program would understand."""
    return []


def read_test(responses: Sequence[OutboundResponse], config: GenericConfig) -> ConnectionTest:
    """What is worth telling about the settings."""
    if len(key_of(config.signing_secret)) < _SHORTEST_KEY_BYTES:
        return ConnectionTest(
            ok=False, message="The signing secret is too short: take at least 24 characters."
        )
    if not config.reply_url:
        return ConnectionTest(
            ok=True,
            message="Ready to receive. Without an address for replies it can't be answered.",
        )
    return ConnectionTest(ok=True, message="Ready.")


def _json(answer: HttpResponse) -> dict[str, Any]:
    try:
        body = msgspec.json.decode(answer.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}
