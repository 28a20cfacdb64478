"""Settings of a bind to an SMSC by SMPP 3.4."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class SmppConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One account at an SMSC, bound as a transceiver."""

    host: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9.:_-]{1,253}$"),
        config_field("Server", "Name or address of the SMSC.", example="smpp.example.net"),
    ]
    port: Annotated[
        int, msgspec.Meta(ge=1, le=65535), config_field("Port", "Often 2775, with TLS 3550.")
    ] = 3550
    tls: Annotated[
        bool, config_field("TLS", "Switch off only inside a private network or a tunnel.")
    ] = True
    system_id: Annotated[
        str,
        msgspec.Meta(min_length=1, max_length=15, pattern="^[ -~]+$"),
        config_field("System ID", "The account's name, at most 15 characters."),
    ]
    password: Annotated[SecretStr, config_field("Password", "At most 8 characters (SMPP 3.4).")]
    system_type: Annotated[
        str,
        msgspec.Meta(max_length=12, pattern="^[ -~]*$"),
        config_field("System type", "Only where the provider names one.", advanced=True),
    ] = ""
    phone_number: Annotated[
        str,
        msgspec.Meta(pattern=r"^[+0-9A-Za-z ().-]{1,30}$"),
        config_field(
            "Number or name",
            "That messages are sent from: a number with its country code, a short code, or up to 11 "
            "letters.",
            example="+31 97 0102 4000",
        ),
    ]
    country_code: Annotated[
        str,
        msgspec.Meta(pattern="^([1-9][0-9]{0,2})?$"),
        config_field(
            "Country code",
            "Put before the numbers of senders that come without one (0612345678).",
            example="31",
        ),
    ] = ""
    alphabet: Annotated[
        Literal["gsm", "latin1"],
        config_field(
            "Default alphabet",
            "What the SMSC takes data coding 0 for: the telephone's own (GSM 03.38) or Latin 1.",
            advanced=True,
        ),
    ] = "gsm"
    receipt_ids: Annotated[
        Literal["same", "decimal", "hexadecimal"],
        config_field(
            "Ids in receipts",
            "Some SMSCs write the id of a message in receipts as a decimal number though they gave it as a "
            "hexadecimal one, or the other way round.",
            advanced=True,
        ),
    ] = "same"
    enquire_seconds: Annotated[
        int,
        msgspec.Meta(ge=5, le=600),
        config_field(
            "Sign of life", "Seconds of silence after which it is asked for.", advanced=True
        ),
    ] = 30

    @property
    def number(self) -> str:
        """The sender as SMPP wants it, without its plus sign; a name as it is."""
        return "".join(each for each in self.phone_number if each not in " ().-").removeprefix("+")
