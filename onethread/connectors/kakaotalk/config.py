"""Settings of a KakaoTalk channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class KakaoTalkConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One KakaoTalk channel (sender profile) with consultation talk, by the partner HappyTalk."""

    sender_profile: Annotated[
        str,
        msgspec.Meta(pattern=r"^[\w-]{3,40}$"),
        config_field(
            "Sender key",
            "The key of the sender profile, given when the channel was registered.",
            example="4c9591f37822ae1ed5b781582af08b1e2d922cea",
        ),
    ]
    client_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^[\w.-]{3,100}$"),
        config_field("Client ID", "HT-Client-Id, from the partner's support."),
    ]
    client_secret: Annotated[
        SecretStr, config_field("Client secret", "HT-Client-Secret, given with it.")
    ]
    webhook_token: Annotated[
        SecretStr,
        config_field(
            "Webhook token",
            "Any long text of letters and digits. Put ?token=… with it behind the address that the "
            "partner sends to: Kakao signs nothing.",
        ),
    ]
    channel_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^(https://pf\.kakao\.com/.*)?$"),
        config_field(
            "Channel address",
            "For links by which customers continue here; empty: none are offered.",
            example="https://pf.kakao.com/_abcde",
        ),
    ] = ""
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://kakao-api.happytalk.io"

    def url(self, path: str) -> str:
        """The address of a path of the API."""
        return f"{self.api_base_url.rstrip('/')}/{path}"
