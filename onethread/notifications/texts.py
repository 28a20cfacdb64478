"""What pushes and digests say, in the languages of the workspace."""

from __future__ import annotations

from collections.abc import Mapping

from onethread.notifications.rules import Kind

LANGUAGES = ("en", "nl", "de", "fr")

_KINDS: Mapping[str, Mapping[Kind, str]] = {
    "en": {
        "mention": "You were mentioned",
        "undelivered": "A message was not delivered",
        "promise": "A promise is due",
        "assigned": "A conversation was assigned to you",
        "woken": "A snoozed conversation is back",
        "message": "New message in your conversation",
        "unassigned": "New conversation without an owner",
    },
    "nl": {
        "mention": "Je bent genoemd",
        "undelivered": "Een bericht is niet afgeleverd",
        "promise": "Een toezegging moet nu worden nagekomen",
        "assigned": "Een gesprek is aan je toegewezen",
        "woken": "Een gesnoozed gesprek is terug",
        "message": "Nieuw bericht in je gesprek",
        "unassigned": "Nieuw gesprek zonder eigenaar",
    },
    "de": {
        "mention": "Sie wurden erwähnt",
        "undelivered": "Eine Nachricht wurde nicht zugestellt",
        "promise": "Eine Zusage ist fällig",
        "assigned": "Ihnen wurde ein Gespräch zugewiesen",
        "woken": "Ein zurückgestelltes Gespräch ist wieder da",
        "message": "Neue Nachricht in Ihrem Gespräch",
        "unassigned": "Neues Gespräch, noch nicht zugewiesen",
    },
    "fr": {
        "mention": "Quelqu’un vous a mentionné",
        "undelivered": "Un message n’a pas été remis",
        "promise": "Une promesse arrive à échéance",
        "assigned": "Une conversation vous a été attribuée",
        "woken": "Une conversation en veille est de retour",
        "message": "Nouveau message dans votre conversation",
        "unassigned": "Nouvelle conversation sans responsable",
    },
}

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "many": "{count} conversations ask for your attention",
        "open": "Open Onethread to read it.",
        "test": "This is how a notification looks",
        "test_body": "Push works on this device.",
        "subject_one": "1 conversation waits for you",
        "subject": "{count} conversations wait for you",
        "hello": "Hello {name},",
        "intro": "This happened while you were away, and you have not read it yet:",
        "more": "and {count} more",
        "times": "{count}×",
        "customer": "A customer",
        "button": "Open Onethread",
        "why": "You get this mail because your notification settings ask for it:",
    },
    "nl": {
        "many": "{count} gesprekken vragen je aandacht",
        "open": "Open Onethread om het te lezen.",
        "test": "Zo ziet een melding eruit",
        "test_body": "Pushmeldingen werken op dit apparaat.",
        "subject_one": "Er wacht 1 gesprek op je",
        "subject": "Er wachten {count} gesprekken op je",
        "hello": "Hallo {name},",
        "intro": "Dit gebeurde terwijl je weg was, en je hebt het nog niet gelezen:",
        "more": "en nog {count}",
        "times": "{count}×",
        "customer": "Een klant",
        "button": "Onethread openen",
        "why": "Je krijgt deze mail omdat je dat zo hebt ingesteld bij Meldingen:",
    },
    "de": {
        "many": "{count} Gespräche brauchen Ihre Aufmerksamkeit",
        "open": "Öffnen Sie Onethread, um es zu lesen.",
        "test": "So sieht eine Benachrichtigung aus",
        "test_body": "Push funktioniert auf diesem Gerät.",
        "subject_one": "1 Gespräch wartet auf Sie",
        "subject": "{count} Gespräche warten auf Sie",
        "hello": "Guten Tag {name},",
        "intro": "Das ist während Ihrer Abwesenheit geschehen, und Sie haben es noch nicht gelesen:",
        "more": "und {count} weitere",
        "times": "{count}×",
        "customer": "Ein Kunde",
        "button": "Onethread öffnen",
        "why": "Sie erhalten diese E-Mail, weil Sie es unter Benachrichtigungen so eingestellt haben:",
    },
    "fr": {
        "many": "{count} conversations demandent votre attention",
        "open": "Ouvrez Onethread pour le lire.",
        "test": "Voici à quoi ressemble une notification",
        "test_body": "Les notifications push fonctionnent sur cet appareil.",
        "subject_one": "1 conversation vous attend",
        "subject": "{count} conversations vous attendent",
        "hello": "Bonjour {name},",
        "intro": "Voici ce qui s’est passé en votre absence et que vous n’avez pas encore lu :",
        "more": "et {count} de plus",
        "times": "{count}×",
        "customer": "Un client",
        "button": "Ouvrir Onethread",
        "why": "Vous recevez cet e-mail parce que vos réglages de notifications le demandent :",
    },
}


def language_of(*wanted: str | None) -> str:
    """The first of these languages that there are texts in; English when there is none."""
    return next((each for each in wanted if each in LANGUAGES), "en")


def kind_text(language: str, kind: Kind) -> str:
    """What happened, in a few words."""
    return _KINDS[language][kind]


def text(language: str, name: str, /, **values: str | int) -> str:
    """A sentence with its values filled in."""
    return _WORDS[language][name].format(**values)
