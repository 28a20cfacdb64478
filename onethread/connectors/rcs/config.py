"""Settings of an agent of RCS for Business (Google)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field

SCOPE = "https://www.googleapis.com/auth/rcsbusinessmessaging"


class RcsConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One agent."""

    agent_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9_.@-]{3,120}$"),
        config_field(
            "Agent ID",
            "RCS for Business Developer Console, the agent. With or without @rbm.goog.",
            example="woonbron_ab12cd_agent@rbm.goog",
        ),
    ]
    service_account: Annotated[
        SecretStr,
        config_field(
            "Service account key",
            "The whole JSON file that the console made, from { to }.",
            multiline=True,
        ),
    ]
    client_token: Annotated[
        SecretStr,
        config_field(
            "Client token",
            "Of the agent's webhook in the console: Integrations, Webhook. It signs every webhook.",
        ),
    ]
    region: Annotated[
        Literal["europe", "us", "asia"],
        config_field("Region", "Where the agent was made: europe, us or asia."),
    ] = "europe"
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^(https?://.+)?$"),
        config_field(
            "API address",
            "Empty: that of the region. Only a proxy or a test stand-in needs another one.",
            advanced=True,
        ),
    ] = ""

    def __post_init__(self) -> None:
        if self.service_account and not self.account:
            raise ValueError("service_account: paste the whole JSON file of the service account")

    @property
    def account(self) -> dict[str, Any]:
        """The service account's key, {} when it is none."""
        try:
            found = msgspec.json.decode(self.service_account.reveal())
        except (msgspec.DecodeError, UnicodeError):
            return {}
        complete = isinstance(found, dict) and all(
            isinstance(found.get(name), str) for name in ("client_email", "private_key")
        )
        return found if complete else {}

    @property
    def agent(self) -> str:
        """The agent's id as the API wants it."""
        return self.agent_id if "@" in self.agent_id else f"{self.agent_id}@rbm.goog"

    def url(self, path: str) -> str:
        """The address of `path` in version 1 of the API."""
        base = self.api_base_url or f"https://{self.region}-rcsbusinessmessaging.googleapis.com"
        return f"{base.rstrip('/')}/v1{path}"

    @property
    def token_url(self) -> str:
        """Where the service account gets its access tokens."""
        found = self.account.get("token_uri")
        return found if isinstance(found, str) else "https://oauth2.googleapis.com/token"
