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
IGNORES_PLUS = frozenset(
    {
        "gmail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "icloud.com",
        "fastmail.com",
        "proton.me",
        "protonmail.com",
    }
)
_SAME_DOMAIN = {"googlemail.com": "gmail.com", "me.com": "icloud.com", "mac.com": "icloud.com"}


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
    local, at, domain = unicodedata.normalize("NFC", value.strip()).rpartition("@")
    if not at:
        return value.strip().lower()
    domain = domain.rstrip(".").lower()
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        pass
    domain = _SAME_DOMAIN.get(domain, domain)
    local = local.lower()
    if domain in IGNORES_PLUS:
        local = local.partition("+")[0] or local
    if domain in IGNORES_DOTS:
        local = local.replace(".", "")
    return f"{local}@{domain}"


def phone_key(value: str, region: str = "NL") -> str:
    """The key of a telephone number: digits of its international form, national variants folded."""
    digits = "".join(c for c in value if c.isdigit())
    if len(digits) < 7:
        return f"short:{digits or value.strip().lower()}"
    text = value.strip()
    if text.startswith("00"):
        text = "+" + text[2:]
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return f"raw:{digits}"
    if not phonenumbers.is_possible_number(number):
        return f"raw:{digits}"
    key = line_key(f"{number.country_code}{phonenumbers.national_significant_number(number)}")
    return f"{key};{number.extension}" if number.extension else key


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
