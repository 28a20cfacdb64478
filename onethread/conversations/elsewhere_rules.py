"""Whether a token is good, and what it does for whoever comes with it: pure, no I/O."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from onethread.customers.names import Relation
from onethread.messages import Assurance

LINK_LASTS = timedelta(hours=24)
CODE_LASTS = timedelta(minutes=15)

Useless = Literal["used", "revoked", "expired", "other_channel", "other_customer"]
Doubt = Literal["unproved", "other_customer", "other_name"]


class Continuation(msgspec.Struct, kw_only=True):
    """A token as stored. `customer_id`: whom it was made for, after merges; `owner_id`: whose its
    conversation is now; `known`: that customer is more than the visitor of a website."""

    id: int
    conversation_id: int
    customer_id: int
    owner_id: int
    customer_name: str
    known: bool
    channel_id: int | None
    carries: int
    made_at: datetime
    expires_at: datetime
    revoked: bool
    used: bool
    by_agent: bool


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a good token does. `joins`: at what assurance a new identity becomes the customer's; None:
    it doesn't. `doubt`: why the agent should look before saying anything."""

    follow: bool
    joins: Assurance | None
    doubt: Doubt | None = None


def useless(kept: Continuation, channel_id: int | None, now: datetime) -> Useless | None:
    """Why a token does nothing on this channel now; None: it is good."""
    if kept.revoked:
        return "revoked"
    if kept.used:
        return "used"
    if now >= kept.expires_at:
        return "expired"
    if kept.channel_id != channel_id:
        return "other_channel"
    return None if kept.owner_id == kept.customer_id else "other_customer"


def admit(kept: Continuation, told: Assurance, name: Relation) -> Verdict:
    """What it does for a sender whom nobody knows yet. `told`: how sure the new channel is of them;
    `name`: how the name they go by stands to the customer's.

    A link proves that it was seen, not by whom: it never makes anything verified. A name that is
    plainly somebody else's makes it useless; where the customer had proved who they are and nothing
    speaks for the newcomer, they only say that they are the customer.
    """
    if name == "different" and kept.known:
        return Verdict(follow=False, joins=None, doubt="other_name")
    if kept.carries == Assurance.VERIFIED and name == "unknown":
        return Verdict(follow=True, joins=Assurance.CLAIMED, doubt="unproved")
    return Verdict(
        follow=True, joins=Assurance(min(kept.carries, int(told), int(Assurance.ASSERTED)))
    )


def admit_known(kept: Continuation) -> Verdict:
    """What it does for a sender who is another customer of ours: the two are never made one. A matter
    of a visitor whom nobody knew goes on, marked; a known customer's stays closed to others."""
    return Verdict(follow=not kept.known, joins=None, doubt="other_customer")
