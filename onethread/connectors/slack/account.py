""" "Test connection": who the token is and what it may do. No I/O."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.connectors._schemes.reading import answered, last_http, text
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.slack.config import SlackConfig
from onethread.messages import HttpRequest, OutboundRequest, OutboundResponse

NEEDED = ("chat:write", "im:history", "im:write", "files:read", "files:write", "reactions:write")


def test(config: SlackConfig) -> Sequence[OutboundRequest]:
    """Ask who the token is."""
    return [
        HttpRequest(
            method="POST", url=config.url("auth.test"), headers=config.headers(), step="test"
        )
    ]


def read_test(responses: Sequence[OutboundResponse], config: SlackConfig) -> ConnectionTest:
    """The workspace and app, or what is wrong, and scopes that are missing."""
    response = last_http(responses)
    if response is None:
        return ConnectionTest(ok=False, message="Slack did not answer.")
    said = answered(response)
    if said.get("ok") is not True:
        error = text(said.get("error"), 100) or f"status {response.status}"
        return ConnectionTest(ok=False, message=f"Slack refuses the bot token: {error}.")
    granted = {each.strip() for each in response.headers.get("x-oauth-scopes", "").split(",")}
    missing = [each for each in NEEDED if each not in granted] if granted - {""} else []
    team, user = text(said.get("team"), 100), text(said.get("user"), 100)
    if missing:
        return ConnectionTest(
            ok=False,
            message=f"Signed in to {team} as {user}, but these scopes are missing: {', '.join(missing)}. "
            "Add them under OAuth & Permissions and install the app again.",
        )
    if not config.signing_secret:
        return ConnectionTest(ok=False, message="The signing secret is empty.")
    return ConnectionTest(
        ok=True, message=f"Signed in to {team} as {user}.", facts={"team": team, "user": user}
    )
