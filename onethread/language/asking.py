"""Which facts a text asks the reader for, in four languages."""

from __future__ import annotations

import re

import msgspec

from onethread.language.facts import _ENDING, NAMES
from onethread.language.fold import fold

_POSSESSIVE = r"(?:uw|u|je|jouw|jullie|het|de|een|your|the|an?|votre|vos|ton|le|la|l'|un|une|ihre?[nr]?|deine?[nr]?|die|der|das|den|eine?[nr]?)"
# A sentence that asks: it begins or ends like a question, or it requests.
_REQUEST = re.compile(
    r"(?<![a-z])(?:kunt u|kun je|kan u|wilt u|wil je|zou(?:dt)? u|zou je|mag ik|mogen wij|heeft u|heb je|wat is|"
    r"wat was|welke?|graag|ontvang(?:en)? (?:ik|wij|we)|ik heb .{0,25} nodig|wij hebben .{0,25} nodig|ontvang(?:en)? (?:ik|wij) graag|stuurt u|stuur (?:me|mij|ons)|"
    r"geef(?:t u)?|vermeld|laat .{0,12} weten|mail ons|noem|"
    r"could you|can you|would you|will you|may i|can i (?:have|get)|could i (?:have|get)|do you have|what(?:'s| is| was)|which|"
    r"please (?:send|give|share|provide|confirm|tell|let|state|supply|quote)|send (?:me|us)|let (?:me|us) (?:know|have)|i(?:'ll)? need|we(?:'ll)? need|provide|"
    r"pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|quel(?:le)?s?|avez-vous|as-tu|merci de|veuillez|j'aurais besoin|nous avons besoin|il (?:me|nous) faut(?:drait)?|puis-je avoir|"
    r"indiquez|envoyez|communiquez|donnez|"
    r"konnen sie|konnten sie|kannst du|konntest du|wurden sie|wie lautet|wie ist|was ist|welche[rsn]?|haben sie|hast du|"
    r"bitte (?:senden|schicken|geben|nennen|teilen|bestatigen|um)|teilen sie|nennen sie|nenn|geben sie|schicken sie|senden sie|ich brauche|wir brauchen|ich benotige|wir benotigen|darf ich)(?![a-z])"
)
# Words between the request and what is asked that make it another question.
_OTHER: dict[str, str] = {
    "iban": r"iban|rekeningnummer|bankreken(?:ing|ingnummer)|bank account(?: number)?|account number of your bank|bankverbindung|kontonummer|rib|coordonnees bancaires|bankgegevens|bank details",
    "address": r"adres(?:gegevens)?|straat(?:naam)?(?: en huisnummer)?|huisnummer|address|house number|adresse|anschrift|hausnummer|rue",
    "postcode": r"postcode|post code|zip(?: code)?|code postal|postleitzahl|plz",
    "name": r"(?:volledige |full |voor- en achter|achter|voor|first |last |sur|family |vollstandigen? |vor-? ?und nach|nach|vor)?(?:naam|name|namen|nom|prenom)",
    "phone": r"telefoonnummer|telefoon|mobiele? nummer|phone(?: number)?|mobile(?: number)?|numero de telephone|telephone|telefonnummer|handynummer|rufnummer",
    "email": r"e-?mailadres|e-?mail address|mailadres|adresse (?:e-?)?mail|courriel|e-?mail-?adresse",
    "birth_date": r"geboortedatum|date of birth|birth ?date|date de naissance|geburtsdatum",
    "photo": r"foto'?s?|photos?|pictures?|bilde?r?",
    "document": r"bijlage|document(?:en|s)?|formulier|attachment|piece jointe|anhang|unterlagen|kopie|copy|copie|bewijs|proof|justificatif|nachweis",
    "date": r"(?:op )?welke (?:datum|dag)|wanneer|datum|(?:what|which) (?:date|day)|when did|date|a quelle date|quel jour|quand|welchem tag|wann",
    "reading": r"meterstand(?:en)?|stand van (?:de|uw) meter|meter readings?|reading|releve|zahlerstand|index",
    "amount": r"welk bedrag|bedrag|amount|montant|betrag",
}
_KINDS: dict[str, re.Pattern[str]] = {
    **{
        kind: re.compile(
            rf"(?<![a-z])(?:(?:welke?|which|what|quelle?|quels|welche[rsnm]?) (?:{names})(?:s|en)? (?:gaat|is|are|betreft|do|does|staat|it|s'agit|est|geht|handelt|concerns|concerne)|"
            rf"(?:welk nummer|which number|what number|quel numero|welche nummer) .{{0,25}}(?:{names})|"
            rf"(?:(?:numero|number|nummer|n°|nr\.?|code|referen(?:tie|ce))(?: (?:de|du|d'|of|van|der|des))*(?: (?:la|le|de|your|the|uw|je|votre|ihre[rs]?|het))? ?)"
            rf"(?:{names})(?:s)?|(?:{names})(?:{_ENDING}))(?![a-z])"
        )
        for kind, names in NAMES.items()
    },
    **{
        kind: re.compile(rf"(?<![a-z])(?:{names})(?![a-z])")
        for kind, names in _OTHER.items()
        if kind != "date"
    },
}
_WHEN = re.compile(
    rf"(?<![a-z])(?:{_OTHER['date']})(?![a-z]).{{0,40}}(?:besteld|gekocht|ontvangen|begonnen|begon|gebeurd|verhuisd|betaald|order(?:ed)?|buy|bought|receive|start|begin|happen|move|pay|paid|purchase|commande|achete|recu|commence|arrive|paye|bestellt|gekauft|erhalten|begonnen|passiert|umgezogen|bezahlt)"
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*|\n")
# "We have your order number": tells, does not ask.
_TELLS = re.compile(
    r"(?<![a-z])(?:vindt u|staat op|kunt u vinden|is (?:bekend|bijgewerkt|aangepast)|we have your|i have your|wij hebben uw|ik heb uw|ik zie uw|you can find|vous trouverez|finden sie|haben wir|liegt uns vor)(?![a-z])"
)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that a text asks for: its kind and the sentence at `start`…`end`."""

    kind: str
    start: int
    end: int


def asked_for(text: str) -> list[Asked]:
    """The facts that a text asks the reader to give, one each kind, in order."""
    folded = fold(text)
    found: dict[str, Asked] = {}
    for sentence in _SENTENCE.finditer(folded):
        said = sentence.group()
        if not (said.rstrip().endswith("?") or _REQUEST.search(said)):
            continue
        if _TELLS.search(said) and not said.rstrip().endswith("?"):
            continue
        for kind, pattern in _KINDS.items():
            match = pattern.search(said)
            if match and kind not in found and not _is_within_longer(kind, said, match):
                found[kind] = Asked(kind=kind, start=sentence.start(), end=sentence.end())
        if "date" not in found and _WHEN.search(said):
            found["date"] = Asked(kind="date", start=sentence.start(), end=sentence.end())
    return sorted(found.values(), key=lambda each: each.start)


def asks(text: str) -> bool:
    """Whether a text waits for an answer: it asks, or it requests."""
    return any(
        said.rstrip().endswith("?") or _REQUEST.search(said)
        for said in _SENTENCE.findall(fold(text))
    )


def _is_within_longer(kind: str, said: str, match: re.Match[str]) -> bool:
    """ "E-mail address" asks for no address, "account number of your bank" for no customer number."""
    if kind in ("address", "name"):
        mail = _KINDS["email"].search(said)
        if mail and mail.start() <= match.start() < mail.end():
            return True
    if kind == "customer":
        bank = _KINDS["iban"].search(said)
        return bool(bank and bank.start() <= match.start() < bank.end())
    return False
