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
            "Colour", "The widget keeps its texts readable on it.", example="#2563eb", group="Look"
        ),
    ] = "#2563eb"
    side: Annotated[
        Literal["right", "left"], config_field("Side", "Where the button stands.", group="Look")
    ] = "right"
    theme: Annotated[
        Literal["auto", "light", "dark"],
        config_field("Light or dark", "auto: as the visitor's device is.", group="Look"),
    ] = "auto"
    corners: Annotated[
        int,
        msgspec.Meta(ge=0, le=28),
        config_field("Corners", "0: square, 28: very round.", group="Look"),
    ] = 16
    launcher: Annotated[
        str,
        msgspec.Meta(max_length=40),
        config_field(
            "Words on the button",
            "Beside the picture. Empty: the picture only.",
            example="Stel uw vraag",
            group="Look",
        ),
    ] = ""
    logo: Annotated[
        str,
        msgspec.Meta(pattern=r"^(https?://[^\s\"'<>]+)?$", max_length=500),
        config_field(
            "Logo",
            "Address of a square picture on your website. Empty: the first letter of the title.",
            example="https://www.example.nl/logo.png",
            group="Look",
        ),
    ] = ""
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
    rating: Annotated[
        Literal["stars", "thumbs", "no"],
        config_field(
            "Rating",
            "Asked when a conversation is resolved; agents see it in the timeline.",
            group="Conversation",
        ),
    ] = "stars"
    voice_notes: Annotated[
        bool, config_field("Voice messages", "Visitors may record one.", group="Conversation")
    ] = True
    consent: Annotated[
        Literal["no", "inform", "ask"],
        config_field(
            "Privacy line",
            "inform: shown before the first message. ask: the visitor must agree first. What was"
            " agreed to is kept with the message.",
            group="Privacy",
        ),
    ] = "no"
    consent_text: Annotated[
        str,
        msgspec.Meta(max_length=300),
        config_field(
            "Words of the privacy line",
            example="We gebruiken uw gegevens om u te helpen.",
            multiline=True,
            group="Privacy",
        ),
    ] = ""
    consent_link: Annotated[
        str,
        msgspec.Meta(pattern=r"^(https?://[^\s\"'<>]+)?$", max_length=500),
        config_field(
            "Privacy statement",
            "Its address.",
            example="https://www.example.nl/privacy",
            group="Privacy",
        ),
    ] = ""
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
