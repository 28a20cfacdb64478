"""Which conversation a message continues: decided from evidence, pure, no I/O."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

import msgspec

from onethread.conversations import weigh
from onethread.customers.shared import colleagues
from onethread.language.topic import NOTHING, Topic, rarities

Rule = Literal[
    "continued",
    "reply_token",
    "reply",
    "reference",
    "facts",
    "topic",
    "same_leg",
    "recent",
    "only_open",
    "reopen",
    "new",
    "agent",
]

# Below this the placement is marked for the agent, to be confirmed or corrected with one key.
LOW_CONFIDENCE = 0.8
THANKED_WITHIN = timedelta(days=10)
# A bare answer comes so soon after what it answers.
ANSWERED_WITHIN = timedelta(days=3)
# Of somebody else in the matter: the agent is asked to look who it is.
SOMEBODY_ELSE = 0.5
# What a mail of ours carries to whoever has it.
OF_OUR_MAIL = frozenset({"token", "message", "thread"})
# Pointers that were looked into before: they count from whoever brings them.
ON_THEIR_OWN = frozenset({"number_and_name", "continue"})


class LegFacts(msgspec.Struct, kw_only=True):
    """A leg of a candidate: who is reached on which channel."""

    id: int
    channel_id: int
    identity_id: int
    address: str = ""
    kind: str = ""  # of channel, as people call it: "email", "chat", "whatsapp"; '' another


class Heard(msgspec.Struct, kw_only=True):
    """What was said in a candidate so far. `numbers`: (kind, letters and digits)."""

    topic: Topic = NOTHING
    numbers: frozenset[tuple[str, str]] = frozenset()
    answered: bool = False  # ours was the last word
    asks: bool = False  # and a question
    asked: frozenset[str] = frozenset()

    @property
    def all_numbers(self) -> frozenset[str]:
        """Every number that names something in it."""
        return self.topic.numbers | {value for _, value in self.numbers}


class Candidate(msgspec.Struct, kw_only=True):
    """A conversation that a message may continue. `heard` is loaded where it is needed to decide."""

    id: int
    customer_id: int
    status: str
    subject: str
    last_message_at: datetime
    resolved_at: datetime | None
    legs: list[LegFacts]
    brands: frozenset[int] = frozenset()
    heard: Heard | None = None

    def leg_for(self, channel_id: int, identity_id: int) -> LegFacts | None:
        """Its leg on this channel with this identity, if it has one."""
        for leg in self.legs:
            if leg.channel_id == channel_id and leg.identity_id == identity_id:
                return leg
        return None

    @property
    def may_be_mail(self) -> bool:
        """Whether some of it was not said by chat."""
        return any(leg.kind not in ("chat", "whatsapp") for leg in self.legs)


class Pointer(msgspec.Struct, kw_only=True):
    """A conversation that the message points at: by `continue`, `token`, `message`, `thread`
    or `quoted`."""

    kind: str
    value: str
    candidate: Candidate


class Asked(msgspec.Struct, kw_only=True):
    """What placement needs to know of a message. `at`: when it was said."""

    customer_id: int
    channel_id: int
    identity_id: int
    at: datetime
    continuous: bool  # the channel knows no subjects (chat): what follows is the same matter
    said: weigh.Said
    address: str = ""  # the sender's, in lower case
    subject: str | None = None
    automatic: bool = False
    brand_id: int | None = None
    vouched: bool = False  # their own domain or channel says that it is they


class Placement(msgspec.Struct, kw_only=True):
    """The decision with its evidence. `candidate` None: a new conversation."""

    candidate: Candidate | None
    rule: Rule
    evidence: list[dict[str, Any]]
    runner_up: int | None = None
    reopen: bool = False
    confidence: float = 1.0

    def written_down(self) -> dict[str, Any]:
        """What is kept with the message and shown to agents."""
        kept: dict[str, Any] = {"rule": self.rule, "evidence": self.evidence}
        if self.runner_up is not None:
            kept["runner_up"] = self.runner_up
        if self.confidence < 1.0:
            kept["confidence"] = self.confidence
        return kept


_PREFIX = re.compile(
    r"^\s*((re|aw|antw|antwoord|fw|fwd|wg|doorst|tr|sv|vs)\s*(\[\d+\])?:\s*)+", re.IGNORECASE
)


def bare_subject(subject: str | None) -> str:
    """A subject without reply and forward prefixes, for comparing."""
    if not subject:
        return ""
    return " ".join(_PREFIX.sub("", subject).lower().split())


def place(
    asked: Asked,
    candidates: Sequence[Candidate],
    pointers: Sequence[Pointer],
    *,
    reopen_within: timedelta,
    recent_within: timedelta,
    disowned_before: Collection[int] = (),
) -> Placement:
    """Which conversation a message continues (design, section 7): the one for which most speaks.

    `candidates`: the customer's conversations that are open, or were resolved within living memory.
    `pointers` may lead to anybody's conversation: one that the sender takes no part in is noted, and
    never followed, save by a colleague of whom we wrote to: marked, for the agent to look who it is.
    An automatic message follows pointers only and reopens nothing; neither does one that only says
    thanks. A mail that its own domain disowns goes nowhere, whatever it quotes or answers, but to what
    such a mail of theirs began (`disowned_before`): domains are set up wrongly, too. Nothing else goes
    there by what it says before we answered: the true owner of the address knows nothing of it.
    """
    if asked.said.disowned:
        believed = msgspec.structs.replace(asked.said, disowned=False)
        placed = place(
            msgspec.structs.replace(asked, said=believed),
            [each for each in candidates if each.id in disowned_before],
            [each for each in pointers if each.candidate.id in disowned_before],
            reopen_within=reopen_within,
            recent_within=recent_within,
        )
        kept_out = [*(each.candidate for each in pointers), *candidates]
        return _doubted(placed, kept_out[0].id if kept_out else None)
    candidates = [
        c for c in candidates if c.id not in disowned_before or (c.heard and c.heard.answered)
    ]
    notes: list[dict[str, Any]] = []
    pointed: dict[int, set[str]] = {}
    values: dict[tuple[int, str], str] = {}
    among = {candidate.id: candidate for candidate in candidates}
    stranger: int | None = None
    colleague_of: set[int] = set()
    for pointer in pointers:
        candidate = pointer.candidate
        if pointer.kind in OF_OUR_MAIL and _colleague(asked, candidate):
            if candidate.id not in pointed:
                notes.append({"kind": "colleague", "value": asked.address})
            colleague_of.add(candidate.id)
        elif pointer.kind not in ON_THEIR_OWN and not _takes_part(asked, candidate):
            if candidate.id != stranger:
                notes.append({"kind": "not_a_participant", "by": pointer.kind})
            stranger = candidate.id
            continue
        among.setdefault(candidate.id, candidate)
        pointed.setdefault(candidate.id, set()).add(pointer.kind)
        values.setdefault((candidate.id, pointer.kind), pointer.value[:200])
    if asked.automatic:
        return _automatic(among, pointed, values, notes, stranger)

    known = _known(asked, list(among.values()), pointed, recent_within)
    heard = [candidate.heard.topic for candidate in among.values() if candidate.heard]
    rarity = rarities(heard) if heard else {}
    weighed = [
        (weigh.weigh(asked.said, known[candidate.id], reopen_within, rarity), candidate)
        for candidate in among.values()
    ]
    ranked = sorted(
        (
            (weigh.score(evidence), candidate.last_message_at, candidate.id, evidence)
            for evidence, candidate in weighed
        ),
        key=lambda each: each[:3],
        reverse=True,
    )
    if not ranked:
        return Placement(candidate=None, rule="new", evidence=notes, runner_up=stranger)
    best, _, best_id, evidence = ranked[0]
    scores = [each[0] for each in ranked]
    if best < 0:
        notes += [each for each in evidence if each["weight"] < 0 and each["kind"] != "prior"]
        return Placement(
            candidate=None,
            rule="new",
            evidence=notes,
            runner_up=stranger or best_id,
            confidence=round(weigh.confidence(0.0, scores), 3),
        )
    asked_in = _asked_in(asked, among[best_id], candidates, pointed)
    if asked_in is not None:
        best, _, best_id, evidence = next(each for each in ranked if each[2] == asked_in.id)
        evidence.append({"kind": "answers_ours", "weight": 0.0})
        ranked.sort(key=lambda each: each[2] != best_id)
    chosen = among[best_id]
    told = [
        {**each, "value": values[(best_id, each["kind"])]}
        if (best_id, each["kind"]) in values
        else each
        for each in evidence
        if each["kind"] != "prior"
    ]
    told.sort(key=lambda each: -each["weight"])
    return Placement(
        candidate=chosen,
        rule=_rule(told, chosen),
        evidence=notes + told,
        runner_up=ranked[1][2] if len(ranked) > 1 else stranger,
        reopen=chosen.status == "resolved" and not asked.said.thanks,
        confidence=min(
            round(weigh.confidence(best, [0.0, *scores[1:]]), 3),
            SOMEBODY_ELSE if best_id in colleague_of else 1.0,
        ),
    )


def _doubted(placed: Placement, instead: int | None) -> Placement:
    """A mail that is probably not from whom it says: the agent is asked to look."""
    placed.evidence.append({"kind": "disowned"})
    placed.confidence = min(placed.confidence, SOMEBODY_ELSE)
    if placed.candidate is None:
        placed.runner_up = placed.runner_up or instead
    return placed


def _automatic(
    among: Mapping[int, Candidate],
    pointed: Mapping[int, set[str]],
    values: Mapping[tuple[int, str], str],
    notes: list[dict[str, Any]],
    stranger: int | None,
) -> Placement:
    """An out-of-office or the like: to what it answers, or to the one that is open on its very leg."""
    for kind, rule in _BY_POINTER:
        for candidate_id, kinds in pointed.items():
            if kind in kinds:
                notes.append({"kind": kind, "value": values[(candidate_id, kind)]})
                return Placement(candidate=among[candidate_id], rule=rule, evidence=notes)
    open_ones = [c for c in among.values() if _still_open(c)]
    if len(open_ones) == 1:
        notes.append({"kind": "only_open"})
        return Placement(candidate=open_ones[0], rule="only_open", evidence=notes)
    return Placement(candidate=None, rule="new", evidence=notes, runner_up=stranger)


_BY_POINTER: tuple[tuple[str, Rule], ...] = (
    ("continue", "continued"),
    ("token", "reply_token"),
    ("message", "reply"),
    ("thread", "reply"),
    ("quoted", "reference"),
    ("number_and_name", "reference"),
)
_BY_EVIDENCE: dict[str, Rule] = {
    **dict(_BY_POINTER),
    "facts": "facts",
    "same_subject": "topic",
    "topic": "topic",
    "same_leg": "same_leg",
    "recent": "recent",
    "only_open": "only_open",
}


def _rule(evidence: Sequence[Mapping[str, Any]], chosen: Candidate) -> Rule:
    """What decided, in one word: the pointer if there was one, else the heaviest evidence."""
    kinds = {each["kind"] for each in evidence}
    for kind, rule in _BY_POINTER:
        if kind in kinds:
            return rule
    if chosen.status == "resolved":
        return "reopen"
    if "only_open" in kinds and not kinds & {"facts", "same_subject", "same_leg"}:
        return "only_open"
    for each in evidence:
        if each["kind"] in _BY_EVIDENCE:
            return _BY_EVIDENCE[each["kind"]]
    return "recent"


def _known(
    asked: Asked,
    among: Sequence[Candidate],
    pointed: Mapping[int, set[str]],
    recent_within: timedelta,
) -> dict[int, weigh.Known]:
    active = [c for c in among if _still_open(c)]
    latest = max(among, key=lambda c: (c.last_message_at, c.id)).id if among else None
    to_thank_for = _to_thank_for(asked, among) if asked.said.thanks else None
    counted: dict[str, int] = {}
    for candidate in among:
        if candidate.heard:
            for number in candidate.heard.all_numbers:
                counted[number] = counted.get(number, 0) + 1
    subject = bare_subject(asked.subject)
    known: dict[int, weigh.Known] = {}
    for candidate in among:
        heard = candidate.heard
        theirs = bare_subject(candidate.subject)
        known[candidate.id] = weigh.Known(
            status=candidate.status,
            last_message_at=candidate.last_message_at,
            resolved_at=candidate.resolved_at,
            on_leg=candidate.leg_for(asked.channel_id, asked.identity_id) is not None,
            pointers=frozenset(pointed.get(candidate.id, ())),
            subject=_subject(asked, subject, theirs, candidate.id in pointed),
            only_open=len(active) == 1
            and active[0] is candidate
            and asked.at - candidate.last_message_at <= recent_within,
            latest=candidate.id == latest,
            to_thank_for=candidate.id == to_thank_for,
            other_brand=bool(
                asked.brand_id and candidate.brands and asked.brand_id not in candidate.brands
            ),
            topic=heard.topic if heard else NOTHING,
            numbers=heard.numbers if heard else frozenset(),
            unique_numbers=frozenset(n for n in heard.all_numbers if counted[n] == 1)
            if heard
            else frozenset(),
            answered=bool(heard and heard.answered),
            asks=bool(heard and heard.asks),
            asked=heard.asked if heard else frozenset(),
            channels=_kinds(candidate),
        )
    return known


def _kinds(candidate: Candidate) -> frozenset[str]:
    """The kinds of channels it was on; none when one is of no kind that people name."""
    kinds = frozenset(leg.kind for leg in candidate.legs)
    return frozenset() if "" in kinds else kinds


def _to_thank_for(asked: Asked, among: Sequence[Candidate]) -> int | None:
    """What thanks are most likely for: the matter that was solved last, else the one last heard of;
    nothing that rested longer than people remember to thank."""
    lately = [c for c in among if asked.at - _last_touched(c) <= THANKED_WITHIN]
    solved = [c for c in lately if c.status == "resolved"]
    among = solved or lately
    return max(among, key=lambda c: (_last_touched(c), c.id)).id if among else None


def _last_touched(candidate: Candidate) -> datetime:
    return max(candidate.last_message_at, candidate.resolved_at or candidate.last_message_at)


def _subject(asked: Asked, bare: str, theirs: str, pointed: bool) -> str | None:
    if asked.continuous or not bare:
        return None
    if bare == theirs:
        return "same"
    if theirs or pointed:
        return "new"
    return "fresh" if bare == " ".join((asked.subject or "").lower().split()) else None


def _takes_part(asked: Asked, candidate: Candidate) -> bool:
    """By the customer, the identity, or the very address: several people may share a mailbox."""
    return candidate.customer_id == asked.customer_id or any(
        leg.identity_id == asked.identity_id
        or (asked.address and leg.address == asked.address and leg.channel_id == asked.channel_id)
        for leg in candidate.legs
    )


def _asked_in(
    asked: Asked,
    best: Candidate,
    candidates: Sequence[Candidate],
    pointed: Mapping[int, set[str]],
) -> Candidate | None:
    """The matter in which we said the last word on the very leg on which a bare yes or no comes, where
    another would be chosen in which the customer waits for us: nobody answers their own question."""
    if not asked.said.bare_answer or pointed or best.heard is None or best.heard.answered:
        return None
    ours = [
        each
        for each in candidates
        if _still_open(each)
        and each.heard is not None
        and each.heard.answered
        and asked.at - each.last_message_at <= ANSWERED_WITHIN
        and each.leg_for(asked.channel_id, asked.identity_id) is not None
    ]
    return max(ours, key=lambda each: (each.last_message_at, each.id)) if ours else None


def _colleague(asked: Asked, candidate: Candidate) -> bool:
    """Somebody of the organisation that we wrote to answers in the place of who got it: vouched for by
    their own domain, which is that of an address on this channel (ADR 0032)."""
    return (
        asked.vouched
        and not _takes_part(asked, candidate)
        and any(
            leg.channel_id == asked.channel_id and colleagues(asked.address, leg.address)
            for leg in candidate.legs
        )
    )


def _still_open(candidate: Candidate) -> bool:
    return candidate.status != "resolved"
