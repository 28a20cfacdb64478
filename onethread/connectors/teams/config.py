"""Settings of a Microsoft Teams channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.sent import host_of, same_host
from onethread.connectors.contract import SecretStr, config_field

# Where Teams lets bots answer, by cloud. Exact hosts: anyone can have a name under trafficmanager.net.
SERVICE_HOSTS = frozenset(
    {
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    }
)


class TeamsConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One bot of the Azure Bot service, with the Teams channel."""

    app_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[0-9a-fA-F-]{36}$"),
        config_field(
            "Microsoft app ID",
            "Azure portal, your Azure Bot, Configuration.",
            example="00001111-aaaa-2222-bbbb-3333cccc4444",
        ),
    ]
    app_password: Annotated[
        SecretStr,
        config_field(
            "Client secret", "Of the app registration: Certificates & secrets, its value."
        ),
    ]
    tenant_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^([0-9a-fA-F-]{36})?$"),
        config_field(
            "Tenant ID",
            "Of a single-tenant bot: only people of that organisation are heard. Empty: multi-tenant.",
        ),
    ] = ""
    service_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "Service address",
            "Where a conversation is begun; an answer goes to where its question came from.",
            advanced=True,
        ),
    ] = "https://smba.trafficmanager.net/teams/"
    login_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field("Sign-in address", "Other clouds and stand-ins have another.", advanced=True),
    ] = "https://login.microsoftonline.com"
    keys_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field("Address of the keys", "The Bot Framework's public keys.", advanced=True),
    ] = "https://login.botframework.com/v1/.well-known/keys"
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^(https?://.*)?$"),
        config_field(
            "API address",
            "A proxy or test stand-in that takes all answers. Empty: where the question came from.",
            advanced=True,
        ),
    ] = ""

    def trusts(self, service_url: str) -> bool:
        """Whether the bot's token may go to this address."""
        return (
            host_of(service_url) in SERVICE_HOSTS
            or same_host(service_url, self.service_url)
            or (bool(self.api_base_url) and same_host(service_url, self.api_base_url))
        )
