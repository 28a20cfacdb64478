"""Names of people: are two of them one person's, as far as names can tell?

Names come from everywhere: typed in haste, initials only, family name first, with a title, before and
after a marriage, as a pet name. Two names *differ* only when both tell a whole person and no such
everyday reason explains the difference; whatever is less clear is unknown and parts nobody.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec

from onethread.customers.similar import alike

Relation = Literal["same", "compatible", "partial", "unknown", "different"]

_TITLES_TEXT = """
dhr mevr mw meneer mevrouw heer de_heer drs dr ir ing mr mrs ms miss sir prof herr frau hr fr m mme
mlle monsieur madame mademoiselle familie fam family famille
"""
_TITLES = frozenset(_TITLES_TEXT.split())
_HOUSEHOLD_TEXT = """
familie fam family famille gezin huishouden household
"""
HOUSEHOLD_WORDS = frozenset(_HOUSEHOLD_TEXT.split())
_PARTICLES_TEXT = """
van von der den de het ten ter te 't la le du des di da dos el al bin ben zu zum zur op in aan bij
onder over s t d l
"""
PARTICLES = frozenset(_PARTICLES_TEXT.split())
# Where they come first they are given names: "Ben Jansen".
_GIVEN_TOO = frozenset({"ben", "al"})
_COMPANY_TEXT = """
bv nv vof gmbh ag kg ug ohg ltd limited llc plc inc sarl sas sa eurl stichting vereniging gemeente
support service klantenservice administratie receptie info team verwaltung hausverwaltung office
beheer makelaardij vve
"""
_COMPANY = frozenset(_COMPANY_TEXT.split())
# Words beside a name that are none: of households, companies, particles, titles.
NOT_NAMES = _TITLES | HOUSEHOLD_WORDS | PARTICLES | _COMPANY
# Pet names and the names they stand for, in four languages; one group a line.
_GROUPS = """
jan johannes johan hans johannus joannes jo
jannie johanna hanneke hannie joke anneke jannetje janna
piet pieter peter petrus
kees cornelis cor corneel
klaas nicolaas nico niek niels nicolas nikolaus klaus
wim willem wilhelmus willy wil will william bill billy liam wilhelm guillaume
henk hendrik hendricus henri henry rik heinrich heinz harry
bert albert albertus bertus lambert robert rob bob bobby robbie hubert gijsbert adelbert norbert
gerrit gerard gerhard geert gert gerd gerardus
ton toon anton antonius antoon anthony tony antoine antonio toni
theo theodorus theodoor theodor ted
frans franciscus frank franz francois francis
sjaak jacques jacob jacobus jaap koos cobus jakob james jim jimmy jamie
dirk diederik derk dick richard rick ricky ritchie
bas sebastiaan bastiaan sebastian sebastien
tom thomas tommy thom
mike michael michiel michel mick michiels mikael
chris christiaan christian christoph christopher kris christoffel
lex alexander alex sander xander sasha alexandre
max maximiliaan maximilian maxime
ben benjamin bennie benny
sam samuel sammy samantha
dan daniel danny daan
dave david davy
joe joseph josef jozef jef joep jos joost josephus
stef stefan stephan stephanus steven stephen steve stefaan stephane etienne
fred frederik fredrik frederick fritz frits alfred friedrich frederic
leo leonard leonardus leendert leen leon leonhard
ed eduard edward eddy eddie ted edouard
matt matthew mathijs matthijs thijs mathias matthias matthieu
nick nicholas nico
andy andrew andreas andries andre dries
greg gregory gregor
bram abraham
arie adriaan adrianus ad adrian arjan
sjoerd sieuwerd
lies liesbeth elisabeth elizabeth els elly betty bets liz lizzy beth bettina lisa elise lise ilse
els elsje elza
anna anne annie ans anneke anja annemarie anika anouk annette
ria maria marie mary marijke mieke mia marieke marije marian marianne rita marja miep
tiny martina martine martijntje
trudy geertruida geertruda truus gertrud gerda
corrie cornelia cora neeltje nel
wil willemina wilhelmina mien mina willie
greet greetje margaretha margriet margaret margarethe maggie meg peggy grietje griet gretel margot
kate katherine catherine kathy katie cathy kaat katrien catharina katharina trijntje toos to kathrin
riet marietje maria
jet jetty henriette hendrika riek rika
leny helena leni lena lenie helene ellen elena
lien lina carolina caroline karolina
dien bernardina dina gerardina
fien josephine josefien josefina
sue susan suzanne susanne suus sanne
jen jennifer jenny
vicky victoria viktoria
tina christina christine kristina tineke stien
nicky nicole nicolette
moni monique monika
gaby gabriele gabrielle gabriela
uschi ursula
sandy sandra alexandra
heidi adelheid
bea beatrix beatrice
dora theodora dorothea doortje
toni antonia antoinette netty
eef eva eefje
daan danielle daniella
""".strip()
_PET: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_GROUPS.splitlines()):
    for _word in _line.split():
        _PET[_word] = _PET.get(_word, frozenset()) | {_number}
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})
# "van 't Hof", "'s-Gravesande": no initial.
_ELIDED = re.compile(r"(?<!\w)['’][ts](?!\w)[ -]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)


class PersonName(msgspec.Struct, frozen=True, kw_only=True):
    """A name taken apart and folded. `given` may hold single letters (initials). Without `whole` it
    does not tell a whole person: a household, a company, one word, or nothing."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    whole: bool
    words: tuple[str, ...]
    household: bool = False


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, as names are compared."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(c for c in spread if not unicodedata.combining(c)).replace("’", "'")


