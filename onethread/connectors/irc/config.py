"""Settings of an IRC channel, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class IrcConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One nickname on one network."""

    host: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9.:-]{1,253}$"),
        config_field("Server", example="irc.libera.chat"),
    ]
    nickname: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z\[\]\\`_^{|}][A-Za-z0-9\[\]\\`_^{|}-]{0,29}$"),
        config_field(
            "Nickname", "An underscore is added while somebody else has it.", example="hulp"
        ),
    ]
    port: Annotated[int, msgspec.Meta(ge=1, le=65535), config_field("Port")] = 6697
    security: Annotated[
        Literal["tls", "none"], config_field("Security", "none: only within a network of your own.")
    ] = "tls"
    account: Annotated[
        str,
        msgspec.Meta(pattern=r"^[^\s\x00]{0,60}$"),
        config_field("Account", "Of NickServ, to sign in by SASL. Empty: no account."),
    ] = ""
    password: Annotated[
        SecretStr | None,
        config_field("Password", "Of the account; without an account the server's own password."),
    ] = None
    rooms: Annotated[
        str,
        msgspec.Meta(
            pattern=r"^$|^[#&+!][^\s,\x07\x00]{1,49}(, ?[#&+!][^\s,\x07\x00]{1,49}){0,19}$"
        ),
        config_field("Rooms", "To join, with a comma between them.", example="#hulp, #storingen"),
    ] = ""
    hears: Annotated[
        Literal["direct", "mentions", "all"],
        config_field(
            "What it takes in",
            "direct: private messages alone. mentions: also what names the nickname in a room. all: "
            "everything in the rooms.",
        ),
    ] = "mentions"

    def secret(self) -> str:
        """The password, "" when there is none."""
        return self.password.reveal() if self.password is not None else ""

    def joins(self) -> list[str]:
        """The rooms to join."""
        return [each.strip() for each in self.rooms.split(",") if each.strip()]
