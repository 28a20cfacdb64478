"""Decisions about facts: pure, no I/O."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from onethread.language.asking import Asked
from onethread.language.facts import NAMES, Fact, key_of, mask_iban, normal_number
from onethread.language.fold import fold

# Kinds of which a matter usually has one: two values contradict each other.
SINGLE = frozenset({"iban", "birth_date", "customer", "meter", "contract", "postcode"})
# What is the customer's, not the matter's: known from every conversation.
OF_CUSTOMER = frozenset(
    {"iban", "birth_date", "customer", "name", "address", "postcode", "phone", "email"}
)
# A file answers a request for these.
FILES = frozenset({"photo", "document"})
# A customer's answer to "which date?" is no fact that would be asked again with the same words.
NEVER_ASKED_AGAIN = frozenset({"date", "amount", "reading"})


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as it is stored, with the message that states it. `by_customer`: they said it."""

    kind: str
    value: str
    shown: str
    message_id: int
    conversation_id: int
    said_at: datetime
    by_customer: bool
    channel_id: int | None = None
    begins: int = 0
    ends: int = 0


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody put right: `new_value` None means that it is no such fact."""

    conversation_id: int
    kind: str
    value: str
    new_value: str | None
    at: datetime


class KnownFact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that is known, once, with the first message that states it (none when added by hand).

    `value` is for comparing and inserting, `shown` for reading (an IBAN is masked). `conflicts`: there
    is another value of a kind that a matter has only one of. `times`: in how many messages.
    """

    kind: str
    value: str
    shown: str
    message_id: int | None
    conversation_id: int
    said_at: datetime
    by_customer: bool
    channel_id: int | None = None
    conflicts: bool = False
    times: int = 1
    corrected: bool = False


class AskedAgain(msgspec.Struct, frozen=True, kw_only=True):
    """A question in a draft for what is known already, at `begins`…`ends` of the draft."""

    kind: str
    begins: int
    ends: int
    fact: KnownFact


def shown(kind: str, written: str, value: str) -> str:
    """A fact for reading."""
    return mask_iban(value) if kind == "iban" else written


def comparable(kind: str, value: str) -> str:
    """The form in which two writings of one fact are equal."""
    return key_of(value) if kind in NAMES or kind == "iban" else " ".join(fold(value).split())


def known(stated: Iterable[Stated], corrections: Sequence[Corrected]) -> list[KnownFact]:
    """Each fact once, as corrected, oldest first."""
    refused = {
        (c.conversation_id, c.kind, comparable(c.kind, c.value)): c for c in corrections if c.value
    }
    found: dict[tuple[str, str], KnownFact] = {}
    for each in sorted(stated, key=lambda one: (one.said_at, one.message_id)):
        correction = refused.get(
            (each.conversation_id, each.kind, comparable(each.kind, each.value))
        )
        value, written = each.value, each.shown
        if correction is not None:
            if correction.new_value is None:
                continue
            value = written = correction.new_value
        key = (each.kind, comparable(each.kind, value))
        before = found.get(key)
        if before is not None:
            found[key] = msgspec.structs.replace(
                before, times=before.times + 1, by_customer=before.by_customer or each.by_customer
            )
            continue
        found[key] = KnownFact(
            kind=each.kind,
            value=value,
            shown=shown(each.kind, written, value),
            message_id=each.message_id,
            conversation_id=each.conversation_id,
            said_at=each.said_at,
            by_customer=each.by_customer,
            channel_id=each.channel_id,
            corrected=correction is not None,
        )
    for correction in corrections:
        if correction.value or correction.new_value is None:
            continue
        key = (correction.kind, comparable(correction.kind, correction.new_value))
        found.setdefault(
            key,
            KnownFact(
                kind=correction.kind,
                value=correction.new_value,
                shown=shown(correction.kind, correction.new_value, correction.new_value),
                message_id=None,
                conversation_id=correction.conversation_id,
                said_at=correction.at,
                by_customer=False,
                corrected=True,
            ),
        )
    return _with_conflicts(list(found.values()))


