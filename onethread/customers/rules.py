"""Decisions about customers: pure, no I/O."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onethread.messages import Assurance, SenderIdentity


class KnownIdentity(msgspec.Struct, kw_only=True):
    """An identity as stored, with the customer it belongs to. `alone`: the customer has no other."""

    id: int
    customer_id: int
    assurance: int
    shared: bool = False
    alone: bool = False


class Decision(msgspec.Struct, kw_only=True):
    """What recognition decided about one sender.

    `customer_id` None: a new customer. `attach`: indexes of the sender's identities that are new and
    join the customer, with the assurance they join at. `raise_to`: known identities of the customer
    that are now proved better. `same_as`: other customers proved to be the same person (merge).
    `maybe`: other customers that the sender only claims to be (suggest).
    """

    customer_id: int | None
    assurance: Assurance
    attach: list[tuple[int, Assurance]]
    raise_to: list[tuple[int, Assurance]]
    same_as: list[int]
    maybe: list[int]


def recognise(sender: Sequence[SenderIdentity], known: Sequence[KnownIdentity | None]) -> Decision:
    """Who a sender is, from all their identities at once (design, section 6).

    `known[i]` is what is stored for `sender[i]`. An identity vouches for a customer no better than
    the weaker of two links: sender to identity (this message) and identity to customer (stored). The
    best vouched customer wins; on a tie the identity being answered (`sender[0]`), then the order
    given. A claimed link neither merges nor raises anything.
    """
    vouched: dict[int, int] = {}
    for claim, stored in zip(sender, known, strict=True):
        if stored is None:
            continue
        strength = min(int(claim.assurance), stored.assurance)
        if stored.shared:
            strength = min(strength, int(Assurance.CLAIMED))
        vouched[stored.customer_id] = max(vouched.get(stored.customer_id, 0), strength)

    if not vouched:
        return Decision(
            customer_id=None,
            assurance=sender[0].assurance,
            attach=[(i, claim.assurance) for i, claim in enumerate(sender)],
            raise_to=[],
            same_as=[],
            maybe=[],
        )

    # A dict keeps the order of the sender's identities, and max() takes the first of equals.
    chosen = max(vouched, key=lambda customer: vouched[customer])
    strength = Assurance(vouched[chosen])
    attach = [
        (i, Assurance(min(int(claim.assurance), int(strength))))
        for i, (claim, stored) in enumerate(zip(sender, known, strict=True))
        if stored is None
    ]
    # What this message proves better about an identity is kept when the sender reached the customer
    # by a proved link, or when the identity is all that the customer is: where a visitor once typed
    # somebody's address, the mail that comes from it later proves nothing about the visitor.
    raise_to = [
        (stored.id, claim.assurance)
        for claim, stored in zip(sender, known, strict=True)
        if stored is not None
        and stored.customer_id == chosen
        and not stored.shared
        and int(claim.assurance) > stored.assurance
        and (strength > Assurance.CLAIMED or stored.alone)
    ]
    others = [customer for customer in vouched if customer != chosen]
    same = [c for c in others if strength > Assurance.CLAIMED and vouched[c] > Assurance.CLAIMED]
    return Decision(
        customer_id=chosen,
        assurance=strength,
        attach=attach,
        raise_to=raise_to,
        same_as=same,
        maybe=[c for c in others if c not in same],
    )
