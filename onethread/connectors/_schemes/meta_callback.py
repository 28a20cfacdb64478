"""One callback address of a Meta app for several channels: which part of a webhook is whose. Pure.

An app has one callback address for each object (page, instagram, whatsapp_business_account), whatever number
of Pages and accounts it is subscribed to, and their messages and comments come to the same one.
Source: "Webhooks, Getting Started" and the references of the three objects, at <https://developers.facebook.com>.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from onethread.connectors._schemes.reading import node, nodes, text
from onethread.connectors.contract import Account, SecretStr
from onethread.messages import Handover, Ignored, InboundItem

WHATSAPP = "whatsapp_business_account"
_NAMES = {
    "page": "Page ID",
    "instagram": "Instagram account",
    WHATSAPP: "phone number ID",
}
_PRIVATE = ("messaging", "standby")
PRIVATE_ENTRY: tuple[str, ...] = ("id", *_PRIVATE)
# Parts of an entry that no channel of another kind could want.
_PLAIN = ("id", "time")


def account(kind: str, account_id: str, part: str, secret: SecretStr) -> Account:
    """The account of a channel: `part` is "messages" or "feed"."""
    return Account(name=f"{kind}/{account_id}/{part}", secret=secret)


def split(
    kind: str, entry: Mapping[str, Any], reason: str = "", *, keep: bool | None = None
) -> list[InboundItem]:
    """An entry of the webhook of an object, in the parts of the channels that it is for.

    `reason`: why it is not for this one ("": its account is another one). `keep`: whether it is a dead
    letter when no channel is there for it; by default when the account is another one."""
    keep = not reason if keep is None else keep
    if kind == WHATSAPP:
        return [
            _part(
                kind,
                text(node(node(change.get("value")).get("metadata")).get("phone_number_id"), 80),
                "messages",
                {**entry, "changes": [change]},
                reason,
                keep=keep,
            )
            for change in nodes(entry.get("changes"))
        ]
    account_id = text(entry.get("id"), 80)
    plain = {name: entry[name] for name in _PLAIN if name in entry}
    private = {name: entry[name] for name in _PRIVATE if nodes(entry.get(name))}
    public = {
        name: held for name, held in entry.items() if held and name not in (*_PRIVATE, *_PLAIN)
    }
    found: list[InboundItem] = []
    if private:
        found.append(_part(kind, account_id, "messages", {**plain, **private}, reason, keep=keep))
    if public:
        found.append(_part(kind, account_id, "feed", {**plain, **public}, reason, keep=keep))
    return found


def for_other_kinds(
    payload: Mapping[str, Any], own: str, own_name: str
) -> Sequence[InboundItem] | None:
    """A webhook of another object of the same app than `own`; None when it is of ours, or of none."""
    kind = text(payload.get("object"), 80)
    if kind == own or kind not in _NAMES:
        return None
    return [
        part
        for entry in nodes(payload.get("entry"))
        for part in split(
            kind,
            entry,
            f"this is not a webhook of {own_name}, and no channel has its account",
            keep=True,
        )
    ]


def _part(
    kind: str, account_id: str, part: str, entry: Mapping[str, Any], reason: str, *, keep: bool
) -> InboundItem:
    """`entry` for the channel that has this account."""
    name = f"{kind}/{account_id}/{part}"
    words = reason or (
        f"this webhook is for {_NAMES[kind]} {account_id}: give it a channel of its own with the same "
        "app secret, or correct the id in this channel's settings"
    )
    try:
        body = msgspec.json.encode({"object": kind, "entry": [entry]})
    except (UnicodeEncodeError, RecursionError, msgspec.MsgspecError):
        return Ignored(reason=f"{words}; it can't be read")
    return Handover(account=name, body=body, reason=words, keep=keep)
