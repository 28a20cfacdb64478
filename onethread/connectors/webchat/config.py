"""Settings of a web chat, as shown on its settings page."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

import msgspec

from onethread.connectors._schemes.google import TOKEN_URL
from onethread.connectors.contract import SecretStr, config_field

_PROJECT = re.compile(r"[a-z0-9:.-]{1,100}")
Origin = Annotated[str, msgspec.Meta(pattern=r"^https?://[^/\s*]+$", max_length=200)]


class WebChatConfig(msgspec.Struct, frozen=True, kw_only=True):
    """One widget on one or more websites, and in the organisation's app."""

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
            example="Ask your question",
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
            example="We use your details to help you.",
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
    firebase: Annotated[
        SecretStr | None,
        config_field(
            "Firebase service account",
            "The whole JSON key file. With it, a phone with your app is told of an answer while nobody"
            " looks at the chat.",
            multiline=True,
            group="In your app",
        ),
    ] = None
    push_shows: Annotated[
        Literal["message", "text"],
        config_field(
            "A notification says",
            "message: that there is one. text: what it says, also on a locked screen.",
            group="In your app",
        ),
    ] = "message"
    web_push: Annotated[
        bool,
        config_field(
            "Notifications of websites",
            "Pages with a service worker of their own may hand over a visitor's push subscription.",
            group="In your app",
            advanced=True,
        ),
    ] = False
    push_base_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field(
            "Address of Firebase",
            "Only a proxy or a test stand-in needs another one.",
            group="In your app",
            advanced=True,
        ),
    ] = "https://fcm.googleapis.com"
    push_token_url: Annotated[
        str,
        msgspec.Meta(pattern="^https?://"),
        config_field("Address of Google's tokens", group="In your app", advanced=True),
    ] = TOKEN_URL
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

    def __post_init__(self) -> None:
        if self.firebase and not all(self.firebase_account()):
            raise ValueError("firebase: needed to be the JSON key file of a service account")

    def firebase_account(self) -> tuple[str, str, str]:
        """Project, e-mail address and private key of the service account; empty without one."""
        try:
            file: Any = msgspec.json.decode(self.firebase.reveal() if self.firebase else "{}")
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            file = {}
        names = ("project_id", "client_email", "private_key")
        given = [file.get(name) if isinstance(file, dict) else None for name in names]
        project, email, key = (each if isinstance(each, str) else "" for each in given)
        return (project if _PROJECT.fullmatch(project) else "", email, key)
