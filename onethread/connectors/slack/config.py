"""Settings of a Slack channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class SlackConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One Slack app, installed in one workspace."""

    bot_token: Annotated[
        SecretStr,
        config_field(
            "Bot token",
            "api.slack.com/apps, your app, OAuth & Permissions: begins with xoxb-.",
        ),
    ]
    signing_secret: Annotated[
        SecretStr,
        config_field(
            "Signing secret", "Basic Information, App Credentials. It signs every request."
        ),
    ]
    show_agent: Annotated[
        bool,
        config_field(
            "Show the agent's name",
            "Messages carry the agent's name instead of the app's. Needs the scope chat:write.customize.",
        ),
    ] = False
    ask_names: Annotated[
        bool,
        config_field(
            "Ask for names",
            "Messages carry only user ids; who it is is asked once an hour. Needs the scope users:read, "
            "and users:read.email for their addresses.",
        ),
    ] = True
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://slack.com/api"

    def url(self, method: str) -> str:
        """The address of a method of the Web API."""
        return f"{self.api_base_url.rstrip('/')}/{method}"

    def headers(self) -> dict[str, str]:
        """What authorises a request."""
        return {"Authorization": f"Bearer {self.bot_token.reveal()}"}
