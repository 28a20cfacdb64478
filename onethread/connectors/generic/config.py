"""Settings of a channel that any program can feed."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class GenericConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One sender of signed webhooks: a form, an SMS gateway, the call notes of a telephone system."""

    signing_secret: Annotated[
        SecretStr,
        config_field(
            "Signing secret",
            "Signs what comes in and what goes out. At least 24 characters; whsec_… is understood.",
        ),
    ]
    kind: Annotated[
        Literal["form", "sms", "call", "message"],
        config_field(
            "What comes in", "Said of each message that doesn't say it itself.", example="form"
        ),
    ] = "message"
    highest_assurance: Annotated[
        Literal["claimed", "asserted", "verified"],
        config_field(
            "Highest assurance",
            "How far this program is believed when it says who the sender is. claimed: anyone could "
            "have typed it; asserted: a network or platform vouches for it; verified: your own log-in "
            "proved it. What stands in form fields is always claimed.",
        ),
    ] = "asserted"
    reply_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^(https?://[^\s\"'<>]+)?$", max_length=500),
        config_field(
            "Address for replies",
            "Where replies are sent as JSON. Empty: this channel can't be answered.",
            example="https://gateway.example.org/outgoing",
        ),
    ] = ""
