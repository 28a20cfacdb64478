"""Recognition as a table: who a sender is, and what it proves."""

from __future__ import annotations

import pytest

from onethread.customers.rules import KnownIdentity, recognise
from onethread.messages import Assurance, SenderIdentity

CLAIMED, ASSERTED, VERIFIED = Assurance.CLAIMED, Assurance.ASSERTED, Assurance.VERIFIED


def says(assurance: Assurance, scheme: str = "email") -> SenderIdentity:
    return SenderIdentity(scheme=scheme, value="x", assurance=assurance)


def known(customer: int, assurance: Assurance, **more: bool) -> KnownIdentity:
    return KnownIdentity(id=customer * 10, customer_id=customer, assurance=int(assurance), **more)


@pytest.mark.parametrize(
    ("sender", "stored", "customer", "assurance", "same_as", "maybe"),
    [
        ([says(ASSERTED)], [None], None, ASSERTED, [], []),
        ([says(ASSERTED)], [known(1, ASSERTED)], 1, ASSERTED, [], []),
        ([says(CLAIMED)], [known(1, VERIFIED)], 1, CLAIMED, [], []),
        # Nobody gets better known by writing to an address that was only ever claimed.
        ([says(VERIFIED)], [known(1, CLAIMED)], 1, CLAIMED, [], []),
        # A new visitor who types somebody's address: "says they are".
        (
            [says(ASSERTED, "visitor"), says(CLAIMED)],
            [None, known(1, ASSERTED)],
            1,
            CLAIMED,
            [],
            [],
        ),
        # A known visitor who types another's address stays who they are.
        (
            [says(ASSERTED, "visitor"), says(CLAIMED)],
            [known(1, ASSERTED), known(2, ASSERTED)],
            1,
            ASSERTED,
            [],
            [2],
        ),
        # Both proved at once: the same person.
        (
            [says(ASSERTED, "whatsapp"), says(ASSERTED, "phone")],
            [known(1, ASSERTED), known(2, ASSERTED)],
            1,
            ASSERTED,
            [2],
            [],
        ),
        # The better vouched customer wins over the order given.
        (
            [says(ASSERTED, "visitor"), says(VERIFIED, "external")],
            [known(1, ASSERTED), known(2, VERIFIED)],
            2,
            VERIFIED,
            [1],
            [],
        ),
        # A shared address (info@) recognises weakly and merges nobody.
        (
            [says(ASSERTED, "phone"), says(ASSERTED)],
            [known(1, ASSERTED), known(2, ASSERTED, shared=True)],
            1,
            ASSERTED,
            [],
            [2],
        ),
    ],
)
def test_who_the_sender_is(
    sender: list[SenderIdentity],
    stored: list[KnownIdentity | None],
    customer: int | None,
    assurance: Assurance,
    same_as: list[int],
    maybe: list[int],
) -> None:
    decision = recognise(sender, stored)
    assert decision.customer_id == customer
    assert decision.assurance == assurance
    assert decision.same_as == same_as
    assert decision.maybe == maybe


def test_an_identity_reached_by_a_claim_joins_as_claimed() -> None:
    decision = recognise([says(ASSERTED, "visitor"), says(CLAIMED)], [None, known(1, VERIFIED)])
    assert decision.attach == [(0, CLAIMED)]


def test_the_only_identity_of_a_customer_rises_when_it_is_proved() -> None:
    lone = known(1, CLAIMED, alone=True)
    assert recognise([says(ASSERTED)], [lone]).raise_to == [(10, ASSERTED)]


def test_a_claimed_identity_of_a_customer_with_others_does_not_rise() -> None:
    assert recognise([says(ASSERTED)], [known(1, CLAIMED)]).raise_to == []


def test_a_proved_sender_raises_their_other_identity() -> None:
    decision = recognise(
        [says(VERIFIED, "external"), says(VERIFIED)], [known(1, VERIFIED), known(1, CLAIMED)]
    )
    assert decision.raise_to == [(10, VERIFIED)]
