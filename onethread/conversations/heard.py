"""What was said in conversations, and in a message that is to be placed, as placement weighs it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from onethread.conversations import placement_rules as rules
from onethread.conversations import weigh
from onethread.database.engine import Connection
from onethread.language import asking, facts, turns
from onethread.language.fold import fold
from onethread.language.topic import NOTHING, TELLING_WEIGHT, together, topic
from onethread.messages import Content

# The latest messages of a conversation tell what it is about now; its subject, how it began.
MESSAGES = 16
CHARACTERS = 1500
# In a session under way, on one leg, with one open matter, nothing has to be weighed.
SESSION = timedelta(minutes=30)
# Facts of the writer, not of a matter.
WHEREABOUTS = frozenset({"address", "postcode", "iban"})

_LINES = f"""
SELECT c.id AS conversation_id, m.direction, m.said_at, m.text
FROM unnest($1::bigint[]) AS c(id)
CROSS JOIN LATERAL (
  SELECT direction, said_at, left(content->>'text', {CHARACTERS}) AS text
  FROM messages
  WHERE conversation_id = c.id AND direction IN ('in', 'out') AND deleted_at IS NULL
  ORDER BY said_at DESC, id DESC
  LIMIT {MESSAGES}
) AS m
"""


class Line(msgspec.Struct, frozen=True):
    """One message of a conversation."""

    mine: bool  # ours, not the customer's
    at: datetime
    text: str


async def load_lines(
    connection: Connection, conversation_ids: Iterable[int]
) -> dict[int, list[Line]]:
    """The latest messages of these conversations, oldest first, by conversation."""
    found: dict[int, list[Line]] = {}
    for row in await connection.fetch(_LINES, list(conversation_ids)):
        line = Line(row["direction"] == "out", row["said_at"], row["text"] or "")
        found.setdefault(row["conversation_id"], []).append(line)
    return {each: lines[::-1] for each, lines in found.items()}


def hear(subject: str, lines: Sequence[Line], ignored: frozenset[str] = frozenset()) -> rules.Heard:
    """What a conversation is about, by its subject and lines. `ignored`: words of names."""
    read = [(line.text, facts.find_facts(line.text, line.at)) for line in lines if line.text]
    stated = [fact for _, found in read for fact in found]
    last = lines[-1] if lines else None
    return rules.Heard(
        topic=together(
            [
                topic(text, ignored=ignored)
                for text in (
                    *([rules.bare_subject(subject)] if subject else []),
                    *(_without_whereabouts(text, found) for text, found in read),
                )
            ]
        ),
        numbers=_numbers(stated),
        answered=bool(last and last.mine),
        asks=bool(last and last.mine and asking.asks(last.text)),
        asked=_asked(lines),
    )


def _asked(lines: Sequence[Line]) -> frozenset[str]:
    """What we asked for lately and were not given since."""
    wanted: set[str] = set()
    for line in lines[-4:]:
        if line.mine:
            wanted |= {each.kind for each in asking.asked_for(line.text)}
        elif wanted:
            given = facts.find_facts(line.text, line.at, asked=sorted(wanted))
            wanted -= {fact.kind for fact in given}
    return frozenset(wanted)


def listen(
    content: Content,
    at: datetime,
    continuous: bool,
    *,
    replies: bool,
    ignored: frozenset[str] = frozenset(),
    kind: str = "message",
    disowned: bool = False,
    labels: Iterable[str] = (),
) -> weigh.Said:
    """What a message says, for placement. `replies`: its subject is that of an older thread and says
    nothing new. `ignored`: words of names. `labels`: of a form's fields, that say nothing of the matter."""
    text = content.text
    for label in labels:
        text = text.replace(f"{label}: ", "")
    new = turns.announces_new(text)
    subject = "" if replies else rules.bare_subject(content.subject)
    whole = f"{subject}\n{text}" if subject else text
    stated = facts.find_facts(whole, at)
    gives = {fact.kind for fact in stated}
    if any(attachment.kind in ("image", "video") for attachment in content.attachments):
        gives |= {"photo", "document"}
    elif content.attachments:
        gives.add("document")
    has_files = bool(content.attachments)
    about = (
        topic(_without_whereabouts(whole, stated), ignored=ignored) if whole.strip() else NOTHING
    )
    resumes, goes_on = turns.resumes(whole), turns.goes_on(whole)
    thanks = not has_files and turns.only_thanks(text)
    plain = not (new or thanks or resumes or goes_on)
    return weigh.Said(
        at=at,
        continuous=continuous,
        kind=kind,
        disowned=disowned,
        topic=about,
        numbers=_numbers(stated),
        gives=frozenset(gives)
        | ({"order", "invoice", "contract", "case", "meter"} if about.numbers else frozenset()),
        resumes=resumes,
        when="long_ago"
        if turns.of_long_ago(whole)
        else "just_now"
        if turns.of_just_now(whole)
        else None,
        goes_on=goes_on,
        announces_new=new,
        thanks=thanks,
        answer=plain and about.weight < TELLING_WEIGHT and turns.may_answer(text),
        told_by=turns.told_by(whole) if resumes else frozenset(),
        bare_answer=not has_files and turns.is_bare_answer(text),
        fragment=(has_files and len(text) < 30) or turns.is_fragment(text),
    )


def _without_whereabouts(text: str, stated: Sequence[facts.Fact]) -> str:
    """A text without addresses and account numbers: they are the writer's in every matter."""
    for fact in sorted(stated, key=lambda each: -each.start):
        if fact.kind in WHEREABOUTS:
            text = f"{text[: fact.start]} {text[fact.end :]}"
    return text


def _numbers(stated: Iterable[facts.Fact]) -> frozenset[tuple[str, str]]:
    """Numbers of matters; those of the customer (IBAN, customer number) name no matter."""
    return frozenset(
        (fact.kind, facts.key_of(fact.value).lower())
        for fact in stated
        if fact.kind in facts.NAMES and fact.kind != "customer"
    )


# "KB 80231": letters and figures that name something, whatever it is.
_CODE = re.compile(r"(?<![a-z0-9])([a-z]{1,4})[ -]?(\d{4,12})(?![a-z0-9])")
_LETTERS_FIRST = re.compile(r"([A-Z]{1,5})(\d+)")


def numbers_of(text: str, at: datetime) -> frozenset[tuple[str, str]]:
    """Numbers of things that a text gives, (kind, value) as facts are stored, in each way in which they
    may have been written before. A code that stands alone may be of any kind."""
    if not any(letter.isdigit() for letter in text):
        return frozenset()
    found = {
        (fact.kind, value)
        for fact in facts.find_facts(text, at)
        if fact.kind in facts.NAMES
        for value in _written(fact.value)
    }
    for letters, figures in _CODE.findall(fold(text[:CHARACTERS])):
        written = _written(f"{letters}{figures}".upper())
        found |= {(kind, value) for kind in facts.NAMES for value in written}
    return frozenset(found)


def _written(value: str) -> set[str]:
    """A number as it came, in one piece, and with a dash after its letters."""
    plain = facts.key_of(value)
    return {value, plain, _LETTERS_FIRST.sub(r"\1-\2", plain, count=1)}


def names_of(text: str, at: datetime) -> list[str]:
    """The names by which a text calls its writer."""
    return [fact.value for fact in facts.find_facts(text, at) if fact.kind == "name"]
