"""Webhooks of the Cloud API: who sent them, and what they say. No I/O.

This is the hot path of intake: plain dictionaries, one pass. Nothing in a payload is trusted to have
the documented type; a message whose content is mangled is kept as unsupported, so that it takes
none of its neighbours with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from onethread.connectors._schemes import meta, meta_callback
from onethread.connectors.contract import Account, RawEnvelope, Verified, WebhookRequest
from onethread.connectors.whatsapp.config import WhatsAppConfig
from onethread.connectors.whatsapp.kinds import read_content, without_nul
from onethread.connectors.whatsapp.refusals import refusal
from onethread.errors import UnparsablePayload
from onethread.messages import (
    Assurance,
    Content,
    Deletion,
    DeliveryState,
    DeliveryUpdate,
    Edit,
    Ignored,
    InboundItem,
    InboundMessage,
    Reaction,
    Reference,
    SenderIdentity,
)

_OBJECT = "whatsapp_business_account"
_ASSERTED = Assurance.ASSERTED
_decode = msgspec.json.Decoder().decode
# A wamid is some 60 characters; anything near this is no identifier and can't be a key.
_LONGEST_ID = 512
# What Python raises when a value isn't of the documented type or shape.
_WRONG_SHAPE = (
    KeyError,
    TypeError,
    AttributeError,
    ValueError,
    IndexError,
    OverflowError,
    OSError,
)

_STATES: dict[str, DeliveryState] = {
    "sent": "sent",
    "delivered": "delivered",
    "read": "read",
    "played": "read",  # a voice message was listened to
    "failed": "failed",
}


def verify(request: WebhookRequest, config: WhatsAppConfig) -> Verified:
    """Accept what Meta signed with the app secret, and answer its challenge. Raises BadSignature."""
    return meta.verify(request, config.app_secret, config.verify_token)


def account(config: WhatsAppConfig) -> Account:
    """By what the app's webhooks know this channel."""
    return meta_callback.account(
        "whatsapp_business_account", config.phone_number_id, "messages", config.app_secret
    )


def parse(envelope: RawEnvelope, config: WhatsAppConfig) -> Sequence[InboundItem]:
    """Everything in a webhook: several entries, changes, messages and statuses.

    What is about another telephone number of the same app is handed over. Raises UnparsablePayload for
    what is no webhook of Meta's.
    """
    items: list[InboundItem] = []
    try:
        payload = _decode(envelope.body)
        if payload["object"] != _OBJECT:
            if others := meta_callback.for_other_kinds(payload, _OBJECT, "WhatsApp messages"):
                return others
            raise UnparsablePayload("this is not a webhook of a WhatsApp Business account")
        for entry in payload["entry"]:
            for change in entry["changes"]:
                field = change["field"]
                if field != "messages":
                    items.append(Ignored(reason=f"webhook field {_shown(field)} is not a message"))
                    continue
                value = change["value"]
                metadata = value.get("metadata")
                number = metadata.get("phone_number_id") if metadata else None
                if number is not None and number != config.phone_number_id:
                    items += meta_callback.split(_OBJECT, {**entry, "changes": [change]})
                    continue
                _read_value(value, items)
    except UnparsablePayload:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnparsablePayload(f"the webhook is not valid JSON: {error}") from error
    except _WRONG_SHAPE as error:
        raise UnparsablePayload(
            f"the webhook has an unknown shape: {type(error).__name__} at {str(error)[:80]}"
        ) from error
    return items or [Ignored(reason="nothing in it")]


def _read_value(value: dict[str, Any], items: list[InboundItem]) -> None:
    messages = value.get("messages")
    if messages:
        contacts = value.get("contacts") or ()
        for message in messages:
            items.append(_read_message(message, _contact_of(message, contacts)))
    statuses = value.get("statuses")
    if statuses:
        for status in statuses:
            items.append(_read_status(status))
    errors = value.get("errors")
    if errors:
        for error in errors:
            items.append(
                Ignored(
                    reason=f"WhatsApp reports {_shown(error.get('code'))}: {_shown(error.get('title'))}"
                )
            )


