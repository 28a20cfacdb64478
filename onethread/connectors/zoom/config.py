"""Settings of a channel by Zoom."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field

CHAT = "Team Chat"


class ZoomConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One app of a Zoom account: meetings and webinars, and a chatbot of Team Chat that answers."""

    secret_token: Annotated[
        SecretStr,
        config_field("Secret token", "Features, Access, Token of the app; it signs events."),
    ]
    client_id: Annotated[
        str, config_field("Client id", "For answers by Team Chat.", group=CHAT)
    ] = ""
    client_secret: Annotated[SecretStr | None, config_field("Client secret", group=CHAT)] = None
    account_id: Annotated[str, config_field("Account id", group=CHAT)] = ""
    bot_jid: Annotated[
        str,
        config_field(
            "Bot JID", example="v1abcdefghi@xmpp.zoom.us", group=CHAT, description="Of the chatbot."
        ),
    ] = ""
    attendance: Annotated[
        bool,
        config_field(
            "Attendance", "Put on the timeline who joined and left meetings and webinars."
        ),
    ] = True
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.zoom.us"
    sign_in_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s]+$"),
        config_field("Sign-in address", "As above.", advanced=True),
    ] = "https://zoom.us"

    def url(self, path: str) -> str:
        """The address of an API path."""
        return f"{self.api_base_url.rstrip('/')}/v2/{path}"

    def answers(self) -> bool:
        """Whether there is a chatbot to answer with."""
        return bool(self.client_id and self.client_secret and self.account_id and self.bot_jid)