def _with_conflicts(facts: list[KnownFact]) -> list[KnownFact]:
    counted: dict[tuple[str, int], int] = {}
    for each in facts:
        key = (each.kind, each.conversation_id)
        counted[key] = counted.get(key, 0) + 1
    return [
        msgspec.structs.replace(each, conflicts=True)
        if each.kind in SINGLE and counted[(each.kind, each.conversation_id)] > 1
        else each
        for each in facts
    ]


def asked_again(
    asked: Sequence[Asked],
    facts: Sequence[KnownFact],
    conversation_id: int,
    *,
    files: Sequence[KnownFact] = (),
) -> list[AskedAgain]:
    """Which of what is asked is known: of the matter itself, or of the customer anywhere.

    `files`: attachments received in this matter. A fact that only we stated (an invoice number in our
    own answer) is known too: whoever asks for it can look it up.
    """
    found: list[AskedAgain] = []
    for question in asked:
        if question.kind in NEVER_ASKED_AGAIN:
            continue
        if question.kind in FILES:
            fitting = list(files)
        else:
            fitting = [
                fact
                for fact in facts
                if fact.kind == question.kind
                and (fact.conversation_id == conversation_id or question.kind in OF_CUSTOMER)
            ]
        if not fitting:
            continue
        best = max(
            fitting,
            key=lambda fact: (
                fact.conversation_id == conversation_id,
                fact.by_customer,
                fact.said_at,
            ),
        )
        found.append(
            AskedAgain(kind=question.kind, begins=question.start, ends=question.end, fact=best)
        )
    return found


class Recogniser(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of number of the organisation's own: how it looks, or which words stand before it."""

    kind: str
    patterns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


_PATTERN = re.compile(r"[A-Z9a-z0-8 ./#-]{2,40}")


def pattern_of(example: str) -> str:
    """The pattern of an example: "HC-20419" looks like "HC-99999"; its letters stay as they are."""
    return re.sub(r"\d", "9", example.strip())


def check_pattern(pattern: str) -> str | None:
    """What is wrong with a pattern, in words, or None. It needs three digits, or two and a letter."""
    if not _PATTERN.fullmatch(pattern):
        return "use letters, digits, spaces and - . / # only, 2 to 40 of them"
    fixed = sum(letter.isalnum() and letter != "9" for letter in pattern)
    if pattern.count("9") < 2 or pattern.count("9") + fixed < 3:
        return "it would match too much: give at least three characters, two of them digits"
    return None


def _letter(letter: str) -> str:
    if letter == "9":
        return r"\d"
    return r"\s?" if letter == " " else re.escape(fold(letter))


def compiled(recogniser: Recogniser) -> re.Pattern[str] | None:
    """The recogniser as an expression that takes time in proportion to the text, over folded text."""
    looks = ["".join(map(_letter, pattern)) for pattern in recogniser.patterns]
    named = [re.escape(fold(word)) for word in recogniser.words]
    parts = []
    if looks:
        parts.append(rf"(?<![a-z0-9])(?P<look>{'|'.join(looks)})(?![a-z0-9])")
    if named:
        parts.append(
            rf"(?<![a-z])(?:{'|'.join(named)})(?:\s*(?:nummer|number|nr|no)\.?)?[\s:#=]*(?:is |was )?"
            rf"(?P<named>(?=[a-z0-9./-]*\d)[a-z0-9]+(?:[-./][a-z0-9]+)*)"
        )
    return re.compile("|".join(parts)) if parts else None


def recognised(text: str, recognisers: Sequence[Recogniser], found: Sequence[Fact]) -> list[Fact]:
    """`found` with what the organisation's own recognisers find; theirs win where both are."""
    own: list[Fact] = []
    folded = fold(text)
    for recogniser in recognisers:
        pattern = compiled(recogniser)
        for match in pattern.finditer(folded) if pattern else ():
            group = "look" if match.groupdict().get("look") else "named"
            start, end = match.span(group)
            if all(end <= fact.start or start >= fact.end for fact in own):
                written = text[start:end]
                value = normal_number(written)
                own.append(
                    Fact(kind=recogniser.kind, value=value, shown=written, start=start, end=end)
                )
    kept = [f for f in found if all(f.end <= o.start or f.start >= o.end for o in own)]
    return sorted([*kept, *own], key=lambda fact: fact.start)
