"""Delivery states of an outbound message and the rule that they only move forward."""

from __future__ import annotations

from typing import Literal

DeliveryState = Literal["queued", "sent", "delivered", "read", "failed"]

_RANK: dict[str, int] = {"queued": 0, "failed": 1, "sent": 2, "delivered": 3, "read": 4}


def advance(current: DeliveryState, reported: DeliveryState) -> DeliveryState:
    """The state after a report: receipts come late, twice and out of order, so it never goes back.

    `failed` replaces `queued` and `sent` (a provider may accept and fail later), and gives way only
    to a success reported by a later attempt; nothing replaces `delivered` but `read`.
    """
    if reported == "failed":
        return "failed" if current in ("queued", "sent", "failed") else current
    if current == "failed":
        return reported if reported != "queued" else current
    return reported if _RANK[reported] > _RANK[current] else current
