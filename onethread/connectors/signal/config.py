"""Settings of a Signal number behind signal-cli's REST bridge."""

from __future__ import annotations

import base64
from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class SignalConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One number, registered or linked at a bridge of one's own."""

    phone_number: Annotated[
        str,
        msgspec.Meta(pattern=r"^\+[0-9 ().-]{7,30}$"),
        config_field(
            "Number",
            "As it is registered at the bridge, with its country code.",
            example="+31 97 0102 4000",
        ),
    ]
    bridge_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "Address of the bridge",
            "Where signal-cli-rest-api answers, in json-rpc mode. A private address must be permitted by "
            "outgoing_allow.",
            example="http://signal.internal:8080",
        ),
    ]
    username: Annotated[
        str,
        config_field("User", "Where a proxy in front of the bridge asks for one.", advanced=True),
    ] = ""
    password: Annotated[
        SecretStr | None, config_field("Password", "Of that user.", advanced=True)
    ] = None

    @property
    def number(self) -> str:
        """The number as the bridge wants it."""
        return "".join(each for each in self.phone_number if each not in " ().-")

    def url(self, path: str) -> str:
        """The address of `path` at the bridge."""
        return f"{self.bridge_url.rstrip('/')}{path}"

    def headers(self) -> dict[str, str]:
        """Authentication at a proxy in front of the bridge; the bridge itself has none."""
        if not self.username:
            return {}
        password = self.password.reveal() if self.password else ""
        given = f"{self.username}:{password}".encode()
        return {"Authorization": "Basic " + base64.b64encode(given).decode()}
