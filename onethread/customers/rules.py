"""Decisions about customers: pure, no I/O."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from onethread.customers import shared
from onethread.customers.known import (
    FITTING,
    NOBODY,
    PERSON_CHARACTERS,
    KnownIdentity,
    how_named,
    latest,
    nothing_in_common,
    person_of,
    their_number,
)
from onethread.customers.names import take_apart
from onethread.messages import Assurance, SenderIdentity

# Providers give a number out again some months after it was given up; e-mail providers do the same
# with addresses, later. An address that was silent for so long proves nobody's past by itself. About
# a year: people seldom write on the very day before they give an address up.
SILENCE = timedelta(days=330)
# A messenger's account that comes back after so long under a name that has nothing of the old one has
# the number's next owner: people rename themselves, yet seldom while they are away.
AWAY = timedelta(days=180)
# Addresses that pass from one person to another. A visitor's or the organisation's own id does not.
PASSED_ON = frozenset({"email", "phone", "whatsapp"})
_PASSED = {"kind": "address_passed_on"}


class Joins(msgspec.Struct, frozen=True, kw_only=True):
    """The customer whom a sender becomes by a token of ours, if they are nobody's yet, and how surely."""

    customer_id: int
    assurance: Assurance


class Attached(msgspec.Struct, kw_only=True):
    """One of the sender's identities that is new and joins the customer. `shared`: why its address
    is known to be used by several, if it is."""

    index: int
    assurance: Assurance
    person: str = ""
    shared: str | None = None


class Decision(msgspec.Struct, kw_only=True):
    """What recognition decided about one sender.

    `customer_id` None: a new customer. `found`: for each of the sender's identities the stored one
    that it is, if any. `raise_to`: known identities of the customer that are now proved better.
    `same_as`: other customers proved to be the same person (merge). `maybe`: other customers who may
    be (suggest), with why. `share`: stored identities that turn out to be of several people, with
    why; `end`: those that have passed to somebody else; `skipped`: indexes of those that are somebody
    else's and were only told by the way.
    """

    customer_id: int | None
    assurance: Assurance
    attach: list[Attached]
    found: list[KnownIdentity | None]
    raise_to: list[tuple[int, Assurance]]
    same_as: list[int]
    maybe: dict[int, dict[str, Any]]
    share: dict[int, str]
    end: list[int]
    skipped: list[int] = []


class _Reading(msgspec.Struct, kw_only=True):
    """One of the sender's identities against what is stored of its address."""

    known: KnownIdentity | None = None
    person: str = ""
    shared: str | None = None
    share: list[int] = []
    end: list[int] = []
    skip: bool = False  # told by the way, and somebody else's: nothing is kept of it
    before: int | None = None  # the customer who had the address
    why: dict[str, Any] | None = None


def recognise(
    sender: Sequence[SenderIdentity],
    known: Sequence[Sequence[KnownIdentity]],
    *,
    name: str | None = None,
    at: datetime | None = None,
    external: str | None = None,
    joins: Joins | None = None,
    keys: Sequence[tuple[str, str]] = (),
) -> Decision:
    """Who a sender is, from all their identities at once (design, section 6).

    `known[i]`: what is stored in force for the address `sender[i]`: nothing, its user, or several.
    `name`: what the sender calls themselves; `external`: the verified id they came with. `keys`:
    scheme and match key of each of their addresses.

    An identity vouches for a customer no better than the weaker of two links: sender to identity
    (this message) and identity to customer (stored). The best vouched customer wins; on a tie the
    identity being answered (`sender[0]`), then the order given. A claimed link neither merges nor
    raises anything, and neither does an address of several people.
    """
    own = _surely(sender, known, name, at)
    readings = [
        _read(
            claim,
            rows,
            name,
            at,
            external,
            own,
            is_first=not index,
            brings_own=_brings_own(sender, known, index),
            mobile=_mobile(keys, known),
        )
        for index, (claim, rows) in enumerate(zip(sender, known, strict=True))
    ]
    _end_of_line(readings, known, name)
    found = [reading.known for reading in readings]
    vouched: dict[int, int] = {}
    for claim, stored in zip(sender, found, strict=True):
        if stored is None:
            continue
        vouch = min(int(claim.assurance), stored.assurance)
        if stored.shared:
            vouch = int(Assurance.CLAIMED)
        vouched[stored.customer_id] = max(vouched.get(stored.customer_id, 0), vouch)

    if joins is not None and not vouched:
        vouched[joins.customer_id] = int(joins.assurance)
    # A dict keeps the order of the sender's identities, and max() takes the first of equals.
    chosen = max(vouched, key=lambda customer: vouched[customer]) if vouched else None
    strength = Assurance(vouched[chosen]) if chosen is not None else None
    attach = [
        Attached(
            index=i,
            assurance=claim.assurance
            if strength is None
            else Assurance(min(int(claim.assurance), int(strength))),
            person=reading.person,
            shared=reading.shared,
        )
        for i, (claim, reading) in enumerate(zip(sender, readings, strict=True))
        if reading.known is None and not reading.skip
    ]
    others = [customer for customer in vouched if customer != chosen]
    same = [
        customer
        for customer in others
        if strength is not None
        and strength > Assurance.CLAIMED
        and vouched[customer] > Assurance.CLAIMED
    ]
    maybe: dict[int, dict[str, Any]] = {
        c: {"kind": "one_sender_gave_both"} for c in others if c not in same
    }
    for reading in readings:
        if reading.why and reading.before is not None and reading.before not in (chosen, *maybe):
            maybe[reading.before] = reading.why
    return Decision(
        customer_id=chosen,
        assurance=sender[0].assurance if strength is None else strength,
        attach=attach,
        found=found,
        raise_to=_raised(sender, found, chosen, strength),
        same_as=same,
        maybe=maybe,
        share={
            identity: reading.shared or "names"
            for reading in readings
            for identity in reading.share
        },
        end=[identity for reading in readings for identity in reading.end],
        skipped=[index for index, reading in enumerate(readings) if reading.skip],
    )


