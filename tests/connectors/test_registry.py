"""Connectors are found by themselves, third parties' too, and settings are checked by name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from onethread.connectors import registry
from onethread.connectors._kit.scaffold import create
from onethread.connectors.contract import SecretStr
from onethread.errors import InvalidInput, NotFound

ROOT = Path(__file__).parents[2]
_LIST = """
from onethread.connectors.registry import all_connectors
print(*((id, connector.manifest.name) for id, connector in all_connectors().items()))
"""
_LOADED = """
import sys
from onethread.connectors import registry
registry.get("webchat")
print(*(name for name in sys.modules if name.startswith("onethread.connectors.whatsapp")))
"""
SETTINGS: dict[str, Any] = {
    "phone_number_id": "106540352242922",
    "business_account_id": "102290129340398",
    "access_token": "token",
    "app_secret": "secret",
    "verify_token": "verify",
}


def test_the_folders_are_found_and_an_unknown_id_names_those_there_are() -> None:
    assert {"email", "webchat", "whatsapp"} <= set(registry.all_connectors())
    with pytest.raises(NotFound, match=r"email, .*generic, .*webchat, .*whatsapp"):
        registry.get("pigeon_post")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"phone_number_id": "not digits"}, "phone_number_id"),
        ({"access_token": 5}, "access_token"),
        ({"colour": "red"}, "colour"),
        ({"api_base_url": "ftp://x"}, "api_base_url"),
    ],
)
def test_a_wrong_setting_is_refused_by_its_name(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        registry.make_config(registry.get("whatsapp"), SETTINGS | change)
    assert list(refused.value.extra["fields"]) == [field]


def test_a_missing_setting_is_named() -> None:
    given = {name: value for name, value in SETTINGS.items() if name != "app_secret"}
    with pytest.raises(InvalidInput, match="app_secret"):
        registry.make_config(registry.get("whatsapp"), given)


def test_credentials_are_secret_in_the_form_and_in_print() -> None:
    whatsapp = registry.get("whatsapp")
    assert registry.secret_fields(whatsapp.config_type) == {
        "access_token",
        "app_secret",
        "verify_token",
    }
    properties = registry.config_schema(whatsapp)["properties"]
    assert properties["access_token"]["format"] == "password"
    assert properties["access_token"]["writeOnly"] is True
    config = registry.make_config(whatsapp, SETTINGS)
    assert config.access_token == SecretStr("token")
    assert "token'" not in repr(config).replace("access_token", "").replace("verify_token", "")


def test_a_process_loads_the_connectors_it_uses_and_no_others() -> None:
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            _LOADED,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert loaded.split() == []


@pytest.mark.parametrize("odd", ["_kit", "contract", "registry", "", "a.b", "../email", "émail"])
def test_what_is_no_connector_is_found_by_no_name(odd: str) -> None:
    with pytest.raises(NotFound):
        registry.get(odd)


def test_a_package_beside_ours_offers_its_connector_by_an_entry_point(tmp_path: Path) -> None:
    create("pigeon_post", tmp_path)
    described = tmp_path / "pigeon_post-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: pigeon-post\nVersion: 1.0\n")
    (described / "entry_points.txt").write_text(
        "[onethread.connectors]\npigeon_post = pigeon_post:CONNECTOR\nwhatsapp = pigeon_post:CONNECTOR\n"
    )
    found = subprocess.run(
        [
            sys.executable,
            "-c",
            _LIST,
        ],
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{tmp_path}"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "('pigeon_post', 'Pigeon Post')" in found
    assert "('whatsapp', 'WhatsApp')" in found
