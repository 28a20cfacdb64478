"""Decisions about agents, passwords and invitations, without any I/O."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec

from onethread.access.actor import Role
from onethread.errors import InvalidInput

ROLES: tuple[Role, ...] = ("agent", "supervisor", "administrator")
LANGUAGES = ("en", "nl", "fr", "de")

PASSWORD_LEAST = 12
# Longer ones are refused, not cut: what was typed is what is kept.
PASSWORD_MOST = 200
# zxcvbn's scale of 0 to 4: 3 is at least 10^8 guesses, out of reach online and slow to reach with
# argon2id offline.
PASSWORD_SCORE = 3
# zxcvbn takes quadratic time; what follows can only make a password better.
PASSWORD_JUDGED = 64

INVITATION_LIFE = timedelta(days=7)
LOGIN_WINDOW_SECONDS = 15 * 60

SETTINGS_MOST_BYTES = 16_384

_EMAIL = re.compile(r"[^\s@,;<>()\"]{1,64}@[^\s@,;<>()\"]{1,255}\Z")
_NAME_MOST = 120


def normalise_email(value: str, field: str = "email") -> str:
    """An e-mail address as it is kept. Raises InvalidInput."""
    address = unicodedata.normalize("NFC", value).strip()
    domain = address.rpartition("@")[2]
    if (
        not _EMAIL.match(address)
        or not address.isprintable()
        or domain.startswith((".", "-"))
        or domain.endswith((".", "-"))
        or ".." in domain
    ):
        raise InvalidInput(
            "this is not an e-mail address", fields={field: "write it like name@example.org"}
        )
    return address


def clean_name(value: str, field: str = "name") -> str:
    """A name for people to read: one line, not empty, without control characters.
    Raises InvalidInput."""
    visible = "".join(c for c in unicodedata.normalize("NFC", value) if c.isprintable())
    name = " ".join(visible.split())
    if not name:
        raise InvalidInput("a name is needed", fields={field: "write a name"})
    if len(name) > _NAME_MOST:
        raise InvalidInput(
            "this name is too long", fields={field: f"at most {_NAME_MOST} characters"}
        )
    return name


def check_role(value: str, field: str = "role") -> Role:
    """A role that exists. Raises InvalidInput."""
    for role in ROLES:
        if value == role:
            return role
    raise InvalidInput(f"{value!r} is not a role", fields={field: f"one of {', '.join(ROLES)}"})


def check_language(value: str, field: str = "language") -> str:
    """A language the workspace speaks. Raises InvalidInput."""
    if value not in LANGUAGES:
        raise InvalidInput(
            f"{value!r} is not a language of the workspace",
            fields={field: f"one of {', '.join(LANGUAGES)}"},
        )
    return value


def check_region(value: str, field: str = "region") -> str:
    """A country by its two letters (ISO 3166-1). Raises InvalidInput."""
    region = value.strip().upper()
    if not re.fullmatch(r"[A-Z]{2}", region):
        raise InvalidInput(
            f"{value!r} is not a country code", fields={field: "two letters, as NL or DE"}
        )
    return region


def check_settings(settings: dict[str, Any]) -> dict[str, Any]:
    """Settings that a screen keeps for itself, of a bearable size. Raises InvalidInput."""
    if len(msgspec.json.encode(settings)) > SETTINGS_MOST_BYTES:
        raise InvalidInput("settings are too large", fields={"settings": "at most 16 kB"})
    return settings


def normalise_password(password: str) -> str:
    """The same password typed on another keyboard or system gives the same bytes (NIST SP 800-63B)."""
    return unicodedata.normalize("NFKC", password)


def judge_password(password: str, about: Sequence[str], field: str = "password") -> None:
    """Refuse a password that is short, common, or made of what anyone knows about the person
    (`about`: name, address, organisation). Takes some milliseconds. Raises InvalidInput."""
    from zxcvbn import zxcvbn

    def refuse(why: str) -> InvalidInput:
        return InvalidInput("this password can't be used", fields={field: why})

    if len(password) < PASSWORD_LEAST:
        raise refuse(
            f"at least {PASSWORD_LEAST} characters; a few unrelated words are easy to remember"
        )
    if len(password) > PASSWORD_MOST:
        raise refuse(f"at most {PASSWORD_MOST} characters")
    known = []
    for word in about:
        parts = [part for part in re.split(r"[\s@._-]+", word) if part]
        known += [word, *parts, "".join(parts)]
    judged = zxcvbn(password[:PASSWORD_JUDGED], user_inputs=known)
    if judged["score"] < PASSWORD_SCORE:
        warning = str(judged["feedback"]["warning"] or "it is easy to guess").rstrip(".")
        raise refuse(f"{warning}; a few unrelated words are harder to guess")


def check_demotion(*, was: Role, becomes: Role, active: bool, other_administrators: int) -> None:
    """Refuse to take away the last administrator. Raises InvalidInput."""
    stays = becomes == "administrator" and active
    if was == "administrator" and not stays and other_administrators == 0:
        raise InvalidInput(
            "this is the last administrator: make someone else administrator first",
            fields={"role" if active else "active": "the last administrator stays"},
        )


def check_scopes(scopes: Sequence[str], known: Sequence[str]) -> list[str]:
    """Scopes that exist, each once, at least one. Raises InvalidInput."""
    unknown = sorted(set(scopes) - set(known))
    if unknown:
        raise InvalidInput(
            f"unknown scope {', '.join(unknown)}", fields={"scopes": f"any of {', '.join(known)}"}
        )
    if not scopes:
        raise InvalidInput("a token needs a scope", fields={"scopes": "name at least one"})
    return sorted(set(scopes))
