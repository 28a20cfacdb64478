"""Settings of a WhatsApp sender on Twilio."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.twilio import TwilioConfig
from onethread.connectors.contract import config_field


class TwilioWhatsAppConfig(TwilioConfig, frozen=True, kw_only=True):
    """One WhatsApp sender."""

    whatsapp_number: Annotated[
        str,
        msgspec.Meta(pattern=r"^\+?[0-9 ().-]{6,30}$"),
        config_field(
            "WhatsApp number",
            "The sender's number with its country code, as under Messaging, Senders, WhatsApp.",
            example="+31 20 123 4567",
        ),
    ]
    content_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "Content API address",
            "Templates, buttons and lists. Only a proxy or a test stand-in needs another one.",
            advanced=True,
        ),
    ] = "https://content.twilio.com"

    @property
    def digits(self) -> str:
        """The number in digits, as wa.me wants it."""
        return "".join(each for each in self.whatsapp_number if each in "0123456789")

    def content_url(self, path: str) -> str:
        """The address of `path` in the Content API."""
        return f"{self.content_base_url.rstrip('/')}/v1{path}"
