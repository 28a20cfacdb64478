"""Match keys: two spellings of one address get one key. The value as it came is never changed.

Rules and their sources:
- Telephone numbers are read by Google's libphonenumber. Three countries write one line in two ways:
  Brazil (ninth digit of mobiles), Argentina (9 after 54), Mexico (1 after 52); the key drops it.
- E-mail: the domain in its ASCII form, all lower case. Dots and plus-tags go only where the provider
  says that it ignores them (Google; Microsoft, Apple, Fastmail, Proton: plus-tags).
- Short numbers and texts that are no number never match across channels of different kinds, because
  the key keeps what they are.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import phonenumbers

IGNORES_DOTS = frozenset({"gmail.com"})
IGNORES_PLUS = frozenset({"gmail.com", "icloud.com", "fastmail.com", "proton.me"})
# Microsoft's consumer domains exist per country: hotmail.fr, outlook.de, live.nl, hotmail.co.uk.
_MICROSOFT = frozenset({"hotmail", "outlook", "live", "msn"})
_COUNTRIES = frozenset(
    {"com", "nl", "be", "de", "fr", "at", "ch", "it", "es", "dk", "se", "ie", "co.uk", "com.br"}
)
# One mailbox under several names of the provider's.
_SAME_DOMAIN = {
    "googlemail.com": "gmail.com",
    "me.com": "icloud.com",
    "mac.com": "icloud.com",
    "protonmail.com": "proton.me",
    "pm.me": "proton.me",
}


@lru_cache(maxsize=65536)
def match_key(scheme: str, value: str, region: str = "NL") -> str:
    """The key by which an identity is found. `region`: ISO 3166-1 country of numbers without one."""
    if scheme == "email":
        return email_key(value)
    if scheme == "phone":
        return phone_key(value, region)
    if scheme == "whatsapp" and value.isascii() and value.isdigit():
        return line_key(value)
    return unicodedata.normalize("NFC", value.strip())


def email_key(value: str) -> str:
    """The key of an e-mail address; of something else its trimmed lower-case text."""
    text = unicodedata.normalize("NFKC", value).strip().removeprefix("<").removesuffix(">").strip()
    local, at, domain = text.rpartition("@")
    if not at:
        return text.lower()
    domain = domain.rstrip(".").lower()
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        pass
    domain = _SAME_DOMAIN.get(domain, domain)
    local = local.lower()
    if domain in IGNORES_PLUS or _is_microsoft(domain):
        local = local.partition("+")[0] or local
    if domain in IGNORES_DOTS:
        local = local.replace(".", "") or local
    return f"{local}@{domain}"


def _is_microsoft(domain: str) -> bool:
    name, _, country = domain.partition(".")
    return name in _MICROSOFT and country in _COUNTRIES


def phone_key(value: str, region: str = "NL") -> str:
    """The key of a telephone number: digits of its international form, national variants folded.

    A number that is complete only with "+" in front (as WhatsApp and many systems write it) counts
    as international; whatever is no possible number keeps its digits, marked as such.
    """
    text = unicodedata.normalize("NFKC", value).strip().removeprefix("tel:")
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) < 7:
        return f"short:{digits or text.lower()}"
    if text.startswith("00"):
        text = "+" + text[2:]
    for written in (text, _mexican(text, region), "+" + text):
        if written is not None and (number := _parsed(written, region)) is not None:
            break
    else:
        return f"raw:{digits}"
    key = line_key(f"{number.country_code}{phonenumbers.national_significant_number(number)}")
    return f"{key};{number.extension}" if number.extension else key


def _parsed(text: str, region: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def _mexican(text: str, region: str) -> str | None:
    """Mexico's prefixes of mobiles, in use until 2020, which libphonenumber has forgotten since:
    1 after 52 from abroad, 044 and 045 at home."""
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) == 13 and digits.startswith("521"):
        return f"+52{digits[3:]}"
    if region == "MX" and digits.startswith(("044", "045")):
        return digits[3:]
    return None


def line_key(digits: str) -> str:
    """International digits with the national variants of one line folded into one."""
    if len(digits) == 13:
        if digits.startswith("55") and digits[4] == "9":
            return digits[:4] + digits[5:]
        if digits.startswith("549"):
            return "54" + digits[3:]
        if digits.startswith("521"):
            return "52" + digits[3:]
    return digits
