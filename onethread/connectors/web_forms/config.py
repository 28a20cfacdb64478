"""Settings of a channel for forms of a website."""

from __future__ import annotations

from typing import Annotated

import msgspec

from onethread.connectors.contract import SecretStr, config_field


class WebFormsConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Forms that post straight from a page, or through a form builder."""

    form_key: Annotated[
        SecretStr,
        config_field(
            "Form key",
            "20 or more letters and digits of your own making, put behind the form's address as ?key=… "
            "It keeps out robots that only guess addresses; whoever reads the page can read it.",
        ),
    ]
    honeypot: Annotated[
        str,
        msgspec.Meta(pattern=r"^[A-Za-z0-9_.-]{0,60}$"),
        config_field(
            "Trap for robots",
            "Name of a field that people don't see; a form with something in it is thrown away. Empty: none.",
        ),
    ] = "website_url"
    thanks: Annotated[
        str,
        msgspec.Meta(max_length=1000),
        config_field("Thanks", "Shown after a form was sent from a page.", multiline=True),
    ] = "Thank you. We have received your message."
    thanks_url: Annotated[
        str,
        msgspec.Meta(pattern=r"^(https?://[^\s\"'<>]{1,500})?$"),
        config_field("Page of thanks", "Where the visitor goes then. Empty: only the words above."),
    ] = ""
    fixed_subject: Annotated[
        str,
        msgspec.Meta(max_length=200),
        config_field("Subject", "For forms without one.", advanced=True),
    ] = ""
