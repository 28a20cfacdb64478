"""Settings of a web chat, as shown on its settings page."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from onethread.connectors.contract import SecretStr, config_field

Origin = Annotated[str, msgspec.Meta(pattern=r"^https?://[^/\s*]+$", max_length=200)]


class WebChatConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One widget on one or more websites."""

    title: Annotated[
        str,
        msgspec.Meta(min_length=1, max_length=60),
        config_field("Title", "At the top of the chat.", example="Woonstad Noord"),
    ]
    greeting: Annotated[
        str,
        msgspec.Meta(max_length=300),
        config_field("Greeting", "The first thing a visitor reads. Empty: none."),
    ] = ""
    websites: Annotated[
        list[Origin],
        config_field(
            "Websites",
            "Addresses of the sites that may show this chat, without a path. This server's own pages"
            " always may.",
            example="https://www.example.nl",
        ),
    ] = []
    colour: Annotated[
        str,
        msgspec.Meta(pattern="^#[0-9a-fA-F]{6}$"),
        config_field(
            "Colour", "The widget keeps its texts readable on it.", example="#2563eb", advanced=True
        ),
    ] = "#2563eb"
    side: Annotated[
        Literal["right", "left"], config_field("Side", "Where the button stands.", advanced=True)
    ] = "right"
    language: Annotated[
        Literal["auto", "nl", "en", "fr", "de"],
        config_field("Language", "auto: the visitor's own.", advanced=True),
    ] = "auto"
    ask_details: Annotated[
        Literal["no", "offline", "always"],
        config_field(
            "Ask name and e-mail address",
            "offline: only when nobody is there, so that the answer can go by e-mail.",
            advanced=True,
        ),
    ] = "offline"
    customer_token_secret: Annotated[
        SecretStr | None,
        config_field(
            "Secret for logged-in customers",
            "Your site signs a token (JWT, HS256) with it, and the customer is recognised with"
            " certainty. At least 32 characters.",
            advanced=True,
        ),
    ] = None
    messages_per_minute: Annotated[
        int,
        msgspec.Meta(ge=1, le=600),
        config_field("Messages per minute", "More from one visitor must wait.", advanced=True),
    ] = 30
    new_visitors_per_hour: Annotated[
        int,
        msgspec.Meta(ge=1, le=100_000),
        config_field(
            "New visitors per hour and network", "More from one network must wait.", advanced=True
        ),
    ] = 120
