"""Recognition: from the identities of a batch of senders to customers, in a few statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from onethread.customers import rules
from onethread.customers.keep import Ids, Kept, NewIdentity, plain_name, store
from onethread.customers.known import KnownIdentity, how_named
from onethread.customers.normalise import match_key
from onethread.database.engine import Connection, clean_text
from onethread.messages import Assurance, SenderIdentity

# An identity's last_seen_at is for people; writing it for each message would cost more than it tells.
SEEN_AGAIN_AFTER = timedelta(hours=1)
MOST_NAMES = 20

Key = tuple[str, str]


class Sender(msgspec.Struct, kw_only=True):
    """Who sent one inbound item, as the connector tells it. `identities[0]` is the leg's."""

    identities: Sequence[SenderIdentity]
    source: str
    at: datetime
    display_name: str | None = None
    language: str | None = None
    attributes: dict[str, Any] = {}
    joins: rules.Joins | None = None
    keys: list[Key] | None = None  # `lock_keys` of the identities, where they were needed before


class Recognised(msgspec.Struct, kw_only=True):
    """The customer of one sender. `identity_id` is the stored leg identity; `home_id` the customer it
    belongs to apart from merges, where that is another. `joined`: became the customer's by a token."""

    customer_id: int
    identity_id: int
    assurance: Assurance
    is_new: bool
    same_as: list[int]
    home_id: int | None = None
    joined: bool = False


def lock_keys(sender: Sequence[SenderIdentity], region: str) -> list[Key]:
    """What work on this sender must be serialised by."""
    return [(i.scheme, match_key(i.scheme, i.value, region)) for i in sender]


async def recognise(
    connection: Connection, senders: Sequence[Sender], region: str
) -> list[Recognised]:
    """Customers for `senders`, in the same order; unknown ones are created.

    The caller holds the locks of `lock_keys` for all of them until the commit. A later sender of the
    batch sees what an earlier one brought.
    """
    keys = [sender.keys or lock_keys(sender.identities, region) for sender in senders]
    wanted = list(dict.fromkeys(key for each in keys for key in each))
    known, nameless = await _load(connection, wanted)
    if any(i.scheme == "external" for sender in senders for i in sender.identities):
        await _load_external(connection, known)
    await _load_names(connection, senders, keys, known)
    most = sum(len(each) for each in keys)
    unknown = sum(1 for key in wanted if key not in known)
    ids = Ids(connection)
    await ids.take(unknown, min(unknown, len(senders)))
    kept = Kept()
    recognised: list[Recognised] = []
    for sender, sender_keys in zip(senders, keys, strict=True):
        decision = rules.recognise(
            sender.identities,
            [known.get(key, ()) for key in sender_keys],
            name=sender.display_name,
            at=sender.at,
            external=_external(sender, sender_keys),
            joins=sender.joins,
            keys=sender_keys,
        )
        if len(ids.identities) < len(decision.attach) or not ids.customers:
            await ids.take(most, len(senders))
        recognised.append(_keep(kept, sender, sender_keys, decision, known, nameless, ids))
    await store(connection, kept)
    return recognised


async def _load(
    connection: Connection, wanted: Sequence[Key]
) -> tuple[dict[Key, list[KnownIdentity]], set[int]]:
    """What is stored in force of these addresses, and which of their customers have no name."""
    rows = await connection.fetch(
        """
        SELECT i.id, i.customer_id, i.home_id, i.scheme, i.match_key, i.assurance, i.shared,
               i.last_seen_at, i.name, i.person, c.display_name,
               i.assurance = 1 AND NOT EXISTS (
                 SELECT 1 FROM identities o WHERE o.customer_id = i.customer_id AND o.id <> i.id
               ) AS alone,
               i.scheme = 'email' AND EXISTS (
                 SELECT 1 FROM identities o WHERE o.customer_id = i.customer_id
                 AND o.scheme IN ('phone', 'whatsapp') AND o.valid_to IS NULL
               ) AS has_number
        FROM unnest($1::text[], $2::text[]) AS w(scheme, key)
        JOIN identities i ON i.scheme = w.scheme AND i.match_key = w.key AND i.valid_to IS NULL
        JOIN customers c ON c.id = i.customer_id
        """,
        [key[0] for key in wanted],
        [key[1] for key in wanted],
    )
    known: dict[Key, list[KnownIdentity]] = {}
    nameless: set[int] = set()
    for row in rows:
        known.setdefault((row["scheme"], row["match_key"]), []).append(
            KnownIdentity(
                id=row["id"],
                customer_id=row["customer_id"],
                home_id=row["home_id"],
                assurance=row["assurance"],
                shared=row["shared"],
                alone=row["alone"],
                has_number=row["has_number"],
                key=row["match_key"],
                name=row["name"],
                customer_name=row["display_name"],
                person=row["person"],
                last_seen_at=row["last_seen_at"],
            )
        )
        if not row["display_name"]:
            nameless.add(row["customer_id"])
    return known, nameless


async def _load_names(
    connection: Connection,
    senders: Sequence[Sender],
    keys: Sequence[list[Key]],
    known: dict[Key, list[KnownIdentity]],
) -> None:
    """Further names of customers whose first ones don't fit the sender's: few of a batch."""
    unfitting = {
        row.customer_id: row
        for sender, sender_keys in zip(senders, keys, strict=True)
        if sender.display_name
        for key in sender_keys
        if key[0] in rules.PASSED_ON
        for row in known.get(key, ())
        if how_named(row, sender.display_name) == "different"
    }
    if not unfitting:
        return
    rows = await connection.fetch(
        "SELECT customer_id, array_agg(DISTINCT name) AS names FROM identities"
        " WHERE customer_id = ANY($1::bigint[]) AND name <> '' GROUP BY customer_id",
        list(unfitting),
    )
    names = {row["customer_id"]: tuple(row["names"][:MOST_NAMES]) for row in rows}
    for each in known.values():
        for row in each:
            row.names = names.get(row.customer_id, ())


