"""Files are read and compressed once; a changed one is read anew; browsers get what they understand."""

from __future__ import annotations

import base64
import gzip
import hashlib
import os
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.config.compression import CompressionConfig
from litestar.testing import TestClient

from onethread.operations import pages
from onethread.operations.packed import Packed

SCRIPT = "asked(early)"
PROGRAM = "export const words = 1\n" * 200


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient[Litestar]:
    (tmp_path / "workspace" / "assets").mkdir(parents=True)
    page = f'<html><script>{SCRIPT}</script><script src="/assets/a-1.js"></script></html>'
    (tmp_path / "workspace" / "index.html").write_text(page, "utf-8")
    (tmp_path / "workspace" / "assets" / "a-1.js").write_text(PROGRAM, "utf-8")
    (tmp_path / "workspace" / "icon.svg").write_text("<svg/>", "utf-8")
    monkeypatch.setattr(pages, "WEB_DIST", tmp_path)
    compression = CompressionConfig(backend="gzip", exclude_opt_key="packed")
    return TestClient(Litestar(pages.ROUTES, compression_config=compression))


def test_a_part_of_the_program_is_sent_compressed_and_kept_forever(
    client: TestClient[Litestar],
) -> None:
    packed = client.get("/assets/a-1.js", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/assets/a-1.js", headers={"Accept-Encoding": "identity"})
    assert packed.text == plain.text == PROGRAM
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == (
        "gzip",
        "Accept-Encoding",
    )
    assert int(packed.headers["content-length"]) < len(PROGRAM) / 10
    assert "content-encoding" not in plain.headers
    assert "immutable" in packed.headers["cache-control"]
    assert packed.headers["content-type"].startswith("text/javascript")


def test_the_page_is_not_sent_again_to_who_has_it(client: TestClient[Litestar]) -> None:
    first = client.get("/inbox/mine")
    again = client.get("/inbox/mine", headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["cache-control"] == "no-cache"


def test_the_icon_is_not_asked_for_at_each_change_of_the_address(
    client: TestClient[Litestar],
) -> None:
    assert client.get("/icon.svg").headers["cache-control"] == "public, max-age=86400"


def test_its_own_script_may_run_by_its_hash_and_no_other(client: TestClient[Litestar]) -> None:
    policy = client.get("/").headers["content-security-policy"]
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert "script-src 'self' 'unsafe-inline'" not in policy


def test_a_file_that_is_written_anew_is_read_anew(tmp_path: Path) -> None:
    file, packed = tmp_path / "a.css", Packed()
    file.write_text("a{color:red}", "utf-8")
    first = packed.of(file)
    assert packed.of(file) is first
    file.write_text("a{color:blue}" * 200, "utf-8")
    os.utime(file, ns=(1, 1))
    second = packed.of(file)
    assert second.tag != first.tag
    assert second.gzipped is not None
    assert gzip.decompress(second.gzipped) == second.body


def test_no_more_is_kept_than_fits(tmp_path: Path) -> None:
    packed = Packed(most_bytes=2500)
    files = [tmp_path / f"{number}.png" for number in range(4)]
    for file in files:
        file.write_bytes(os.urandom(1000))
    kept = [packed.of(file) for file in files]
    assert packed.of(files[3]) is kept[3]
    assert packed.of(files[0]) is not kept[0]
