"""Promises in what an agent writes: "we call you back before noon tomorrow", with the moment it is due."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from onethread.language.dates import find_dates
from onethread.language.fold import fold


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """What was promised: the kind of act, the words, and by when (aware; None when no moment was named)."""

    act: str  # call, send, visit, pay, check, answer, arrange
    shown: str
    start: int
    end: int
    due: datetime | None


_WE = r"(?:ik|wij|we|i|i'll|we'll|wir|ich|je|nous|on|een collega|a colleague|un collegue|ein kollege|de monteur|the engineer|the technician|der techniker|le technicien|onze [a-z]+|our [a-z]+|notre [a-z]+|unser[e]? [a-z]+|[a-z]+ van onze afdeling|u|you|vous|sie)"
_WILL = r"(?:zal|zullen|ga|gaan|kom(?:t|en)?|bel(?:t|len)?|stuur(?:t)?|sturen|mail(?:t|en)?|laat|laten|ontvangt|krijgt|hoort|hoor|neem(?:t)?|nemen|plan(?:nen)?|betaal|betalen|stort(?:en)?|maak|maken|regel|regelen|zoek|zoeken|heeft|hebt|hebben|will|'ll|shall|haben|aurez|am going to|are going to|promise|get|receive|hear|werde[n]?|melde[n]?|rufe[n]?|schicke[n]?|sende[n]?|erhalten|bekommen|horen|kommt|vais|allons|va|appellerai|appellerons|rappelle(?:rai|rons|ra)?|enverrai|enverrons|recevrez|recontacter(?:ai|ons|a)?|reviens|revenons|viendrons|viendra|venons|vient|passera|passe|rappelons|appelons|envoyons|envoie|verifions|verifie|call|phone|send|email|visit|come|check|refund|pay|arrange|book)"
_ACTS: dict[str, str] = {
    "call": r"(?:terug)?bel(?:t|len|le)?(?: (?:u|je))?(?: terug)?|telefonisch contact|call(?: you)?(?: back)?|phone(?: you)?|ring you|rappel\w*|appel(?:le|er|lera)\w*|ruf\w* .{0,20}an|anrufen|zuruckrufen|ruck(?:ruf|meldung)",
    "visit": r"(?:we|wij|ik) kom(?:en)?|komen (?:we|wij)|come (?:on|at|to|in)\b|viendr\w*|venons|kommen wir|wir kommen|(?:monteur|technicus|collega|schilder|loodgieter|kollege|colleague|engineer|plumber) (?:komt|comes|will come|kommt)|vien(?:t|s) (?:le|chez|vous)|repaired|fixed|hersteld|repare\w*|repariert|langs(?:kom\w*)?|komt? .{0,30}(?:langs|kijken|repareren|monteur)|monteur komt|come (?:by|round|over|to)|visit|engineer (?:will|comes)|pass(?:e|era|erons|er) (?:chez|vous|voir)|passera|intervien\w*|vorbei\w*|kommt .{0,30}(?:techniker|vorbei|zu ihnen)|techniker kommt",
    "pay": r"(?:terug)?betaald|terugbeta\w*|teruggestort|terugstort\w*|stort\w*|maak\w* .{0,30}over|overmak\w*|refund\w*|reimburs\w*|pay (?:you )?back|transfer|rembours\w*|virer\w*|uberweis\w*|erstatt\w*",
    "send": r"(?:op|toe|ver)?gestuurd|verzonden|shipped|dispatched|versendet|stuur\w*|sturen|verzend\w*|toegestuurd|mail(?:t|en)?(?! ?adres)|opsturen|send|sent|e-?mail you|ship|dispatch|envo(?:ie|yer|ye)\w*|enverr\w*|expedi\w*|schick\w*|send(?:e|en)|zusend\w*|zugeschickt",
    "check": r"uitzoek\w*|zoek\w* .{0,25}uit|nakijk\w*|kijk\w* .{0,20}na|controleer\w*|navraag|check|look into|find out|investigat\w*|verifi\w*|renseign\w*|prufe?n?|uberpruf\w*|klare?n?|nachfrag\w*",
    "arrange": r"regel\w*|plan\w* .{0,20}in|inplan\w*|arrange|schedule|book|organis\w*|planifi\w*|organisier\w*|kummer\w*|veranlass\w*",
    "answer": r"(?:have|get|receive) (?:an|our|your) (?:answer|reply|response)|aurez (?:une|notre) reponse|laat .{0,25}weten|laten .{0,25}weten|hoor\w* .{0,30}van (?:ons|mij|me)|kom\w* .{0,25}(?:op )?terug|neem\w* .{0,20}contact|reactie|antwoord\w*|get back|let you know|hear from|reply|respond|be in touch|update you|revien\w*|recontact\w*|tien\w* (?:vous )?(?:au courant|informe)|repond\w*|nouvelles|meld\w*|bescheid|horen .{0,20}von (?:uns|mir)|antwort\w*|ruckmeldung|ontvang\w*|krijg\w*|receive|recevr\w*|erhalten|bekommen",
}
_ACT = {act: re.compile(rf"(?<![a-z])(?:{words})(?![a-z])") for act, words in _ACTS.items()}
_PROMISES = re.compile(
    rf"(?<![a-z]){_WE}(?:'ll)?(?![a-z])[^.!?]{{0,25}}(?<![a-z]){_WILL}(?![a-z])|(?<![a-z]){_WILL}\s+{_WE}(?![a-z])|(?<![a-z])(?:will be|wordt|worden|sera|seront|wird|werden|is going to|est|sont)(?![a-z])[^.!?]{{0,40}}(?<![a-z])(?:sent|refunded|paid|shipped|dispatched|called|visited|repaired|fixed|terugbetaald|teruggestort|gestuurd|verstuurd|verzonden|opgestuurd|gebeld|teruggebeld|gemaakt|hersteld|overgemaakt|rembourse\w*|envoye\w*|expedie\w*|rappele\w*|repare\w*|erstattet|uberwiesen|geschickt|zugeschickt|versendet|repariert|zuruckgerufen)|(?:beloofd|beloof|toegezegd|promised|promets|versprochen|verspreche)"
)
_INQUIRY = re.compile(
    r"\?\s*$|(?<![a-z])(?:kunt u|kun je|could you|can you|pouvez-vous|konnen sie|wilt u|please|alstublieft|als u|if you|si vous|wenn sie|falls|mits|unless|tenzij)(?![a-z])"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*[.!?]*")
_TIME = re.compile(
    r"(?:voor|om|tegen|uiterlijk|before|by|at|until|avant|d'ici|a|vor|um|bis|spatestens)?\s*(?<!\d)([01]?\d|2[0-3])(?:[:.h]([0-5]\d)?|(?=\s*(?:uur|u\b|uhr|h\b|am|pm|o'clock|heures?)))\s*(uur|u\b|uhr|h\b|am|pm|o'clock|heures?)?"
)
_PARTS: tuple[tuple[str, time], ...] = (
    (r"(?:voor|before|avant|vor)\s+(?:de\s+)?(?:twaalven|middag|noon|midday|midi|mittag)|ochtend|morning|matin\b|vormittag", time(12)),
    (r"middag|afternoon|apres-midi|nachmittag|einde van de dag|eind van de dag|end of (?:the )?day|close of business|fin de (?:la )?journee|ende des tages|feierabend", time(17)),
    (r"avond|evening|tonight|soir|abend", time(21)),
)  # fmt: skip
_WITHIN = re.compile(
    r"(?:binnen|within|in|sous|dans(?: les)?|d'ici|innerhalb(?: von)?|over)\s+(?:de |the |les |der |den )?(?:next |komende |prochaine?s? |nachsten )?(\d{1,3}|een|twee|drie|vier|vijf|one|two|three|four|five|un|une|deux|trois|quatre|cinq|einer?|einem|zwei|drei|vier|funf|a|an)\s+"
    r"(werkdag(?:en)?|working days?|business days?|jours? ouvr(?:es?|ables?)|werktag(?:e|en)?|arbeitstag(?:e|en)?|dag(?:en)?|days?|jours?|tag(?:e|en)?|uur|uren|hours?|heures?|stunden?|we(?:ek|ken)|weeks?|semaines?|wochen?|minuten|minutes?)"
)
_COUNTS = {
    "een": 1, "one": 1, "un": 1, "une": 1, "ein": 1, "eine": 1, "einer": 1, "einem": 1, "a": 1, "an": 1,
    "twee": 2, "two": 2, "deux": 2, "zwei": 2, "drie": 3, "three": 3, "trois": 3, "drei": 3,
    "vier": 4, "four": 4, "quatre": 4, "vijf": 5, "five": 5, "cinq": 5, "funf": 5,
}  # fmt: skip
_END_OF_DAY = time(18)


def find_promises(text: str, at: datetime, zone: ZoneInfo) -> list[Promise]:
    """The promises in a text that was written `at`; at most one a sentence. Days are those of `zone`."""
    found: list[Promise] = []
    for sentence in _SENTENCE.finditer(fold(text)):
        said = sentence.group()
        if not _PROMISES.search(said) or _INQUIRY.search(said):
            continue
        start, end = sentence.span()
        due = due_by(text[start:end], at, zone)
        acts = [act for act, pattern in _ACT.items() if pattern.search(said)]
        if not acts or (
            due is None
            and acts[0] in ("answer", "arrange", "check")
            and "zal" not in said
            and "will" not in said
        ):
            continue
        shown = text[start:end].strip()
        begin = start + len(text[start:end]) - len(text[start:end].lstrip())
        found.append(
            Promise(act=acts[0], shown=shown, start=begin, end=begin + len(shown), due=due)
        )
    return found


def due_by(sentence: str, at: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment by which something is due in the words of one sentence said `at`, if they name one."""
    folded = fold(sentence)
    local = at.astimezone(zone)
    within = _WITHIN.search(folded)
    if within:
        return _within(local, within)
    dates = find_dates(sentence, local)
    at_time = _at_time(folded)
    if not dates:
        if at_time is None:
            return None
        due = datetime.combine(local.date(), at_time, zone)
        return due if due > local else due + timedelta(days=1)
    day = date.fromisoformat(dates[-1][0])
    return datetime.combine(day, at_time or _END_OF_DAY, zone)


def _at_time(folded: str) -> time | None:
    for match in _TIME.finditer(folded):
        hour, minute, unit = int(match[1]), int(match[2] or 0), match[3] or ""
        if ":" not in match.group() and not unit and "h" not in match.group():
            continue
        if unit == "pm" and hour < 12:
            hour += 12
        return time(hour, minute)
    for words, moment in _PARTS:
        if re.search(words, folded):
            return moment
    return None


def _within(local: datetime, match: re.Match[str]) -> datetime:
    count = int(match[1]) if match[1].isdigit() else _COUNTS[match[1]]
    unit = match[2]
    if unit.startswith("minut"):
        return local + timedelta(minutes=count)
    if unit.startswith(("uur", "uren", "hour", "heure", "stunde")):
        return local + timedelta(hours=count)
    if unit.startswith(("week", "weken", "semaine", "woche")):
        return _end_of(local + timedelta(weeks=count))
    if "werk" in unit or "work" in unit or "business" in unit or "ouvr" in unit or "arbeit" in unit:
        day = local
        while count:
            day += timedelta(days=1)
            count -= day.weekday() < 5
        return _end_of(day)
    return _end_of(local + timedelta(days=count))


def _end_of(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), _END_OF_DAY, moment.tzinfo)
