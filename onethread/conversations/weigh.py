"""How much speaks for a conversation being the one that a message continues: pure, in log-odds.

Every piece of evidence has a weight, in natural log-odds against "it is a new matter". The weights are
judgements, ordered by what can be forged or come about by chance; `onethread bench placement` measures
what they are worth together.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from onethread.language.topic import NOTHING, TELLING_WEIGHT, Topic, explained

# Pointers: only of somebody who takes part.
POINTERS = {
    "continue": 14.0,
    "token": 9.0,
    "message": 6.0,
    "thread": 5.0,
    "quoted": 6.0,
    "number_and_name": 3.5,
}
POINTS_TOO = 0.5
# People use an old mail as an address book: what an answer to it points at counts less the longer its
# matter rested.
OF_THREAD = frozenset({"token", "message", "thread"})
_THREAD_BY_LOG = tuple((math.log10(h), part) for h, part in ((168, 1.0), (336, 0.8), (720, 0.45)))
SAME_SUBJECT = 2.5
NEW_SUBJECT = -1.6
NEW_SUBJECT_ON_THREAD = -2.5
FRESH_SUBJECT = -0.8  # of a mail that answers none, where there was no subject before
ONLY_OPEN = 1.2
OPEN = 0.3
WAITING = 0.5
RESOLVED_LATELY = -0.4
RESOLVED_LONG_AGO = -1.5
SHARED_NUMBER = 5.0
SHARED_LASTING_NUMBER = 2.0
SHARED_NUMBER_OF_SEVERAL = 1.0
OTHER_NUMBER = -2.5
OTHER_NUMBER_OF_SHAPE = -1.2
OTHER_LASTING_NUMBER = -1.2
ANSWERS = 0.7
ANSWERS_QUESTION = 1.7
OWN_QUESTION = -0.8
BURST_HOURS = 0.5
ANSWERS_WHAT_WAS_ASKED = 2.0
# "As I told you on the telephone": there is a call in it, or it is not this matter.
TOLD = {True: 0.6, False: -1.5}
WHOLE_STORY = 4.0  # so much a text says of its topic that it needs none before it
# A form filled in, a call: each is a contact of its own, and a story in it is more likely a new one.
LITTLE = 0.8
OF_ITS_OWN = {"form": -2.0, "call": -0.5}
RESUMES = 4.0
# "A few weeks ago" is not yesterday, and "yesterday" is not last month.
NOT_THEN = -2.5
SOON_HOURS, LATE_HOURS = 24 * 5, 24 * 10
GOES_ON = 1.2
# "It is wrong again" says more of a matter that rests than of one that is open anyway.
GOES_ON_AFTER_REST = 2.6
FRAGMENT = 1.2
THANKS = 1.8
THANKS_FOR_SOLVING = 3.0
ANNOUNCES_NEW = -6.0
AND_TELLS_IT = 1.4
NEW_THOUGH_NOW = 0.5
OTHER_BRAND = -2.0
NOTHING_SPEAKS = -1.0
LASTING = frozenset({"contract", "meter"})
# On a thread that rested, other words weigh more: people use an old mail as an address book.
OLD_THREAD = 1.6
OLD_THREAD_RESTED = timedelta(days=5)

# Log-odds by hours since the conversation was last heard of, and extra on the very same leg.
_RECENCY = (
    (0.1, 3.0),
    (1, 2.2),
    (12, 1.3),
    (72, 0.6),
    (168, 0.1),
    (336, -0.5),
    (720, -1.0),
    (2160, -2.0),
)
_ON_LEG = ((0.5, 2.5), (4, 1.8), (24, 1.2), (72, 0.8), (720, 0.4))
# The same with the logarithm of the hours, as they are looked up for each candidate of each message.
_RECENCY_BY_LOG = tuple((math.log10(hours), value) for hours, value in _RECENCY)
_ON_LEG_BY_LOG = tuple((math.log10(hours), value) for hours, value in _ON_LEG)
_TOPIC = ((0.0, -3.4), (0.12, -2.0), (0.25, -0.2), (0.4, 1.2), (0.6, 2.8))


class Said(msgspec.Struct, kw_only=True):
    """What is to be placed. `numbers`: (kind, letters and digits) of things it names."""

    at: datetime
    continuous: bool
    topic: Topic = NOTHING
    numbers: frozenset[tuple[str, str]] = frozenset()
    kind: str = "message"  # or "form", "call"
    gives: frozenset[str] = frozenset()  # kinds of facts, and "photo", "document"
    resumes: bool = False
    when: str | None = None  # the earlier contact that it speaks of: "long_ago", "just_now"
    disowned: bool = False  # the domain it claims to come from says that it doesn't
    goes_on: bool = False
    announces_new: bool = False
    thanks: bool = False
    fragment: bool = False
    bare_answer: bool = False  # yes, no or agreed, to what was asked
    answer: bool = False  # so short, and about nothing of its own, that it answers something
    told_by: frozenset[str] = frozenset()  # kinds of channels by which they say they told it before


class Known(msgspec.Struct, kw_only=True):
    """What is known of a conversation that it may continue."""

    status: str
    last_message_at: datetime
    resolved_at: datetime | None = None
    on_leg: bool = False
    pointers: frozenset[str] = frozenset()
    subject: str | None = None  # "same", "new" or "fresh", by the bare subject of a mail
    only_open: bool = False
    latest: bool = False  # of all candidates, the one last heard of
    other_brand: bool = False
    to_thank_for: bool = False  # what was solved last, or else the latest
    topic: Topic = NOTHING
    numbers: frozenset[tuple[str, str]] = frozenset()
    unique_numbers: frozenset[str] = frozenset()  # named in this candidate alone
    answered: bool = False  # ours was the last word
    asks: bool = False  # and a question
    asked: frozenset[str] = frozenset()  # what we asked for and were not given since
    channels: frozenset[str] = frozenset()  # kinds of channels it was on; of no kind: all may be


def weigh(
    said: Said, known: Known, reopen_within: timedelta, rarity: Mapping[str, float] | None = None
) -> list[dict[str, Any]]:
    """The evidence for one conversation, each with its weight; their sum is its score."""
    found: list[dict[str, Any]] = [{"kind": "prior", "weight": NOTHING_SPEAKS}]

    def add(kind: str, weight: float, **more: Any) -> None:
        if abs(weight) >= 0.05:
            found.append({"kind": kind, "weight": round(weight, 2), **more})

    hours = max(0.0, (said.at - known.last_message_at).total_seconds() / 3600)
    # An answer to a mail points by its address, its headers and its subject: that it is one, once.
    strongest = max(known.pointers, key=lambda kind: POINTERS[kind], default=None)
    since = math.log10(max(hours, 0.01))
    for kind in known.pointers:
        lasts = _along(_THREAD_BY_LOG, since) if kind in OF_THREAD else 1.0
        add(kind, POINTERS[kind] * lasts if kind == strongest else POINTS_TOO)
    pointed = bool(known.pointers)
    # That they talk just now speaks for nothing when they say that it is about something else; that a
    # matter rests speaks against nothing when they say that they come back to it.
    comes_back = said.resumes or (said.goes_on and known.status == "resolved")
    then = _then(said, hours)
    now = 0.0 if then is False else NEW_THOUGH_NOW if said.announces_new else 1.0
    recency = _along(_RECENCY_BY_LOG, since)
    if recency > 0:
        recency *= now
    elif comes_back:
        recency *= 0.0 if said.when == "long_ago" else 0.5
    add("recent" if hours < 168 else "long_ago", recency)
    if then is False:
        add("not_so_recent" if said.when == "long_ago" else "not_so_long_ago", NOT_THEN)
    if known.on_leg and said.continuous:
        add("same_leg", now * _along(_ON_LEG_BY_LOG, since))
    if known.subject == "same":
        add("same_subject", POINTS_TOO if pointed else SAME_SUBJECT)
    elif known.subject == "new":
        add("new_subject", NEW_SUBJECT_ON_THREAD if pointed else NEW_SUBJECT)
    elif known.subject == "fresh" and not pointed:
        add("new_subject", FRESH_SUBJECT)
    if known.status == "resolved":
        lately = known.resolved_at is not None and said.at - known.resolved_at <= reopen_within
        add(
            "resolved_recently" if lately else "resolved_too_long_ago",
            (RESOLVED_LATELY if lately else RESOLVED_LONG_AGO) * (0.5 if comes_back else 1.0),
        )
    else:
        add("open", WAITING if known.status == "waiting" else OPEN)
    if known.only_open and (known.to_thank_for or not said.thanks):
        add("only_open", ONLY_OPEN)
    if known.other_brand:
        add("other_brand", OTHER_BRAND)
    _weigh_numbers(said, known, add)
    topic = _topic(said, known, rarity)
    if topic < 0 and (said.resumes or said.goes_on):
        topic /= 2  # people name one thing by several words
    rested = known.status == "resolved" or said.at - known.last_message_at > OLD_THREAD_RESTED
    old_thread = OLD_THREAD if pointed and rested else 1.0
    if topic < 0:
        topic *= 0.0 if said.thanks else old_thread
    add("topic" if topic > 0 else "other_topic", topic)
    if known.answered and hours <= 72:
        add("answers", ANSWERS_QUESTION if said.answer and known.asks else ANSWERS)
    elif said.answer and hours > BURST_HOURS:
        add("own_question", OWN_QUESTION)  # nobody answers themselves
    if said.told_by and known.channels and not pointed:
        fits_channel = bool(said.told_by & known.channels)
        add("told_there" if fits_channel else "told_elsewhere", TOLD[fits_channel])
    if known.asked & said.gives and hours <= 24 * 14:
        # An answer says little besides; who tells a whole story gives such a number by the way.
        bare = said.topic.weight < WHOLE_STORY or topic > 0
        add(
            "answers_what_was_asked",
            ANSWERS_WHAT_WAS_ASKED * (1.0 if bare else 0.5),
            kinds=sorted(known.asked & said.gives),
        )
    more = said.resumes or said.goes_on or said.thanks
    if said.kind in OF_ITS_OWN and not more and topic < LITTLE:
        add("contact_of_its_own", OF_ITS_OWN[said.kind])
    if said.announces_new:
        tells_it = topic < 0 and said.topic.weight >= WHOLE_STORY
        add("announces_new", ANNOUNCES_NEW * max(old_thread, AND_TELLS_IT if tells_it else 1.0))
    elif said.resumes:
        fits = then or topic > 0 or (known.latest and then is None and topic == 0)
        add("resumes", RESUMES if fits else RESUMES / 2)
    elif said.goes_on:
        weight = GOES_ON_AFTER_REST if known.status == "resolved" else GOES_ON
        add("goes_on", weight if known.latest or topic > 0 else weight / 2)
    if known.to_thank_for and said.thanks:
        add("thanks", THANKS_FOR_SOLVING if known.status == "resolved" else THANKS)
    elif known.latest and said.fragment and hours <= 72 and not (said.announces_new or said.thanks):
        add("fragment", FRAGMENT)
    return found


def score(evidence: Sequence[Mapping[str, Any]]) -> float:
    """The log-odds of a conversation against a new matter."""
    return float(sum(each["weight"] for each in evidence))


def confidence(best: float, others: Sequence[float]) -> float:
    """The share of the likelihood that the best has among all that were weighed, 0 to 1."""
    return 1.0 / (1.0 + sum(math.exp(min(other - best, 50.0)) for other in others))


def _then(said: Said, hours: float) -> bool | None:
    """Whether the conversation was at the time of which the text speaks; None: it speaks of none."""
    if said.when is None or not (said.resumes or said.goes_on):
        return None
    return hours >= SOON_HOURS if said.when == "long_ago" else hours <= LATE_HOURS


def _weigh_numbers(said: Said, known: Known, add: Any) -> None:
    if not said.numbers and not said.topic.numbers:
        return
    mine = {value for _, value in said.numbers} | said.topic.numbers
    theirs = {value for _, value in known.numbers} | known.topic.numbers
    shared = mine & theirs
    # A contract or a meter is the customer's in many matters.
    lasting = {value for kind, value in (*said.numbers, *known.numbers) if kind in LASTING}
    telling = (shared & known.unique_numbers) - lasting
    if telling:
        weight = SHARED_NUMBER / 2 if said.announces_new else SHARED_NUMBER
        add("facts", weight, values=sorted(telling)[:3])
    elif shared & known.unique_numbers:
        add("facts", SHARED_LASTING_NUMBER, values=sorted(shared)[:3])
    elif shared:
        add("facts", SHARED_NUMBER_OF_SEVERAL, values=sorted(shared)[:3])
    else:
        kinds = {kind for kind, _ in known.numbers} & {kind for kind, _ in said.numbers} - LASTING
        if kinds:
            add("other_numbers", OTHER_NUMBER, kinds=sorted(kinds))
        elif {kind for kind, _ in known.numbers} & {kind for kind, _ in said.numbers}:
            add("other_numbers", OTHER_LASTING_NUMBER)
        elif {_shape(each) for each in mine - lasting} & {_shape(each) for each in theirs}:
            add("other_numbers", OTHER_NUMBER_OF_SHAPE)


def _shape(number: str) -> str:
    """How a number is made: organisations number one kind of thing in one way."""
    return re.sub("[a-z]", "a", re.sub("[0-9]", "9", number.lower()))


def _topic(said: Said, known: Known, rarity: Mapping[str, float] | None) -> float:
    if said.topic.weight < TELLING_WEIGHT or not known.topic.features:
        return 0.0
    share = explained(said.topic, known.topic, dict(rarity or {}))
    value = _along(_TOPIC, share)
    says = min(1.0, said.topic.weight / 6.0)
    heard = min(1.0, known.topic.weight / 4.0) if value < 0 else 1.0
    return value * says * heard


def _along(points: Sequence[tuple[float, float]], at: float) -> float:
    """The value on a line through points, level beyond its ends."""
    if at <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if at <= x1:
            return y0 + (y1 - y0) * (at - x0) / (x1 - x0)
    return points[-1][1]
