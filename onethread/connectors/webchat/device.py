"""Which pages may show the chat, and what they may know of it. Pure."""

from __future__ import annotations

from typing import Any

from onethread.connectors.contract import DeviceSide
from onethread.connectors.webchat.config import WebChatConfig
from onethread.connectors.webchat.push import push, read_push, tell
from onethread.connectors.webchat.tokens import read_visitor_token
from onethread.connectors.webchat.uploads import make_ticket


def allowed(origin: str | None, own_origin: str, config: WebChatConfig) -> bool:
    """Whether a page of this origin may show the chat. A browser always tells its origin."""
    return origin is not None and origin.lower() in {
        own_origin.lower(),
        *(site.lower() for site in config.websites),
    }


def look(config: WebChatConfig) -> dict[str, Any]:
    """How the widget looks and what it asks."""
    return {
        "title": config.title,
        "greeting": config.greeting,
        "colour": config.colour,
        "side": config.side,
        "language": config.language,
        "ask_details": config.ask_details,
        "theme": config.theme,
        "corners": config.corners,
        "launcher": config.launcher,
        "logo": config.logo,
        "rating": config.rating,
        "voice_notes": config.voice_notes,
        "consent": config.consent if config.consent_text else "no",
        "consent_text": config.consent_text,
        "consent_link": config.consent_link,
        "web_push": config.web_push,
    }


DEVICE = DeviceSide(
    allowed=allowed,
    look=look,
    read_token=read_visitor_token,
    make_ticket=make_ticket,
    tell=tell,
    push=push,
    read_push=read_push,
)
