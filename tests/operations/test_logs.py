"""Logs tell what failed and where, never who wrote or what."""

from __future__ import annotations

import io
import json
import logging
import sys

import pytest
import structlog

from onethread.errors import DatabaseUnavailable
from onethread.operations.logs import set_up_logs, tell_failure

SECRET = "fatima@post.example"


def failing() -> Exception:
    try:
        try:
            raise ValueError(f"Key (value)=({SECRET}) already exists")
        except ValueError as cause:
            raise DatabaseUnavailable("the database is starting: try again") from cause
    except DatabaseUnavailable as error:
        return error


def test_a_failure_is_told_by_kind_and_place_and_our_own_words_only() -> None:
    told = tell_failure(failing())
    assert SECRET not in told
    first, second = told.split("\nled to\n")
    assert first.splitlines()[-1] == "builtins.ValueError"
    assert second.splitlines()[-1] == (
        "onethread.errors.DatabaseUnavailable: the database is starting: try again"
    )
    assert "test_logs.py:" in first


def test_a_circle_of_causes_ends() -> None:
    one, two = ValueError("a"), KeyError("b")
    one.__cause__, two.__cause__ = two, one
    assert tell_failure(one).count("led to") == 1


@pytest.mark.parametrize("form", ["json", "text"])
def test_tracebacks_of_ours_and_of_libraries_hold_no_words_of_customers(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    root = logging.getLogger()
    handlers = root.handlers[:]
    try:
        set_up_logs("info", form, "web")
        structlog.get_logger("test").error("request.failed", exc_info=failing())
        logging.getLogger("uvicorn.error").error("Exception in ASGI", exc_info=failing())
    finally:
        root.handlers = handlers
        structlog.reset_defaults()
        structlog.contextvars.clear_contextvars()
    text = written.getvalue()
    assert SECRET not in text
    assert text.count("DatabaseUnavailable") == 2
    if form == "json":
        line = json.loads(text.splitlines()[0])
        assert line["event"] == "request.failed"
        assert line["role"] == "web"
