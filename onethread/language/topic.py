"""What a text is about, as weighted features, and how much of one text another explains."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

import msgspec

from onethread.language.concepts import concepts, concepts_of_word, fields
from onethread.language.fold import fold
from onethread.language.words import guess_language, stem, telling, without_farewell

# A concept says more of the matter than a word that merely occurs in both texts.
CONCEPT_WEIGHT = 2.0
GENERAL_CONCEPT_WEIGHT = 0.6
FIELD_WEIGHT = 0.01  # only a mark: it counts through OF_ONE_FIELD
# What another concept of the same field explains of one: taps and leaks are told of in turns.
OF_ONE_FIELD = 0.3
WORD_WEIGHT = 0.8
# A word whose concept is counted already adds a little.
WORD_OF_CONCEPT_WEIGHT = 0.4
# "Slaapkamermuur" after "slaapkamer", "reported" after "reporting": words that begin alike.
ALIKE, OF_ALIKE = 6, 0.6
# From this weight on, a text says enough to tell topics apart.
TELLING_WEIGHT = 2.0

_NUMBERED = re.compile(r"[a-z0-9]+(?:[-./][a-z0-9]+)*")
_DATE = re.compile(r"\d{1,2}[-./]\d{1,2}(?:[-./]\d{2,4})?|\d{4}-\d\d-\d\d|(?:19|20)\d\d")


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """Features of one text or of several: concepts as "+heating", stems as they are, numbers as "#401187"."""

    features: dict[str, float]
    numbers: frozenset[str]

    @property
    def weight(self) -> float:
        """How much the text says of its matter."""
        return sum(self.features.values())


NOTHING = Topic(features={}, numbers=frozenset())


def numbers(text: str) -> frozenset[str]:
    """Numbers that name something (an order, a case), stripped to letters and digits.

    Dates, years, amounts and telephone numbers of more than nine digits name nothing of a matter.
    """
    found: set[str] = set()
    for match in _NUMBERED.finditer(fold(text)):
        token = match.group()
        if _DATE.fullmatch(token):
            continue
        key = re.sub(r"[^a-z0-9]", "", token)
        digits = sum(letter.isdigit() for letter in key)
        before = text[max(0, match.start() - 2) : match.start()]
        is_telephone = digits == len(key) and digits > 9 and not token.startswith(("19", "20"))
        if digits < 4 or len(key) > 20 or is_telephone or "@" in before:
            continue
        if key.startswith(("http", "www")) or "€" in before or "+" in before:
            continue
        found.add(key)
    return frozenset(found)


def topic(text: str, language: str | None = None, ignored: frozenset[str] = frozenset()) -> Topic:
    """What one text is about. `ignored`: folded words that tell nothing here, like the writer's name."""
    spoken = guess_language(text, language)
    said = without_farewell(text)
    features: dict[str, float] = {}
    for each in concepts(said):
        features[f"+{each}"] = GENERAL_CONCEPT_WEIGHT if each.endswith("~") else CONCEPT_WEIGHT
        features.update(dict.fromkeys(fields().get(each, ()), FIELD_WEIGHT))
    for word in telling(said, spoken):
        if word in ignored:
            continue
        weight = WORD_OF_CONCEPT_WEIGHT if concepts_of_word(word) else WORD_WEIGHT
        features.setdefault(stem(word, spoken), weight)
    return Topic(features=features, numbers=numbers(text))


def together(topics: Iterable[Topic]) -> Topic:
    """The topic of several texts, in which what is said again counts a little more."""
    features: dict[str, float] = {}
    found: set[str] = set()
    for each in topics:
        found |= each.numbers
        for feature, weight in each.features.items():
            features[feature] = features.get(feature, 0.0) + weight
    return Topic(
        features={name: weight**0.7 for name, weight in features.items()},
        numbers=frozenset(found),
    )


def explained(said: Topic, by: Topic, rarity: dict[str, float] | None = None) -> float:
    """How much of `said` the topic `by` explains, 0 to 1. `rarity` by feature: 1 is usual."""
    total = shared = 0.0
    begin_so = {each[:ALIKE] for each in by.features if len(each) >= ALIKE}
    for feature, weight in said.features.items():
        if feature.startswith("@"):
            continue
        full = weight * (rarity.get(feature, 1.0) if rarity else 1.0)
        total += full
        if feature in by.features:
            shared += full
        elif any(field in by.features for field in fields().get(feature[1:], ())):
            shared += full * OF_ONE_FIELD
        elif len(feature) >= ALIKE and feature[0] != "+" and feature[:ALIKE] in begin_so:
            shared += full * OF_ALIKE
    return shared / total if total else 0.0


def rarities(topics: Iterable[Topic]) -> dict[str, float]:
    """How well each feature tells these topics apart: what all share tells little."""
    each = list(topics)
    counted: dict[str, int] = {}
    for one in each:
        for feature in one.features:
            counted[feature] = counted.get(feature, 0) + 1
    size = len(each)
    if size < 2:
        return {}
    return {
        feature: max(0.15, math.log((size + 1) / count) / math.log(size + 1))
        for feature, count in counted.items()
        if count > 1
    }
