"""What a token to continue elsewhere is good for, as tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from onethread.conversations import elsewhere_tokens as tokens
from onethread.conversations.elsewhere_rules import Continuation, admit, admit_known, useless
from onethread.messages import Assurance

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
KEPT = Continuation(
    id=1,
    conversation_id=10,
    customer_id=7,
    owner_id=7,
    customer_name="Fatima de Boer",
    known=True,
    channel_id=2,
    carries=2,
    made_at=NOW - timedelta(minutes=5),
    expires_at=NOW + timedelta(hours=1),
    revoked=False,
    used=False,
    by_agent=True,
)


def kept(**changes: Any) -> Continuation:
    return msgspec.structs.replace(KEPT, **changes)


@pytest.mark.parametrize(
    ("changes", "channel_id", "why"),
    [
        ({}, 2, None),
        ({}, 3, "other_channel"),
        ({"channel_id": None}, None, None),
        ({"channel_id": None}, 2, "other_channel"),
        ({"used": True}, 2, "used"),
        ({"revoked": True}, 2, "revoked"),
        ({"expires_at": NOW}, 2, "expired"),
        ({"owner_id": 8}, 2, "other_customer"),
    ],
)
def test_useless(changes: dict[str, Any], channel_id: int | None, why: str | None) -> None:
    assert useless(kept(**changes), channel_id, NOW) == why


@pytest.mark.parametrize(
    ("carries", "told", "name", "known", "follow", "joins", "doubt"),
    [
        (2, 2, "unknown", False, True, 2, None),
        (2, 2, "different", False, True, 2, None),  # a visitor's typed name proves nothing
        (2, 1, "unknown", True, True, 1, None),
        (1, 3, "same", True, True, 1, None),
        (3, 3, "same", True, True, 2, None),  # seen is not proved
        (3, 2, "compatible", True, True, 2, None),
        (3, 2, "unknown", True, True, 1, "unproved"),
        (2, 2, "different", True, False, None, "other_name"),
        (3, 2, "different", True, False, None, "other_name"),
    ],
)
def test_admit(
    carries: int,
    told: int,
    name: Any,
    known: bool,
    follow: bool,
    joins: int | None,
    doubt: str | None,
) -> None:
    verdict = admit(kept(carries=carries, known=known), Assurance(told), name)
    assert (verdict.follow, verdict.joins, verdict.doubt) == (follow, joins, doubt)


@pytest.mark.parametrize("known", [True, False])
def test_another_customer_joins_nobody(known: bool) -> None:
    verdict = admit_known(kept(known=known))
    assert (verdict.follow, verdict.joins, verdict.doubt) == (not known, None, "other_customer")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hallo [go-{t}]", "Hallo"),
        ("(GO-{t}) Hallo", "Hallo"),
        ("go-{t}", ""),
        ("Hallo\n\ngo-{t}\n", "Hallo"),
        ("ergo-{t} blijft", "ergo-{t} blijft"),
    ],
)
def test_a_token_is_taken_out_of_what_is_read(text: str, left: str) -> None:
    token = "a2" * 16
    found = text.replace("{t}", token)
    assert tokens.strip(found) == left.replace("{t}", token)