def _contact_of(message: dict[str, Any], contacts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    if len(contacts) == 1:
        return contacts[0]
    number, user_id = message.get("from"), message.get("from_user_id")
    for contact in contacts:
        if number is not None and contact.get("wa_id") == number:
            return contact
        if user_id is not None and contact.get("user_id") == user_id:
            return contact
    return {}


def _sender(message: dict[str, Any], contact: dict[str, Any]) -> list[SenderIdentity]:
    """All that Meta says the sender is known by; first the one to answer.

    The number when it is there (Meta advises to answer to the number, which keeps it coming), else
    the business-scoped user id. All are asserted: Meta authenticated the account.
    """
    number = message.get("from")
    sender: list[SenderIdentity] = []
    if number:
        identity = _key(number)
        sender.append(SenderIdentity(scheme="whatsapp", value=identity, assurance=_ASSERTED))
        if identity.isascii() and identity.isdigit():
            sender.append(SenderIdentity(scheme="phone", value="+" + identity, assurance=_ASSERTED))
    for user_id in (
        message.get("from_user_id") or contact.get("user_id"),
        message.get("from_parent_user_id") or contact.get("parent_user_id"),
    ):
        if user_id and user_id != number:
            sender.append(
                SenderIdentity(scheme="whatsapp", value=_key(user_id), assurance=_ASSERTED)
            )
    if not sender:
        raise ValueError("a message without a sender")
    return sender


def _key(value: Any) -> str:
    """An identifier, usable as a key. Raises ValueError for what can't be one."""
    if type(value) is not str or not value or len(value) > _LONGEST_ID or "\0" in value:
        raise ValueError("an identifier that can't be one")
    return value


def _time(value: Any) -> datetime:
    return datetime.fromtimestamp(int(value), UTC)


def _text(value: Any) -> str:
    if type(value) is not str:
        return ""
    return value.replace("\0", "") if "\0" in value else value


def _shown(value: Any) -> str:
    return str(value)[:80].replace("\0", "")


def _read_message(message: dict[str, Any], contact: dict[str, Any]) -> InboundItem:
    kind = message["type"]
    if kind == "system":
        return _read_system(message)
    sender = _sender(message, contact)
    message_id = _key(message["id"])
    at = _time(message["timestamp"])
    if kind == "reaction":
        reaction = message["reaction"]
        return Reaction(
            target_id=_key(reaction["message_id"]),
            emoji=_text(reaction.get("emoji")),
            sender=sender,
            at=at,
        )
    if kind == "revoke":
        return Deletion(
            target_id=_key(message["revoke"]["original_message_id"]),
            sender=sender,
            at=at,
        )
    if kind == "edit":
        edit = message["edit"]
        return Edit(
            target_id=_key(edit["original_message_id"]),
            content=_content(edit["message"], {}),
            sender=sender,
            at=at,
        )
    if kind == "request_welcome":
        return Ignored(reason="the customer opened the chat and has said nothing yet")
    headers: dict[str, Any] = {}
    content = _content(message, headers)
    references: list[Reference] = []
    context = message.get("context")
    if context:
        try:
            if "id" in context:
                references.append(Reference(kind="message", value=_key(context["id"])))
            content.forwarded = bool(
                context.get("forwarded") or context.get("frequently_forwarded")
            )
            if "referred_product" in context:
                headers["product"] = without_nul(context["referred_product"])
        except _WRONG_SHAPE:
            pass  # a reply whose quote is mangled is still what the customer said
    if "referral" in message:
        headers["referral"] = without_nul(message["referral"])
    thread = message.get("group_id")
    profile = contact.get("profile")
    name = profile.get("name") if type(profile) is dict else None
    return InboundMessage(
        message_id=message_id,
        sender=sender,
        said_at=at,
        content=content,
        display_name=_text(name) or None,
        references=references,
        thread=_key(thread) if thread else None,
        headers=headers,
    )


def _content(message: dict[str, Any], headers: dict[str, Any]) -> Content:
    """What the message says; a kind that is unknown or mangled is named as unsupported."""
    try:
        content = read_content(message, headers)
    except _WRONG_SHAPE:
        return _named(message)
    # A text of nothing but what can't be kept (NUL characters) is nothing to show.
    return _named(message) if content.is_empty() else content


def _named(message: dict[str, Any]) -> Content:
    return Content(unsupported=_text(message.get("type"))[:80] or "unknown")


def _read_system(message: dict[str, Any]) -> InboundItem:
    """The platform's notice that a customer's number, user id or device changed.

    The new address comes first (it is the one to answer), the earlier ones after it: Meta asserts
    that they are the same person. The notice has no contacts array.
    """
    notice = message["system"]
    number = notice.get("wa_id") or notice.get("new_wa_id")
    renewed = {
        "from": number or (None if notice.get("user_id") else message.get("from")),
        "from_user_id": notice.get("user_id"),
        "from_parent_user_id": notice.get("parent_user_id"),
    }
    earlier = {
        "from": message.get("from") or notice.get("customer"),
        "from_user_id": notice.get("previous_user_id") or message.get("from_user_id"),
        "from_parent_user_id": notice.get("previous_parent_user_id"),
    }
    sender = _sender(renewed, {})
    if any(earlier.values()):
        sender += [identity for identity in _sender(earlier, {}) if identity not in sender]
    return InboundMessage(
        message_id=_key(message["id"]),
        sender=sender,
        said_at=_time(message["timestamp"]),
        content=Content(system=_text(notice.get("body")) or _text(notice.get("type")) or "system"),
        automatic=True,
        headers={"notice": _text(notice.get("type"))},
    )


def _read_status(status: dict[str, Any]) -> InboundItem:
    reported = status["status"]
    state = _STATES.get(reported)
    if state is None:
        return Ignored(reason=f"status {_shown(reported)} says nothing about delivery")
    code = reason = None
    errors = status.get("errors")
    if errors:
        refused = refusal(errors[0])
        code, reason = refused.code, refused.reason
    return DeliveryUpdate(
        message_id=_key(status["id"]),
        state=state,
        at=_time(status["timestamp"]),
        code=code,
        reason=reason,
        recipient=_text(status.get("recipient_id") or status.get("recipient_user_id")) or None,
        message_uid=_text(status.get("biz_opaque_callback_data"))[:64] or None,
    )
