"""One rich message goes out through every connector, and nothing of it gets lost on the way."""

from __future__ import annotations

import asyncio
import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onethread.connectors.registry import all_connectors

_SOURCE = Path(__file__).parents[2] / "docs" / "reference" / "generate_connectors.py"


@cache
def generator() -> Any:
    spec = importlib.util.spec_from_file_location("generate_connectors", _SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def shown(connector_id: str) -> list[str]:
    wanted = {connector_id: all_connectors()[connector_id]}
    found: dict[str, list[str]] = asyncio.run(generator().rows(wanted))
    return found[connector_id]


@pytest.mark.parametrize("connector_id", all_connectors())
def test_words_picture_choices_and_place_arrive(connector_id: str) -> None:
    seen = "\n".join(shown(connector_id))
    if not all_connectors()[connector_id].manifest.content_out:
        assert "answered on another" in seen
        return
    for trace in ("dinsdag", "Ochtend", "Middag", "Avond", "52.37"):
        assert trace in seen, seen
    assert "image" in seen or "lekkage.png" in seen, seen


def test_the_page_shows_what_each_channel_makes_of_it_now() -> None:
    page = generator().page({name: shown(name) for name in all_connectors()})
    assert generator().PAGE.read_text("utf-8") == page, (
        "run python docs/reference/generate_connectors.py"
    )
