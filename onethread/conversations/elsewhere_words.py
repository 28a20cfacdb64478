"""What customers read about continuing elsewhere, in their language."""

from __future__ import annotations

from typing import Literal

Kind = Literal["whatsapp", "email", "chat", "sms", "telephone"]
LANGUAGES = ("en", "nl", "de", "fr")

# What the link has the customer say, who may change it before sending.
HELLO = {
    "en": "I would like to continue our conversation here.",
    "nl": "Ik ga hier graag verder met ons gesprek.",
    "de": "Ich möchte unser Gespräch hier fortsetzen.",
    "fr": "Je souhaite poursuivre notre conversation ici.",
}
SUBJECT = {
    "en": "Continuing our conversation",
    "nl": "Verder met ons gesprek",
    "de": "Fortsetzung unseres Gesprächs",
    "fr": "Suite de notre conversation",
}
_NAMES = {
    "en": {"whatsapp": "on WhatsApp", "email": "by e-mail", "chat": "in the chat", "sms": "by SMS"},
    "nl": {
        "whatsapp": "op WhatsApp",
        "email": "per e-mail",
        "chat": "in de chat",
        "sms": "per sms",
    },
    "de": {
        "whatsapp": "über WhatsApp",
        "email": "per E-Mail",
        "chat": "im Chat",
        "sms": "per SMS",
    },
    "fr": {
        "whatsapp": "sur WhatsApp",
        "email": "par e-mail",
        "chat": "dans le chat",
        "sms": "par SMS",
    },
}
_OFFER = {
    "en": "Continue {way}: {url} (valid for 24 hours, for you alone)",
    "nl": "Ga verder {way}: {url} (24 uur geldig, alleen voor u)",
    "de": "Weiter {way}: {url} (24 Stunden gültig, nur für Sie)",
    "fr": "Continuez {way} : {url} (valable 24 heures, pour vous seul)",
}
_SAY = {
    "en": "Would you rather call? Say the code {code} (valid for 15 minutes).",
    "nl": "Liever bellen? Noem dan de code {code} (15 minuten geldig).",
    "de": "Möchten Sie lieber anrufen? Nennen Sie den Code {code} (15 Minuten gültig).",
    "fr": "Vous préférez téléphoner ? Donnez le code {code} (valable 15 minutes).",
}
TITLE = {
    "en": "Continue your conversation",
    "nl": "Ga verder met uw gesprek",
    "de": "Ihr Gespräch fortsetzen",
    "fr": "Poursuivez votre conversation",
}
PRESS = {
    "en": "Continue {way}",
    "nl": "Verder {way}",
    "de": "Weiter {way}",
    "fr": "Continuer {way}",
}
KEEP = {
    "en": "This link works once and is for you alone: do not pass it on.",
    "nl": "Deze link werkt één keer en is alleen voor u: stuur hem niet door.",
    "de": "Dieser Link gilt einmal und nur für Sie: Bitte geben Sie ihn nicht weiter.",
    "fr": "Ce lien ne fonctionne qu’une fois et vous est réservé : ne le transmettez pas.",
}
OVER = {
    "en": "This link no longer works.",
    "nl": "Deze link werkt niet meer.",
    "de": "Dieser Link gilt nicht mehr.",
    "fr": "Ce lien n’est plus valable.",
}
OVER_HINT = {
    "en": "It was used, or it is older than a day. Ask for a new one where you got it.",
    "nl": "Hij is al gebruikt, of ouder dan een dag. Vraag een nieuwe waar u hem kreeg.",
    "de": "Er wurde schon benutzt oder ist älter als ein Tag. Bitten Sie um einen neuen.",
    "fr": "Il a déjà servi ou date de plus d’un jour. Demandez-en un nouveau.",
}


def language_of(*wanted: str | None) -> str:
    """The first of these that we have words in; English when there is none."""
    for each in wanted:
        if each and each[:2].lower() in LANGUAGES:
            return each[:2].lower()
    return LANGUAGES[0]


def way(kind: Kind, language: str) -> str:
    """Like "on WhatsApp"."""
    return _NAMES[language].get(kind, kind)


def offer(kind: Kind, language: str, url: str) -> str:
    """The line in a reply that offers a link."""
    return _OFFER[language].format(way=way(kind, language), url=url)


def say(language: str, code: str) -> str:
    """The line in a reply that gives a code to say."""
    return _SAY[language].format(code=f"{code[:3]} {code[3:]}")
