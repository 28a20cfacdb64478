"""Every connector that has a stand-in gets on with it. New stand-ins are found by themselves."""

from __future__ import annotations

from functools import cache

import pytest

from onethread.connectors._kit.checks import folder_of
from onethread.connectors._kit.quality import read_outcome, read_standing
from onethread.connectors.registry import all_connectors
from onethread.simulator.conformance import STAND_IN_CHECKS, run_stand_in_checks
from onethread.simulator.sandbox import get_stand_in, stand_in_names, stand_in_of


@cache
def found(connector_id: str) -> dict[str, list[str]]:
    return run_stand_in_checks(all_connectors()[connector_id], get_stand_in(connector_id))


@pytest.mark.parametrize("check", STAND_IN_CHECKS)
@pytest.mark.parametrize(
    "connector_id",
    # Firebase is the web chat's way to phones, not a connector.
    [name for name in stand_in_names() if name != "firebase"],
)
def test_connector_and_stand_in(connector_id: str, check: str) -> None:
    problems = found(connector_id)[check]
    assert not problems, f"{connector_id}, {check}:\n" + "\n".join(problems)


@pytest.mark.parametrize("connector_id", all_connectors())
def test_what_was_written_of_a_check_is_still_true(connector_id: str) -> None:
    connector = all_connectors()[connector_id]
    folder = folder_of(connector)
    written = read_outcome(folder)
    if written is None:
        pytest.skip("it is checked when it is asked for")
    held = stand_in_of(folder, connector) is not None
    level = read_standing(folder, connector, stand_in=held).level
    assert (written.passes, written.stand_in, written.level) == (True, held, level), (
        f"outcome.json is stale: run onethread connectors check {connector_id}"
    )
