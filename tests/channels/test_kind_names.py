"""Kinds of channels have a name in every language of the workspace: a brand's is the same in all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onethread.connectors import registry

WORDS = Path(__file__).parents[2] / "web" / "workspace" / "src" / "i18n"
NAME = re.compile(r"'kind\.(\w+)': '([^']+)'")
BRANDS = set(
    re.findall(
        r"\w+",
        """app_store apple_messages bluesky brevo discord discourse github_discussions gmail
        google_chat google_play instagram irc kakaotalk line linkedin mailgun mastodon matrix
        mattermost messenger postmark rcs reddit resend rocketchat sendgrid ses shopify signal
        slack teams telegram threema tiktok trustpilot viber webex wechat whatsapp woocommerce
        xmpp zalo zoom zulip""",
    )
)
"""Connectors whose names are written the same everywhere."""


def names(language: str) -> dict[str, str]:
    return dict(NAME.findall((WORDS / language / "kinds.ts").read_text("utf-8")))


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
def test_every_connector_is_a_brand_or_has_its_name_in_the_language(language: str) -> None:
    assert sorted(registry.all_connectors().keys() - BRANDS) == sorted(names(language))


def test_the_english_name_is_the_one_that_the_connector_gives_itself() -> None:
    own = {each: registry.get(each).manifest.name for each in names("en")}
    assert names("en") == own
