"""Settings of a channel for GitHub discussions, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class GitHubDiscussionsConfig(msgspec.Struct, frozen=True, kw_only=True):
    """The discussions of one or more repositories. Answers by a token, or as a GitHub App."""

    account: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9-]{1,39}(\[bot\])?$"),
        config_field(
            "Account",
            "Who answers: the token's user, or the app as NAME[bot]. What it writes is not brought in.",
            example="housing-support",
        ),
    ]
    webhook_secret: Annotated[
        SecretStr, config_field("Webhook secret", "Type the same where GitHub asks for it.")
    ]
    access_token: Annotated[
        SecretStr | None,
        config_field(
            "Access token",
            "A fine-grained personal access token of that user with Discussions: read and write. Leave "
            "it empty for a GitHub App.",
        ),
    ] = None
    app_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9.]{0,40}$"),
        config_field("App: client ID", "Or its app ID.", group="As a GitHub App"),
    ] = ""
    installation_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[0-9]{0,20}$"),
        config_field(
            "App: installation ID",
            "The number in the installation's address.",
            group="As a GitHub App",
        ),
    ] = ""
    private_key: Annotated[
        SecretStr | None,
        config_field("App: private key", "The PEM file.", multiline=True, group="As a GitHub App"),
    ] = None
    ignore_members: Annotated[
        bool,
        config_field(
            "Leave out members",
            "What owners, members and collaborators write is no customer's question.",
        ),
    ] = True
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field("API address", "GitHub Enterprise Server: https://HOST/api.", advanced=True),
    ] = "https://api.github.com"
