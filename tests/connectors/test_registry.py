"""Settings of a channel are checked, and what is wrong is named."""

from __future__ import annotations

from typing import Any

import pytest

from onethread.connectors import registry
from onethread.errors import InvalidInput

EMAIL = registry.get("email")


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        ({}, "from_address"),
        ({"from_address": "x@example.org", "imap_port": "many"}, "imap_port"),
        ({"from_address": "x@example.org", "pigeon": "yes"}, "pigeon"),
        ({"from_address": "nobody"}, "from_address"),
        ({"from_address": "x@example.org", "imap_host": "imap.example.org"}, "imap_username"),
    ],
)
def test_the_field_that_is_wrong_is_named(settings: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        registry.make_config(EMAIL, settings)
    assert list(refused.value.extra["fields"]) == [field]


def test_the_settings_page_learns_headings_and_credentials() -> None:
    fields = registry.config_schema(EMAIL)["properties"]
    assert fields["imap_host"]["group"] == "Reading mail"
    assert fields["listen_port"]["advanced"] is True
    assert registry.secret_fields(EMAIL.config_type) >= {"imap_password", "smtp_password"}
