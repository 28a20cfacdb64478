"""Decisions about channels: what a brand says where a channel says nothing of its own, and when a
subscription is renewed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec


class BrandVoice(msgspec.Struct, kw_only=True, frozen=True):
    """How a brand presents itself. `sender_name` and `signature` may hold variables."""

    name: str
    website: str
    colour: str
    logo: str
    language: str
    sender_name: str
    signature: str


_FROM_BRAND = {
    "from_name": "sender_name",
    "signature": "signature",
    "colour": "colour",
    "logo": "logo",
    "language": "language",
}
"""Settings of connectors that a brand fills in when they are as at first, and what of it does."""
_WITH_VARIABLES = ("from_name", "signature")
_VARIABLE = re.compile(r"\{(brand|website|channel)\}")


def renew_at(until: datetime, hours: float) -> datetime:
    """When to renew a subscription of so many hours that ends then: with a third of its time left, so
    that a provider that is away for a while is asked often enough."""
    return until - timedelta(hours=hours) / 3


def speak_for(
    brand: BrandVoice, channel_name: str, values: Mapping[str, Any], defaults: Mapping[str, Any]
) -> dict[str, Any]:
    """A channel's settings with what its brand adds. `defaults`: what stands for each setting that its
    connector has when nothing was chosen.
    {brand}, {website} and {channel} are filled in; {agent} is left to the connector, which knows
    whose message it is."""
    spoken = dict(values)
    for setting, of_brand in _FROM_BRAND.items():
        if setting in defaults and spoken.get(setting) in (None, "", defaults[setting]):
            said = getattr(brand, of_brand)
            if setting == "from_name":
                said = said or brand.name
            if said:
                spoken[setting] = said
    words = {"brand": brand.name, "website": brand.website, "channel": channel_name}
    for setting in _WITH_VARIABLES:
        if isinstance(spoken.get(setting), str):
            spoken[setting] = _VARIABLE.sub(lambda found: words[found[1]], spoken[setting])
    return spoken
