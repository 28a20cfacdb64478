"""What a connector's `build()` gets and returns, and what `transport` sends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from onethread.messages.content import Content
from onethread.messages.http import HttpRequest, HttpResponse, OutboundFile
from onethread.messages.inbound import SenderIdentity


class OutboundMessage(msgspec.Struct, kw_only=True):
    """A message already rendered down to what the channel's manifest can show.

    `message_uid` is our id (UUID text): idempotency key towards the provider and, in mail, part of
    the Message-ID. `to` is the leg's identity value. `leg` holds the leg's own facts (thread, mail
    subject and references, last inbound id). `part` of `parts`: a long text is sent in several.
    """

    message_uid: str
    conversation_ref: str  # the reference that people see, like OT-7K2M9
    to: str
    to_scheme: str
    content: Content
    files: list[OutboundFile] = []
    in_reply_to: str | None = None  # provider id of the message answered or reacted to
    reaction: str | None = (
        None  # an emoji put on `in_reply_to`, "" takes it back; then nothing else
    )
    leg: dict[str, Any] = {}
    reply_token: str | None = None  # signed: lets an answer find its conversation
    author_name: str | None = None
    created_at: datetime
    part: int = 1
    parts: int = 1


class Revision(msgspec.Struct, kw_only=True):
    """A change to a message of ours that was already sent: other words, or taken back.

    `message_id`: the provider's. `content` None: delete it. `to`, `leg` as in OutboundMessage.
    """

    message_id: str
    to: str
    to_scheme: str
    content: Content | None = None
    leg: dict[str, Any] = {}


class MailRequest(msgspec.Struct, kw_only=True):
    """A mail for `transport` to hand to an SMTP server.

    `security`: "tls" (implicit), "starttls", or "none". `access_token`: XOAUTH2 instead of password;
    `{{step.field}}` in it is filled in from an earlier request's JSON answer, as in HttpRequest.
    """

    host: str
    port: int
    security: str
    envelope_from: str
    envelope_to: list[str]
    message: bytes
    username: str | None = None
    password: str | None = None
    access_token: str | None = None
    step: str = "send"
    timeout_seconds: float = 60.0


class LocalPush(msgspec.Struct, kw_only=True):
    """A message that needs no outside request: the receiver holding the socket shows it.

    It counts as sent once stored; the customer's device acknowledges it.
    """

    message_id: str
    step: str = "send"


class RelayRequest(msgspec.Struct, kw_only=True):
    """Something that the channel's own connection carries (XMPP, IRC, SMPP…): the receiver that holds
    it gets `payload` (plain JSON values) from its context's `relays()` and answers."""

    payload: Mapping[str, Any]
    step: str = "send"
    timeout_seconds: float = 30.0


OutboundRequest = HttpRequest | MailRequest | LocalPush | RelayRequest


class MailResponse(msgspec.Struct, kw_only=True):
    """An answer to a MailRequest: SMTP code and text of the last reply; `refused` by recipient."""

    code: int
    text: str
    refused: Mapping[str, str] = {}
    step: str = "send"


class RelayResponse(msgspec.Struct, kw_only=True):
    """What the receiver answered to a RelayRequest: `ok`, and facts for parse_response (a message id,
    the other side's error)."""

    ok: bool
    facts: Mapping[str, Any] = {}
    step: str = "send"


OutboundResponse = HttpResponse | MailResponse | LocalPush | RelayResponse


class SendAccepted(msgspec.Struct, kw_only=True):
    """The provider took the message. `message_id`: the id its receipts will name."""

    message_id: str
    extra_ids: list[str] = []  # further ids the same message has there (parts of an album)
    # Who received it is known by these too (a private answer to a comment tells the private id).
    identities: list[SenderIdentity] = []


class SendRefused(msgspec.Struct, kw_only=True):
    """The provider refused. `code` is ours where the agent can act on it, else the provider's.

    Codes with a remedy: window_closed, bad_template, bad_recipient, no_consent, bad_credentials,
    too_large, unsupported, rate_limited, temporary, blocked. `retry_after_seconds` set: try again then.
    """

    code: str
    reason: str
    retry_after_seconds: float | None = None


SendResult = SendAccepted | SendRefused
