"""How an organisation looks on its public pages. Pure."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
OWN_COLOUR = "#0f766e"


class Look(msgspec.Struct, kw_only=True, frozen=True):
    """Whose page it is. `colour` is #rrggbb, `logo` the address of a picture or nothing."""

    name: str
    colour: str = OWN_COLOUR
    logo: str = ""


def look_of(name: str, colour: object, logo: object) -> Look:
    """A look of what was set, which is not trusted: without what can't be used."""
    usable = isinstance(colour, str) and COLOUR.fullmatch(colour) is not None
    return Look(
        name=name.strip(),
        colour=str(colour) if usable else OWN_COLOUR,
        logo=str(logo) if logo_source(logo) else "",
    )


def logo_source(address: object) -> str:
    """Where the logo comes from, as a source of a policy; nothing for anything but a web address."""
    try:
        parts = urlsplit(str(address or ""))
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.-]+", host):
        return ""
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def text_on(colour: str) -> str:
    """White or black, whichever reads on a colour (#rrggbb) by WCAG 2.2, 4.5 : 1; white when both do."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#ffffff" if 1.05 / (luminance + 0.05) >= 4.5 else "#000000"
