"""The handover brief: who, what, tried, promised, open; each line traceable to a message. Extractive:
every sentence was said by somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec

from onethread.facts.promised import ShownPromise
from onethread.facts.rules import KnownFact
from onethread.language.asking import asked_for
from onethread.language.topic import Topic, explained, topic
from onethread.language.turns import only_thanks
from onethread.language.words import guess_language, telling

Part = Literal["who", "matter", "tried", "promised", "open"]
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_LONGEST = 220
# Numbers by which a matter is found stand in its line.
_TELLING_KINDS = ("order", "invoice", "contract", "case", "meter", "address")


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """A message for the brief."""

    id: int
    mine: bool
    at: datetime
    text: str
    channel_id: int | None = None
    author: str = ""


class BriefLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: its part, the words that were said (or names), and the messages they come from."""

    part: Part
    text: str
    message_ids: list[int]
    facts: list[KnownFact] = []


def brief(
    customer: str,
    spoken: Sequence[Spoken],
    facts: Sequence[KnownFact],
    promises: Sequence[ShownPromise],
) -> list[BriefLine]:
    """At most five lines, of what there is. `spoken` oldest first."""
    lines = [
        BriefLine(
            part="who",
            text=customer,
            message_ids=[],
            facts=[f for f in facts if f.kind in ("customer", "address", "name")][:3],
        )
    ]
    theirs = [one for one in spoken if not one.mine]
    matter = _matter(theirs)
    if matter:
        about, sentence = matter
        lines.append(
            BriefLine(
                part="matter",
                text=sentence,
                message_ids=[about.id],
                facts=[f for f in facts if f.kind in _TELLING_KINDS][:4],
            )
        )
    tried = _tried([one for one in spoken if one.mine], {p.message_id for p in promises})
    if tried:
        lines.append(
            BriefLine(
                part="tried",
                text=" · ".join(sentence for _, sentence in tried),
                message_ids=[one.id for one, _ in tried],
            )
        )
    waiting = [p for p in promises if p.state != "kept"] or list(promises[-1:])
    if waiting:
        lines.append(
            BriefLine(
                part="promised",
                text=" · ".join(_short(p.shown) for p in waiting[-2:]),
                message_ids=[p.message_id for p in waiting[-2:]],
            )
        )
    still = _open(spoken)
    if still:
        one, sentence = still
        lines.append(BriefLine(part="open", text=sentence, message_ids=[one.id]))
    return lines


def _sentences(text: str) -> list[str]:
    return [match.group().strip() for match in _SENTENCE.finditer(text) if match.group().strip()]


def _short(sentence: str) -> str:
    plain = " ".join(sentence.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"


def _matter(theirs: Sequence[Spoken]) -> tuple[Spoken, str] | None:
    """The sentence among the first messages that says the most of what all of them are about."""
    first = [one for one in theirs[:6] if one.text.strip()]
    if not first:
        return None
    whole = topic(" ".join(one.text for one in theirs[:12]))
    ranked = [
        (_tells(sentence, whole), -at, one, sentence)
        for at, one in enumerate(first)
        for sentence in _sentences(one.text)
    ]
    if not ranked:
        return first[0], _short(first[0].text)
    _, _, one, sentence = max(ranked, key=lambda each: each[:2])
    return one, _short(sentence)


def _tells(sentence: str, whole: Topic) -> float:
    about = topic(sentence)
    if not about.features:
        return 0.0
    return min(about.weight, 8.0) * (0.3 + explained(about, whole))


def _tried(ours: Sequence[Spoken], promised: set[int]) -> list[tuple[Spoken, str]]:
    """What we last said that tells something: no greeting, no bare question, no promise."""
    found: list[tuple[Spoken, str]] = []
    for one in reversed(ours):
        for sentence in _sentences(one.text):
            if sentence.endswith("?") or len(telling(sentence, guess_language(sentence))) < 2:
                continue
            if one.id in promised and found:
                continue
            found.append((one, _short(sentence)))
            break
        if len(found) == 2:
            break
    return found[::-1]


def _open(spoken: Sequence[Spoken]) -> tuple[Spoken, str] | None:
    """The customer's last question that nobody answered, else what we asked and did not get."""
    latest = next((one for one in reversed(spoken) if one.text.strip()), None)
    if latest is None:
        return None
    if latest.mine:
        if not asked_for(latest.text):
            return None
        asking = [s for s in _sentences(latest.text) if asked_for(s)]
        return latest, _short(asking[-1] if asking else latest.text)
    if only_thanks(latest.text):
        return None
    questions = [s for s in _sentences(latest.text) if s.endswith("?")]
    return latest, _short(questions[-1] if questions else latest.text)