def _raised(
    sender: Sequence[SenderIdentity],
    found: Sequence[KnownIdentity | None],
    chosen: int | None,
    strength: Assurance | None,
) -> list[tuple[int, Assurance]]:
    """What this message proves better about an identity is kept when the sender reached the customer
    by a proved link, or when the identity is all that the customer is: where a visitor once typed
    somebody's address, the mail that comes from it later proves nothing about the visitor."""
    return [
        (stored.id, claim.assurance)
        for claim, stored in zip(sender, found, strict=True)
        if stored is not None
        and stored.customer_id == chosen
        and not stored.shared
        and int(claim.assurance) > stored.assurance
        and ((strength is not None and strength > Assurance.CLAIMED) or stored.alone)
    ]


def _brings_own(
    sender: Sequence[SenderIdentity], known: Sequence[Sequence[KnownIdentity]], index: int
) -> bool:
    """Whether the sender also gives an address that is nobody's yet, and no family's by its look."""
    return any(
        at != index
        and not rows
        and claim.scheme in PASSED_ON
        and not (claim.scheme == "email" and shared.of_family(claim.value))
        for at, (claim, rows) in enumerate(zip(sender, known, strict=True))
    )


def _mobile(
    keys: Sequence[tuple[str, str]], known: Sequence[Sequence[KnownIdentity]]
) -> tuple[str, frozenset[int]]:
    """The number in a pocket that the sender gives, or '', and the customers it is known to be of."""
    return next(
        (
            (key, frozenset(row.customer_id for row in rows))
            for (scheme, key), rows in zip(keys, known, strict=False)
            if scheme == "phone" and not shared.landline(key)
        ),
        ("", frozenset()),
    )


def _end_of_line(
    readings: list[_Reading], known: Sequence[Sequence[KnownIdentity]], name: str | None
) -> None:
    """A number that has passed on has done so as a telephone and as an account: what ended takes along
    the other identity of that very line, unless the name fits there."""
    ended = {
        (row.customer_id, row.key)
        for reading, rows in zip(readings, known, strict=True)
        for row in rows
        if row.id in reading.end
    }
    for at, reading in enumerate(readings):
        row = reading.known
        if (
            row is not None
            and (row.customer_id, row.key) in ended
            and how_named(row, name) not in FITTING
        ):
            readings[at] = _Reading(end=[row.id], before=row.customer_id, why=_PASSED)


def _surely(
    sender: Sequence[SenderIdentity],
    known: Sequence[Sequence[KnownIdentity]],
    name: str | None,
    at: datetime | None,
) -> int | None:
    """The customer told by an identity that is one person's by its nature and proved now and then:
    an account of theirs. A name that they go by today changes nothing about that."""
    for claim, rows in zip(sender, known, strict=True):
        if claim.scheme in ("email", "phone") or not rows:
            continue
        row = rows[0]
        proved = min(int(claim.assurance), row.assurance) > Assurance.CLAIMED
        silent = _silent(claim.scheme, rows, at) or _renamed(claim.scheme, rows, name, at)
        if proved and not row.shared and not silent:
            return row.customer_id
    return None