async def _load_external(connection: Connection, known: dict[Key, list[KnownIdentity]]) -> None:
    """The verified ids at the organisation of the customers found, for those that have any."""
    found = [each for rows in known.values() for each in rows]
    if not found:
        return
    rows = await connection.fetch(
        "SELECT customer_id, match_key FROM identities WHERE customer_id = ANY($1::bigint[])"
        " AND scheme = 'external' AND assurance = $2 AND valid_to IS NULL",
        list({each.customer_id for each in found}),
        int(Assurance.VERIFIED),
    )
    of: dict[int, set[str]] = {}
    for row in rows:
        of.setdefault(row["customer_id"], set()).add(row["match_key"])
    for each in found:
        each.external = frozenset(of.get(each.customer_id, ()))


def _external(sender: Sender, sender_keys: Sequence[Key]) -> str | None:
    for identity, key in zip(sender.identities, sender_keys, strict=True):
        if identity.scheme == "external" and identity.assurance == Assurance.VERIFIED:
            return key[1]
    return None


def _keep(
    kept: Kept,
    sender: Sender,
    sender_keys: Sequence[Key],
    decision: rules.Decision,
    known: dict[Key, list[KnownIdentity]],
    nameless: set[int],
    ids: Ids,
) -> Recognised:
    """Note what a decision changes, so that the next sender of the batch sees it."""
    is_new = decision.customer_id is None
    customer_id = ids.customers.pop() if decision.customer_id is None else decision.customer_id
    name = sender.display_name
    # Somebody else's, and told by the way: no address of the customer's, yet a hint who they are.
    details = {
        **sender.attributes,
        **{f"told_{sender_keys[i][0]}": sender_keys[i][1] for i in decision.skipped},
    }
    if is_new:
        kept.customers[customer_id] = sender
    elif name and (customer_id in nameless or sender.joins is not None):
        kept.names[customer_id] = name
        nameless.discard(customer_id)
        for rows in known.values():
            for row in rows:
                if row.customer_id == customer_id:
                    row.customer_name = name
    through = next((k for k in decision.found if k and k.customer_id == customer_id), None)
    home_id = through.home_id if through else None
    for key in sender_keys:
        for row in known.get(key, ()):
            if row.id in decision.end:
                kept.ended[row.id] = (row.customer_id, sender.at)
            if row.id in decision.share:
                row.shared = True
                kept.shared[row.id] = (decision.share[row.id], row.customer_id, sender.at)
        if decision.end:
            known[key] = [row for row in known.get(key, ()) if row.id not in decision.end]
    mine: dict[int, KnownIdentity] = {
        i: row for i, row in enumerate(decision.found) if row is not None
    }
    for attached in decision.attach:
        key = sender_keys[attached.index]
        there = [row for row in known.get(key, ()) if row.person == attached.person]
        if there:  # the same identity twice in one message
            mine[attached.index] = there[0]
            continue
        identity = sender.identities[attached.index]
        made = NewIdentity(
            id=ids.identities.pop(),
            customer_id=customer_id,
            home_id=home_id,
            scheme=identity.scheme,
            value=clean_text(identity.value),
            key=key[1],
            assurance=int(attached.assurance),
            source=sender.source,
            at=sender.at,
            name=plain_name(name),
            person=clean_text(attached.person),
            shared=attached.shared,
            details=details or None,
            through_id=through.id if through else None,
        )
        kept.identities.append(made)
        mine[attached.index] = KnownIdentity(
            id=made.id,
            customer_id=customer_id,
            home_id=home_id,
            assurance=made.assurance,
            shared=made.shared is not None,
            has_number=any(each.scheme in ("phone", "whatsapp") for each in sender.identities),
            key=made.key,
            name=made.name,
            person=made.person,
            last_seen_at=sender.at,
        )
        known.setdefault(key, [])
        known[key] = [*known[key], mine[attached.index]]
        through = through or mine[attached.index]
    for identity_id, assurance in decision.raise_to:
        kept.raised[identity_id] = int(assurance)
    for each in decision.found:
        if each is None or each.last_seen_at is None:
            continue
        if sender.at - each.last_seen_at > SEEN_AGAIN_AFTER:
            kept.seen[each.id] = sender.at
            each.last_seen_at = sender.at
    for other in decision.same_as:
        pair = (min(customer_id, other), max(customer_id, other))
        kept.suggestions.setdefault(pair, {"kind": "one_sender_gave_both"})
    for other, why in decision.maybe.items():
        kept.suggestions[(min(customer_id, other), max(customer_id, other))] = why
    if sender.attributes and not is_new and decision.assurance == Assurance.VERIFIED:
        for index, identity in enumerate(sender.identities):
            proved = identity.scheme == "external" and identity.assurance == Assurance.VERIFIED
            stored = decision.found[index]
            if proved and stored is not None and stored.customer_id == customer_id:
                kept.told[stored.id] = (customer_id, sender.attributes)
                kept.details[stored.id] = {**kept.details.get(stored.id, {}), **sender.attributes}
    answered = mine[0] if 0 in mine else next(iter(mine.values()))
    if details and answered in decision.found:
        kept.details[answered.id] = {**kept.details.get(answered.id, {}), **details}
    return Recognised(
        customer_id=customer_id,
        identity_id=answered.id,
        assurance=decision.assurance,
        is_new=is_new,
        same_as=decision.same_as,
        home_id=answered.home_id,
        joined=sender.joins is not None
        and customer_id == sender.joins.customer_id
        and not any(each and each.customer_id == customer_id for each in decision.found),
    )
