"""Parts of a file, as players ask for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onethread.files.spans import read_span, span_of


@pytest.mark.parametrize(
    ("asked", "span"),
    [
        ("bytes=0-", range(10)),
        ("bytes=2-4", range(2, 5)),
        ("bytes=8-99", range(8, 10)),
        ("bytes=-3", range(7, 10)),
        ("bytes=-99", range(10)),
        ("bytes=10-", range(10, 10)),
        (None, None),
        ("bytes=-", None),
        ("bytes=4-2", None),
        ("bytes=0-1,4-5", None),
        ("lines=1-2", None),
    ],
)
def test_a_range_is_the_bytes_it_asks_for(asked: str | None, span: range | None) -> None:
    found = span_of(asked, 10)
    assert (found is None) == (span is None)
    assert list(found or ()) == list(span or ())


async def test_only_the_part_is_read(tmp_path: Path) -> None:
    file = tmp_path / "recording"
    file.write_bytes(b"0123456789")
    assert b"".join([part async for part in read_span(file, range(3, 6))]) == b"345"
