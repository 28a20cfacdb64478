"""Settings of a channel for shops with a door."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class InStoreConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Tills, counters and visitor lists that tell what happens in a shop."""

    signing_secret: Annotated[
        SecretStr,
        config_field(
            "Signing secret",
            "Signs each upload as Standard Webhooks describes. At least 24 characters, or whsec_….",
        ),
    ]
    customer_number: Annotated[
        Literal["claimed", "asserted", "verified"],
        config_field(
            "Assurance of customer numbers",
            "How sure you are of a customer number: claimed when anyone may say it, asserted when a card was "
            "scanned, verified when the customer also proved to be its holder.",
        ),
    ] = "asserted"
    currency: Annotated[
        str,
        msgspec.Meta(pattern=r"^([A-Z]{3})?$"),
        config_field("Currency", "Of amounts that don't say it.", example="EUR"),
    ] = "EUR"
