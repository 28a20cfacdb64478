"""Every connector that has a stand-in gets on with it. New stand-ins are found by themselves."""

from __future__ import annotations

from functools import cache

import pytest

from onethread.connectors.registry import all_connectors
from onethread.simulator.conformance import STAND_IN_CHECKS, run_stand_in_checks
from onethread.simulator.sandbox import get_stand_in, stand_in_names


@cache
def found(connector_id: str) -> dict[str, list[str]]:
    return run_stand_in_checks(all_connectors()[connector_id], get_stand_in(connector_id))


@pytest.mark.parametrize("check", STAND_IN_CHECKS)
@pytest.mark.parametrize("connector_id", stand_in_names())
def test_connector_and_stand_in(connector_id: str, check: str) -> None:
    problems = found(connector_id)[check]
    assert not problems, f"{connector_id}, {check}:\n" + "\n".join(problems)
