"""Placement of a batch: load what the rules need in a few statements, then decide in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from onethread.conversations import placement_rules as rules
from onethread.conversations import ref, weigh
from onethread.conversations.arrivals import Arrival
from onethread.conversations.candidates import (
    BEGUN_DISOWNED,
    OF_CUSTOMERS,
    OF_IDENTITIES,
    OF_IDS,
    OF_KEYS,
    OF_NUMBERS,
    Candidates,
    Named,
    bears,
    named_in,
)
from onethread.conversations.heard import (
    CHARACTERS,
    SESSION,
    Line,
    hear,
    listen,
    load_lines,
    names_of,
    numbers_of,
)
from onethread.database.engine import Connection
from onethread.language.facts import key_of
from onethread.language.turns import announces_new
from onethread.language.words import words
from onethread.messages import Assurance
from onethread.messages.keys import provider_key

# What was said is read of so many, the latest, when a message must be weighed.
HEARD_PER_MESSAGE = 8
# A matter that rests longer is only found by what points at it.
MEMORY = timedelta(days=120)
# Of a message that came with a token from a hand we do not know: the agent is asked to look.
DOUBTFUL = 0.5


class Placer:
    """Loads candidates for a batch and places its messages one after the other."""

    def __init__(
        self,
        read_token: Callable[[str], tuple[int, int] | None],
        scope_of: Callable[[int], str],
        reopen_within: timedelta,
        recent_within: timedelta,
    ) -> None:
        self._read_token = read_token
        self._scope_of = scope_of
        self._reopen_within = reopen_within
        self._recent_within = recent_within
        self.candidates = Candidates()
        self._lines: dict[int, list[Line]] = {}
        self._brands: dict[int, int | None] = {}
        self._named: dict[tuple[str, str], list[Named]] = {}
        self._new: dict[bytes, bool] = {}
        self._disowned: set[int] = set()

    async def load(self, connection: Connection, arrivals: Sequence[Arrival]) -> None:
        """Read everything that placing these arrivals may need."""
        found = self.candidates
        oldest = min(arrival.said_at for arrival in arrivals) - max(self._reopen_within, MEMORY)
        customers = list({arrival.customer_id for arrival in arrivals})
        for row in await connection.fetch(OF_CUSTOMERS, customers, oldest):
            known = row["id"] in found.by_id
            candidate = found.take(row)
            if not known:
                found.by_customer.setdefault(candidate.customer_id, []).append(candidate)
        await self._load_other(connection, arrivals, oldest)
        keys: set[bytes] = set()
        ids: set[int] = set()
        for arrival in arrivals:
            for reference in arrival.message.references:
                if reference.kind in ("message", "thread"):
                    keys.add(provider_key(self._scope_of(arrival.channel_id), reference.value))
                else:
                    conversation_id = self._conversation_of(reference.kind, reference.value)
                    if conversation_id is not None:
                        ids.add(conversation_id)
            if arrival.continues and arrival.continues.conversation_id is not None:
                ids.add(arrival.continues.conversation_id)
        if keys:
            for row in await connection.fetch(OF_KEYS, list(keys)):
                found.by_key[row["key"]] = found.take(row)
        ids -= set(found.by_id)
        if ids:
            for row in await connection.fetch(OF_IDS, list(ids)):
                found.by_id[row["asked"]] = found.take(row)
        await self._load_numbers(connection, arrivals, oldest)
        wanted = self._to_hear(arrivals)
        if wanted:
            self._lines = await load_lines(connection, wanted)
            rows = await connection.fetch(
                "SELECT id, brand_id FROM channels WHERE id = ANY($1::bigint[])",
                list({arrival.channel_id for arrival in arrivals}),
            )
            self._brands = {row["id"]: row["brand_id"] for row in rows}
        if mailed := [each for each in wanted if found.by_id[each].may_be_mail]:
            rows = await connection.fetch(BEGUN_DISOWNED, mailed)
            self._disowned |= {row["id"] for row in rows}

    async def _load_other(
        self, connection: Connection, arrivals: Sequence[Arrival], oldest: datetime
    ) -> None:
        """Conversations of other customers in which these senders took part."""
        found = self.candidates
        weighed = [a for a in arrivals if not self._goes_on(a, self._candidates(a), False)]
        if senders := list({arrival.identity_id for arrival in weighed}):
            for row in await connection.fetch(OF_IDENTITIES, senders, oldest):
                candidate = found.take(row)
                among = found.by_identity.setdefault(row["sender_id"], [])
                if candidate not in among:
                    among.append(candidate)

    async def _load_numbers(
        self, connection: Connection, arrivals: Sequence[Arrival], oldest: datetime
    ) -> None:
        """Conversations of others in which a sender's numbers were given: people come back by
        another channel before anyone knows that it is they."""
        numbers: set[tuple[str, str]] = set()
        for arrival in arrivals:
            candidates = self._candidates(arrival)
            if not (arrival.message.automatic or _disowned(arrival)) and not self._goes_on(
                arrival, candidates, False
            ):
                numbers |= numbers_of(arrival.message.content.text, arrival.said_at)
        if not numbers:
            return
        wanted = sorted(numbers)
        rows = await connection.fetch(
            OF_NUMBERS, [kind for kind, _ in wanted], [value for _, value in wanted], oldest
        )
        for row in rows:
            candidate = self.candidates.take(row)
            named = self._named.setdefault((row["kind"], row["value"]), [])
            if all(each.candidate is not candidate for each in named):
                named.append(Named(candidate, row["display_name"]))

    def _by_number_and_name(self, arrival: Arrival) -> list[rules.Pointer]:
        """Conversations of one other customer that bear the sender's name and a number that they give,
        which none of their own does."""
        if not self._named or _disowned(arrival):
            return []
        message = arrival.message
        own = self._candidates(arrival)
        owned = {number for each in own if each.heard for number in each.heard.all_numbers}
        names = names_of(message.content.text, arrival.said_at)
        if message.display_name:
            names.append(message.display_name)
        said = f" {' '.join(words(message.content.text))} "
        found: list[rules.Pointer] = []
        for kind, value in numbers_of(message.content.text, arrival.said_at):
            named = self._named.get((kind, value), [])
            whose = {each.candidate.customer_id for each in named}
            if len(whose) != 1 or arrival.customer_id in whose or key_of(value).lower() in owned:
                continue
            for each in named:
                if any(each.candidate is pointer.candidate for pointer in found):
                    continue
                if named_in(said, each.customer) or any(bears(n, each.customer) for n in names):
                    found.append(
                        rules.Pointer(kind="number_and_name", value=value, candidate=each.candidate)
                    )
        return found

    def _to_hear(self, arrivals: Sequence[Arrival]) -> set[int]:
        """The conversations of which it must be known what was said."""
        wanted: set[int] = set()
        for arrival in arrivals:
            if arrival.message.automatic:
                continue
            pointers = [*self._pointers(arrival), *self._by_number_and_name(arrival)]
            pointed = [pointer.candidate for pointer in pointers]
            latest = sorted(
                {c.id: c for c in (*self._candidates(arrival), *pointed)}.values(),
                key=lambda candidate: (candidate.last_message_at, candidate.id),
                reverse=True,
            )[:HEARD_PER_MESSAGE]
            if latest and not self._goes_on(arrival, latest, bool(pointed)):
                wanted.update(candidate.id for candidate in latest)
        return wanted

    def _candidates(self, arrival: Arrival) -> Sequence[rules.Candidate]:
        own = self.candidates.by_customer.get(arrival.customer_id, [])
        others = self.candidates.by_identity.get(arrival.identity_id)
        return [*own, *(each for each in others if each not in own)] if others else own

    def _goes_on(
        self, arrival: Arrival, candidates: Sequence[rules.Candidate], pointed: bool
    ) -> bool:
        """Whether it plainly goes on with the session under way: one matter, on this leg, just now."""
        if pointed or not arrival.continuous or len(candidates) != 1:
            return False
        [only] = candidates
        return (
            only.status != "resolved"
            and arrival.said_at - only.last_message_at <= SESSION
            and only.leg_for(arrival.channel_id, arrival.identity_id) is not None
            and not self._announces_new(arrival)
        )

    def _announces_new(self, arrival: Arrival) -> bool:
        """Asked when a batch is loaded and again when it is placed; looked for once."""
        found = self._new.get(arrival.key)
        if found is None:
            found = self._new[arrival.key] = announces_new(arrival.message.content.text)
        return found

    def _conversation_of(self, kind: str, value: str) -> int | None:
        if kind == "token":
            read = self._read_token(value)
            return read[0] if read else None
        return ref.decode(value) if kind == "quoted" else None

    def place(self, arrival: Arrival) -> rules.Placement:
        """Decide for one arrival, seeing what was decided before it in the batch."""
        pointers = self._pointers(arrival)
        candidates = self._candidates(arrival)
        content = arrival.message.content
        plain = arrival.message.automatic or self._goes_on(arrival, candidates, bool(pointers))
        ignored = frozenset(words(arrival.message.display_name or ""))
        if not plain:
            self._hear(candidates, ignored)
            pointers += self._by_number_and_name(arrival)
        if plain or not (candidates or pointers):
            said = weigh.Said(
                at=arrival.said_at, continuous=arrival.continuous, disowned=_disowned(arrival)
            )
        else:
            subject = rules.bare_subject(content.subject)
            among = {c.id: c for c in (*candidates, *(p.candidate for p in pointers))}.values()
            self._hear(among, ignored)
            replies = any(rules.bare_subject(c.subject) == subject for c in among)
            said = listen(
                content,
                arrival.said_at,
                arrival.continuous,
                replies=replies,
                ignored=ignored,
                kind=str(arrival.message.headers.get("kind", "message")),
                disowned=_disowned(arrival),
                labels=_labels(arrival),
            )
        placement = rules.place(
            rules.Asked(
                customer_id=arrival.customer_id,
                channel_id=arrival.channel_id,
                identity_id=arrival.identity_id,
                at=arrival.said_at,
                continuous=arrival.continuous,
                said=said,
                address=arrival.message.sender[0].value.lower(),
                subject=content.subject,
                automatic=arrival.message.automatic,
                brand_id=self._brands.get(arrival.channel_id),
                vouched=arrival.assurance > Assurance.CLAIMED and not _disowned(arrival),
            ),
            candidates,
            pointers,
            reopen_within=self._reopen_within,
            recent_within=self._recent_within,
            disowned_before=self._disowned,
        )
        return _with_token(placement, arrival) if arrival.continues else placement

    def _hear(self, among: Iterable[rules.Candidate], ignored: frozenset[str]) -> None:
        for candidate in among:
            if candidate.heard is None:
                lines = self._lines.get(candidate.id, ())
                candidate.heard = hear(candidate.subject, lines, ignored)

    def took(self, arrival: Arrival, candidate: rules.Candidate) -> None:
        """A message of the batch went to this conversation: the next ones hear it too."""
        line = Line(False, arrival.said_at, arrival.message.content.text[:CHARACTERS])
        self._lines.setdefault(candidate.id, []).append(line)
        candidate.heard = None
        if _disowned(arrival):
            self._disowned.add(candidate.id)

    def _pointers(self, arrival: Arrival) -> list[rules.Pointer]:
        found = self.candidates
        pointers: list[rules.Pointer] = []
        for reference in arrival.message.references:
            candidate: rules.Candidate | None
            if reference.kind in ("message", "thread"):
                key = provider_key(self._scope_of(arrival.channel_id), reference.value)
                candidate = found.by_key.get(key)
            else:
                conversation_id = self._conversation_of(reference.kind, reference.value)
                candidate = found.by_id.get(conversation_id) if conversation_id else None
            if candidate is not None:
                pointers.append(
                    rules.Pointer(kind=reference.kind, value=reference.value, candidate=candidate)
                )
        continues = arrival.continues
        if continues and continues.conversation_id is not None:
            candidate = found.by_id.get(continues.conversation_id)
            if candidate is not None:
                made_at = continues.made_at.isoformat(timespec="seconds")
                pointers.insert(
                    0, rules.Pointer(kind="continue", value=made_at, candidate=candidate)
                )
        return pointers


def _disowned(arrival: Arrival) -> bool:
    """Whether the sender's own domain says that a mail is not from there (DMARC)."""
    checked = arrival.message.headers.get("authentication")
    return isinstance(checked, dict) and str(checked.get("dmarc", "")).startswith("fail")


def _labels(arrival: Arrival) -> list[str]:
    """How the fields of a form are called that tell of the matter."""
    fields = arrival.message.headers.get("fields")
    return [str(each) for each in fields] if isinstance(fields, dict) else []


def _with_token(placement: rules.Placement, arrival: Arrival) -> rules.Placement:
    """What the agent must know of the token that the message came with."""
    continues = arrival.continues
    assert continues is not None
    if continues.why is not None:
        kind = "continue_refused" if continues.conversation_id is None else "continue_doubt"
        placement.evidence.append({"kind": kind, "value": continues.why})
        if continues.conversation_id is not None:
            placement.confidence = min(placement.confidence, DOUBTFUL)
    return placement