@lru_cache(maxsize=65536)
def take_apart(name: str) -> PersonName:
    """Given and family names of a display name."""
    plain = fold(re.sub(r"[(\[<\"].*?[)\]>\"]", " ", name))
    plain = _ELIDED.sub("", plain)
    head, comma, tail = plain.partition(",")
    words = [w.strip("'") for w in _WORD.findall(f"{tail} {head}" if comma else plain)]
    turned = bool(comma) and bool(_WORD.search(tail))
    household = any(word in HOUSEHOLD_WORDS for word in words)
    company = any(word in _COMPANY for word in words)
    kept = [w for w in words if w and w not in _TITLES]
    solid = [w for at, w in enumerate(kept) if w not in PARTICLES or _is_given(kept, at)]
    if household or company or not solid:
        return PersonName(
            given=(),
            family=() if company else tuple(solid),
            whole=False,
            words=tuple(solid),
            household=household,
        )
    hyphenated = _hyphenated(plain)
    if len(solid) == 1 or 1 < hyphenated == len(kept):
        # "Mrs Jansen" tells the family name; of one word alone nobody knows which it is.
        titled = len(kept) < len(words)
        return PersonName(
            given=(), family=tuple(solid) if titled else (), whole=False, words=tuple(solid)
        )
    if turned:
        given_words = [w for w in _WORD.findall(tail) if w in solid]
        given = tuple(given_words)
        family = tuple(w for w in solid if w not in given_words)
    elif kept[0] not in solid and len(kept[0]) > 1 and len(solid) == 2:
        family, given = (solid[0],), (solid[1],)  # "van Dijk Jan": the family name first
    elif len(kept[-1]) == 1 < len(kept[0]):
        family, given = tuple(solid[:-1]), (solid[-1],)  # "Kuiper L."
    else:
        at = max(_family_begins(kept), hyphenated)
        given = tuple(w for w in kept[:at] if w in solid)
        family = tuple(w for w in kept[at:] if w in solid)
        if not given or not family:
            given, family = (solid[0],), tuple(solid[1:])
    return PersonName(given=given, family=family, whole=bool(given and family), words=tuple(solid))


