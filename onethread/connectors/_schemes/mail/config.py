"""Settings that every channel of mail has, however the mail travels."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors._schemes.mail.addresses import valid_address
from onethread.connectors.manifest import config_field


class MailConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes, where answers go, and who is believed about a sender."""

    from_address: Annotated[
        str,
        config_field(
            "Address", "The address that answers come from.", example="service@example.org"
        ),
    ]
    from_name: Annotated[
        str,
        config_field(
            "Sender name",
            "The name that customers see. {agent} becomes the name of the agent. Empty: the brand's.",
            example="Example Housing",
        ),
    ] = ""
    reply_to_address: Annotated[
        str,
        config_field(
            "Reply address", "Where answers should go, if not to the address above.", advanced=True
        ),
    ] = ""
    reply_plus_addressing: Annotated[
        bool,
        config_field(
            "Plus addresses",
            "Put the reply token in the reply address (service+token@…). The mail server must "
            "deliver such addresses to this mailbox.",
            advanced=True,
        ),
    ] = False
    signature: Annotated[
        str,
        config_field(
            "Signature",
            "Text below each mail. {agent} becomes the name of the agent, {brand}, {website} and "
            "{channel} those of the channel. Empty: the brand's.",
            multiline=True,
        ),
    ] = ""
    fallback_subject: Annotated[
        str,
        config_field("Subject", "For a first mail without a subject of its own.", advanced=True),
    ] = ""
    trusted_authserv_ids: Annotated[
        tuple[str, ...],
        config_field(
            "Trusted checkers",
            "Names (authserv-id) of your own mail servers, whose Authentication-Results header is "
            "believed. They must remove forged ones that carry their name (RFC 8601, 5).",
            example="mx.example.org",
            advanced=True,
        ),
    ] = ()

    def __post_init__(self) -> None:
        if valid_address(self.from_address) is None:
            raise ValueError(f"from_address: {self.from_address!r} is not an e-mail address")
        if self.reply_to_address and valid_address(self.reply_to_address) is None:
            raise ValueError(
                f"reply_to_address: {self.reply_to_address!r} is not an e-mail address"
            )

    def own_addresses(self) -> frozenset[str]:
        """The channel's own addresses, in lower case."""
        given = (self.from_address, self.reply_to_address)
        return frozenset(address.lower() for address in given if valid_address(address))
