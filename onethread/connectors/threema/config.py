"""Settings of an end-to-end Threema Gateway ID."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class ThreemaConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One Gateway ID in end-to-end mode."""

    gateway_id: Annotated[
        str,
        msgspec.Meta(pattern=r"^\*[0-9A-Z]{7}$"),
        config_field("Gateway ID", "Eight characters, the first an asterisk.", example="*WOONBRN"),
    ]
    api_secret: Annotated[
        SecretStr, config_field("API secret", "In Threema Gateway, at the ID. It signs callbacks.")
    ]
    private_key: Annotated[
        SecretStr,
        config_field(
            "Private key",
            "The key that the ID was made with: 64 hexadecimal digits, with or without private: before "
            "them.",
        ),
    ]
    api_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "API address", "Only a proxy or a test stand-in needs another one.", advanced=True
        ),
    ] = "https://msgapi.threema.ch"

    def __post_init__(self) -> None:
        if self.private_key and len(self.key) != 32:
            raise ValueError("private_key: needed as 64 hexadecimal digits")

    @property
    def key(self) -> bytes:
        """The private key's 32 bytes, none when it is no key."""
        try:
            return bytes.fromhex(self.private_key.reveal().strip().removeprefix("private:"))
        except ValueError:
            return b""

    def url(self, path: str) -> str:
        """The address of `path` in the API."""
        return f"{self.api_base_url.rstrip('/')}{path}"