def _hyphenated(plain: str) -> int:
    """Of how many words a name's first part is that hyphens hold together, titles left out: 2 of
    "Jean-Pierre Dupont" and of "Mme Nguyen-Lambert"; 0 of others."""
    parts = [part for part in plain.split() if part.strip(".") not in _TITLES]
    return len(_WORD.findall(parts[0])) if parts and "-" in parts[0].strip("-") else 0


def _is_given(words: list[str], at: int) -> bool:
    """Whether what looks like a particle is a given name by its place: the "L." of "L. Kuiper" and of
    "Kuiper L.", the Ben of "Ben Jansen"."""
    if len(words) < 2:
        return False
    if len(words[at]) == 1:
        return at in (0, len(words) - 1)
    return not at and words[at] in _GIVEN_TOO


def _family_begins(words: list[str]) -> int:
    """Where the family name begins: at its particle ("Jan van der Berg"), after the initials, or at
    the second word; a double family name ("Anja Jansen-Bakker") is two words of it."""
    for index, word in enumerate(words):
        if index and word in PARTICLES and len(word) > 1:
            return index
    initials = 0
    while initials < len(words) - 1 and len(words[initials]) == 1:
        initials += 1
    return initials or 1


@lru_cache(maxsize=65536)
def relation(one: str, other: str) -> Relation:
    """How two names stand to each other: `same` (up to spelling), `compatible` (initials, a pet name),
    `partial` (one of the names only, or another family name since a marriage), `different` (two
    people, or one and the whole family), or `unknown` (they don't tell)."""
    a, b = take_apart(one), take_apart(other)
    if not a.words or not b.words:
        return "unknown"
    if sorted(a.words) == sorted(b.words):
        return "same"
    if (a.household and b.whole) or (b.household and a.whole):
        return "different"
    if not (a.whole and b.whole):
        shorter, longer = sorted((a, b), key=lambda each: len(each.words))
        if all(any(alike(w, x) for x in longer.words) for w in shorter.words):
            return "compatible" if len(shorter.words) > 1 else "partial"
        return "unknown"
    given = _given(a.given, b.given)
    family = any(alike(x, y) for x in a.family for y in b.family)
    if given == "same" and family:
        return "same"
    if given != "no" and family:
        return "compatible"
    if given == "same":
        return "partial"
    crossed = {_given(a.given, b.family), _given(a.family, b.given)}
    turned = "same" in crossed and "no" not in crossed  # the family name first
    return "compatible" if turned else "different"


def _given(one: tuple[str, ...], other: tuple[str, ...]) -> Literal["same", "maybe", "no"]:
    """Whether given names agree. Only the first ones are whole names that tell people apart; an
    initial agrees with any name that begins so, and with the pet names of such."""
    for x in one:
        for y in other:
            if len(x) > 1 and len(y) > 1 and alike(x, y):
                return "same"
    for x in one:
        for y in other:
            if (len(x) == 1 or len(y) == 1) and _initial(x, y):
                return "maybe"
            if pet_names(x, y):
                return "maybe"
            if min(len(x), len(y)) >= 2 and (x.startswith(y) or y.startswith(x)):
                return "maybe"  # a short form: "Es" of "Esther", "Han" of "Hanneke"
    return "no"


def _initial(one: str, other: str) -> bool:
    if one[0] == other[0]:
        return True
    letter, word = (one, other) if len(one) == 1 else (other, one)
    if len(word) == 1:
        return False
    groups = _PET.get(word, frozenset())
    return any(name[0] == letter for name, known in _PET.items() if known & groups)


def pet_names(one: str, other: str) -> bool:
    """Whether one is a pet name or another form of the other ("Kees", "Cornelis")."""
    return bool(_PET.get(one, frozenset()) & _PET.get(other, frozenset()))


@lru_cache(maxsize=65536)
def pet_groups(word: str) -> tuple[str, ...]:
    """Which groups of forms of one name a given name belongs to, as compared elsewhere."""
    return tuple(sorted(f"g{number}" for number in _PET.get(word, ())))
