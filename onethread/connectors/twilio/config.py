"""Settings of an SMS channel on Twilio."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.twilio import TwilioConfig
from onethread.connectors.contract import config_field


class TwilioSmsConfig(TwilioConfig, frozen=True, kw_only=True):
    """One number, or a messaging service with several."""

    phone_number: Annotated[
        str,
        msgspec.Meta(pattern=r"^[+0-9A-Za-z ().-]{0,30}$"),
        config_field(
            "Number",
            "The number that messages are sent from, with its country code; or a short code. "
            "Customers are told it.",
            example="+31 97 0102 4000",
        ),
    ] = ""
    messaging_service_sid: Annotated[
        str,
        msgspec.Meta(pattern="^(MG[0-9a-f]{32})?$"),
        config_field(
            "Messaging service SID",
            "Instead of the number, or with it: the service chooses the sender and keeps opt-outs.",
        ),
    ] = ""
    mms: Annotated[
        bool,
        config_field(
            "Send files as MMS",
            "Only numbers in the United States, Canada and Australia can. Otherwise files go as links.",
        ),
    ] = False

    def __post_init__(self) -> None:
        if not self.phone_number and not self.messaging_service_sid:
            raise ValueError("phone_number: needed, or a messaging service")

    @property
    def number(self) -> str:
        """The number as Twilio wants it."""
        return "".join(each for each in self.phone_number if each not in " ().-")
