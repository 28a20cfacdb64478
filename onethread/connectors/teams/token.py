"""The bot's access token and "test connection". No I/O."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onethread.connectors._schemes.reading import answered, last_http, text
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.teams.config import TeamsConfig
from onethread.messages import HttpRequest, OutboundRequest, OutboundResponse

TOKEN_HEADER = {"Authorization": "Bearer {{token.access_token}}"}
# A token is good for an hour (or a day); asked again after fifty minutes.
_REUSE_SECONDS = 3000.0


def token_request(config: TeamsConfig) -> HttpRequest:
    """Client credentials of the app, for the Bot Connector."""
    tenant = config.tenant_id or "botframework.com"
    return HttpRequest(
        method="POST",
        url=f"{config.login_base_url.rstrip('/')}/{tenant}/oauth2/v2.0/token",
        form={
            "grant_type": "client_credentials",
            "client_id": config.app_id,
            "client_secret": config.app_password.reveal(),
            "scope": "https://api.botframework.com/.default",
        },
        step="token",
        reuse_seconds=_REUSE_SECONDS,
    )


def test(config: TeamsConfig) -> Sequence[OutboundRequest]:
    """Ask for a new token, not the one that was kept."""
    return [msgspec.structs.replace(token_request(config), reuse_seconds=None)]


def read_test(responses: Sequence[OutboundResponse], config: TeamsConfig) -> ConnectionTest:
    """Whether the app ID and the client secret belong together."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="Microsoft's sign-in did not answer.")
    said = answered(response)
    if response.status < 300 and said.get("access_token"):
        whose = "its own organisation" if config.tenant_id else "any organisation"
        return ConnectionTest(
            ok=True, message=f"The app ID and the client secret are accepted, for {whose}."
        )
    words = text(said.get("error_description"), 300) or f"status {response.status}"
    return ConnectionTest(ok=False, message=f"Microsoft refuses the app: {words}")
