"""Every connector there is keeps the contract. New folders are found by themselves."""

from __future__ import annotations

import os
from functools import cache

import pytest

from onethread.connectors._kit.checks import CHECKS, Subject, folder_of, run
from onethread.connectors.registry import all_connectors

# `onethread connectors check NAME` tries 10,000; many connectors at each change are fast with fewer.
MANGLED_PAYLOADS = int(os.environ.get("ONETHREAD_TEST_MANGLED", "600"))


@cache
def subject(connector_id: str) -> Subject:
    connector = all_connectors()[connector_id]
    return Subject(folder_of(connector), connector, MANGLED_PAYLOADS)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("connector_id", all_connectors())
def test_connector(connector_id: str, check: str) -> None:
    problems = run(check, subject(connector_id))
    assert not problems, f"{connector_id}, {check}:\n" + "\n".join(problems)
