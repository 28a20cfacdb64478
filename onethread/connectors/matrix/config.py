"""Settings of a Matrix channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class MatrixConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One account on one homeserver."""

    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^https?://[^\s?#]+$"),
        config_field(
            "Homeserver",
            "The address of its client API, as the server's /.well-known/matrix/client names it.",
            example="https://matrix.example.org",
        ),
    ]
    access_token: Annotated[
        SecretStr,
        config_field("Access token", "Of an account of its own; a new sign-in gives one."),
    ]
    accept_invitations: Annotated[
        bool,
        config_field("Accept invitations", "Join the rooms that people invite the account to."),
    ] = True

    def url(self, path: str) -> str:
        """The address of a resource of the client API."""
        return f"{self.api_base_url.rstrip('/')}/_matrix/{path}"

    def headers(self) -> dict[str, str]:
        """What authorises a request."""
        return {"Authorization": f"Bearer {self.access_token.reveal()}"}
