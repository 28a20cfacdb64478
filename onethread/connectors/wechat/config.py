"""Settings of a WeChat channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class WeChatConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One Official Account (a service account; others can't answer by the API)."""

    app_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{3,64}$"),
        config_field(
            "AppID", "Official Accounts Platform, Basic configuration.", example="wx49f0ab53"
        ),
    ]
    app_secret: Annotated[SecretStr, config_field("AppSecret", "Beside the AppID.")]
    token: Annotated[
        SecretStr,
        config_field(
            "Token",
            "Any text of 3 to 32 letters and digits; type the same under Server configuration.",
        ),
    ]
    encoding_aes_key: Annotated[
        SecretStr | None,
        config_field(
            "EncodingAESKey",
            "The 43 characters under Server configuration, when messages are encrypted (safe mode; "
            "strongly advised: plain messages are not signed). Empty: plain mode.",
        ),
    ] = None
    account_name: Annotated[
        str,
        msgspec.Meta(pattern=r"^[\w-]{0,40}$"),
        config_field("WeChat ID", "As customers search for it; shown to agents only."),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://api.weixin.qq.com"

    @property
    def aes_key(self) -> str:
        """The EncodingAESKey, empty in plain mode."""
        return self.encoding_aes_key.reveal() if self.encoding_aes_key else ""

    def url(self, path: str) -> str:
        """The address of a path of the API."""
        return f"{self.api_base_url.rstrip('/')}/cgi-bin/{path}"
