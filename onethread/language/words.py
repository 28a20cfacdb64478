"""Words of a text: which language it is, what carries its meaning, and the stems of that."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import snowballstemmer

from onethread.language.fold import fold
from onethread.language.stopwords import COMMON, STOPWORDS

LANGUAGES = ("nl", "en", "fr", "de")
_NAMES = {"nl": "dutch", "en": "english", "fr": "french", "de": "german"}
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# Longer texts say what they are about in their beginning.
CHARACTERS = 4000
_ELIDED = re.compile(r"^(?:l|d|j|qu|n|m|t|s|c|jusqu|lorsqu)'")


def words(text: str) -> list[str]:
    """The words of a text, folded, in order; numbers are no words."""
    return [_ELIDED.sub("", word) for word in _WORD.findall(fold(text[:CHARACTERS]))]


def guess_language(text: str, usual: str | None = None) -> str:
    """The likeliest of the four languages by its small words; `usual` when nothing tells, else Dutch."""
    scores = dict.fromkeys(LANGUAGES, 0)
    for word in words(text[:600]):
        for language in LANGUAGES:
            if word in STOPWORDS[language]:
                scores[language] += 1
    best = max(LANGUAGES, key=lambda language: (scores[language], language == usual))
    if scores[best] == 0:
        return usual if usual in LANGUAGES else "nl"
    return best


@cache
def _stemmer(language: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_NAMES[language])


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """The stem of a folded word."""
    return fold(str(_stemmer(language).stemWord(word)))


def is_telling(word: str, language: str) -> bool:
    """Whether a folded word tells what a text is about: no small word, greeting or courtesy."""
    return len(word) > 2 and word not in STOPWORDS[language] and word not in COMMON


def telling(text: str, language: str) -> list[str]:
    """The folded words that tell what a text is about, in order."""
    return [word for word in words(text) if is_telling(word, language)]


_FAREWELL = re.compile(
    r"^\s*(?:(?:dans l'attente|in afwachting|i look forward|alvast|bedankt|dank|thanks?|merci|danke|vielen dank)\b.{0,60}?,?\s*)?"
    r"(?:met (?:vriendelijke|hartelijke) groet(?:en|jes)?|(?:vriendelijke|hartelijke|vele)? ?groet(?:en|jes)?|m\.?v\.?g|gr\.?|hoogachtend|"
    r"(?:with )?(?:kind|best|warm)(?:est)? regards|regards|best wishes|yours (?:sincerely|faithfully)|sincerely|cheers|"
    r"(?:bien )?cordialement|(?:sinceres |meilleures )?salutations.*|bien a vous|veuillez agreer.*|"
    r"(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen?)? ?gru(?:s|ss)(?:e|en)?|mfg|lg|vg|doei|ciao)\b[^.?!]{0,40}$",
    re.MULTILINE,
)
_MOST_AFTER_FAREWELL = 250


def without_farewell(text: str) -> str:
    """The text up to "kind regards": a name, an address and a slogan tell nothing of the matter."""
    for match in _FAREWELL.finditer(fold(text)):
        if match.start() > 0 and len(text) - match.end() <= _MOST_AFTER_FAREWELL:
            return text[: match.start()]
    return text
