"""Addresses that are nobody's own by their look: offices, roles, machines, short numbers."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers

from onethread.customers.names import HOUSEHOLD_WORDS, PARTICLES, fold

# Local parts that stand for a post, not a person (RFC 2142 and what organisations use).
_ROLES_TEXT = """
abuse admin administratie administration accueil ap balie bestuur billing board boekhouding
buchhaltung bureau commande commercial compta comptabilite contact contactus crediteuren customer
customercare customerservice debiteuren directie donotreply enquiries enquiry facturatie facture
facturen factuur finance finanzen hello hallo help helpdesk hausverwaltung hilfe hr huur huurzaken
info infos informatie information invoice invoices jobs kantoor klantenservice kontakt kundendienst
kundenservice leden mail mailer mailer-daemon marketing meldkamer melding news nieuwsbrief
newsletter no-reply noreply no_reply office onderhoud order orders personeel personal planning
postmaster post press privacy purchase purchasing rechnung rechnungen receptie reception redaktion
reparatie root sales salon secretariaat secretariat sekretariat security service servicedesk shop
staff support team verhuur verkauf verkoop verwaltung vragen webmaster welcome welkom winkel
"""
ROLES = frozenset(_ROLES_TEXT.split())
# What stands before a family's name in its mailbox, written as one word: "famvander".
_JOINED = re.compile(
    rf"(?:{'|'.join(sorted(HOUSEHOLD_WORDS, key=len, reverse=True))})(?:{'|'.join(sorted(PARTICLES))})*"
)
# Providers at which anybody has an address: one domain says nothing of belonging together.
_PROVIDERS_TEXT = """
aol bluewin bol btinternet caiway casema chello comcast duck email fastmail foxmail free freenet gmail
gmx googlemail hccnet hetnet home hotmail hushmail icloud inbox kabelfoon kpnmail kpnplanet laposte
libero live mac mail mailbox me msn naver neuf numericable online onsbrabantnet orange outlook planet pm
posteo proton protonmail qq quicknet rambler rediffmail scarlet sfr sina sky skynet solcon sunrise
t-online telenet telfort tele2 tiscali tuta tutanota tutamail upcmail virgilio virginmedia voo wanadoo
web wxs xs4all yahoo yandex ymail zeelandnet ziggo zoho zohomail zonnet
"""
PROVIDERS = frozenset(_PROVIDERS_TEXT.split())


def colleagues(one: str, other: str) -> bool:
    """Whether two mail addresses are of one organisation, as far as domains tell: the same one, and not
    that of a provider at which anybody has an address."""
    domain = one.strip().lower().rpartition("@")[2]
    return (
        "." in domain
        and domain == other.strip().lower().rpartition("@")[2]
        and domain.split(".")[0] not in PROVIDERS
    )


@lru_cache(maxsize=65536)
def role(scheme: str, value: str) -> str | None:
    """Why an address is nobody's own, by its look ("role", "short"), or None."""
    if scheme == "email":
        local = value.strip().lower().rpartition("@")[0].partition("+")[0]
        return "role" if local in ROLES else None
    if scheme == "phone" and sum(c.isdigit() for c in value) < 7:
        return "short"
    return None


def of_house(scheme: str, value: str, key: str) -> bool:
    """Whether an address is a household's by its look, though it may have one user."""
    return landline(key) if scheme == "phone" else scheme == "email" and of_family(value)


@lru_cache(maxsize=65536)
def of_family(email: str, families: tuple[str, ...] = ()) -> bool:
    """Whether a mail address is a whole family's by its look: "fam.jansen@…". `families`: their names,
    for providers that ignore dots, where the match key is "famjansen@…"."""
    first = re.match(r"[a-z]+", fold(email.rpartition("@")[0]))
    return first is not None and (
        first[0] in HOUSEHOLD_WORDS
        or any(
            _JOINED.fullmatch(first[0].removesuffix(family))
            for family in families
            if first[0].endswith(family)
        )
    )


@lru_cache(maxsize=65536)
def landline(key: str) -> bool:
    """Whether a telephone number, by its match key, stands in a house rather than in a pocket."""
    if not key.isdigit():
        return False
    try:
        number = phonenumbers.parse(f"+{key}")
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE)