def _silent(scheme: str, rows: Sequence[KnownIdentity], at: datetime | None) -> bool:
    last = max((row.last_seen_at for row in rows if row.last_seen_at), default=None)
    return scheme in PASSED_ON and at is not None and last is not None and at - last >= SILENCE


def _renamed(
    scheme: str, rows: Sequence[KnownIdentity], name: str | None, at: datetime | None
) -> bool:
    """Whether a messenger's account was away for long and is somebody else's by its name."""
    return (
        scheme == "whatsapp"
        and at is not None
        and take_apart(name or "").whole
        and all(
            row.last_seen_at is not None
            and at - row.last_seen_at >= AWAY
            and nothing_in_common(row, name)
            for row in rows
        )
    )


def _read(
    claim: SenderIdentity,
    rows: Sequence[KnownIdentity],
    name: str | None,
    at: datetime | None,
    external: str | None,
    own: int | None,
    *,
    is_first: bool,
    brings_own: bool = False,
    mobile: tuple[str, frozenset[int]] = ("", frozenset()),
) -> _Reading:
    role = shared.role(claim.scheme, claim.value)
    if not rows:
        return _Reading(shared=role)
    for row in rows:
        if row.customer_id == own or claim.scheme not in PASSED_ON:
            return _Reading(known=row)
    by_the_way = not is_first and claim.assurance == Assurance.CLAIMED
    apart = [row for row in rows if external and row.external and external not in row.external]
    if apart:
        # Two accounts of the organisation's own site gave this address: two people use it.
        return _Reading(
            person=f"external:{external}"[:PERSON_CHARACTERS],
            shared="external_ids",
            share=[row.id for row in rows if not row.shared],
            before=apart[0].customer_id,
        )
    related = [(how_named(row, name), row) for row in rows]
    if by_the_way and (
        any(row.shared for row in rows)
        or (claim.scheme == "phone" and shared.landline(rows[0].key))
    ):
        # A household's telephone or mailbox, typed along: a hint, and no more.
        return _Reading(skip=True)
    renamed = _renamed(claim.scheme, rows, name, at)
    silent = renamed or _silent(claim.scheme, rows, at)
    # "Mrs Jansen" is one of whoever answers at the Jansens' house or reads the family's mail; after a
    # year she may be anybody.
    of_house = shared.of_house(claim.scheme, claim.value, rows[0].key)
    # An initial or a pet name there is no proof either of who brings a number of their own along.
    certain = 1 if of_house and brings_own else 2 if of_house or silent else 3
    for wanted in FITTING[:certain]:
        fitting = [row for how, row in related if how == wanted]
        number, users = mobile
        if number and of_house and name and fitting and not their_number(fitting, users):
            # Father and son: one name and one mailbox, and each a number of his own.
            return _Reading(
                person=f"{person_of(name)} {number}"[:PERSON_CHARACTERS],
                shared=role or "names",
                share=[row.id for row in fitting if not row.shared],
                before=latest(fitting).customer_id,
            )
        if fitting:
            return _Reading(known=latest(fitting))
    unclear = [
        row
        for how, row in related
        if how == "unknown"
        # Who only says that it is their address, and is called otherwise, is not who is known there.
        and not (claim.assurance == Assurance.CLAIMED and nothing_in_common(row, name))
    ]
    if silent:
        # After so long a silence, and with nothing that tells it is they: the address has passed on
        # as far as we know. Whoever comes now starts anew; a person may say that it is the same one.
        return _Reading(
            skip=by_the_way,
            end=[] if by_the_way else [row.id for row in rows],
            before=latest(rows).customer_id,
            why={"kind": "silent_address"} if unclear and not renamed else _PASSED,
        )
    if by_the_way and name:
        # Typed along, of somebody whose name is not known to be this one.
        return _Reading(skip=True)
    proved = [row for row in unclear if row.assurance > Assurance.CLAIMED and not row.shared]
    if len(rows) == 1 and unclear:
        return _Reading(known=rows[0])
    if len(proved) == 1 and not name:
        return _Reading(known=proved[0])
    if by_the_way:
        return _Reading(skip=True)
    if name and person_of(name):
        return _Reading(
            person=person_of(name),
            shared=role or "names",
            share=[
                row.id for row in rows if not row.shared and int(claim.assurance) >= row.assurance
            ],
            before=latest(rows).customer_id,
        )
    # Several people use it and this message tells no name: whoever is nobody in particular.
    nobody = [row for row in rows if row.person == NOBODY]
    return _Reading(known=nobody[0]) if nobody else _Reading(person=NOBODY, shared="names")
