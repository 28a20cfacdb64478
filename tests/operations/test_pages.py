"""The documentation is served with a policy of its own, and nothing beside its folder is."""

from __future__ import annotations

from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from onethread.operations import pages
from onethread.operations.problems import HANDLERS


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient[Litestar]:
    monkeypatch.setattr(pages, "WEB_DIST", tmp_path)
    return TestClient(Litestar([pages.documentation], exception_handlers=HANDLERS))


def built(folder: Path) -> None:
    (folder / "help" / "guide").mkdir(parents=True)
    (folder / "help" / "index.html").write_text("<h1>Documentation</h1>", "utf-8")
    (folder / "help" / "guide" / "inbox.html").write_text("<h1>Inbox</h1>", "utf-8")
    (folder / "secret.html").write_text("not to be had", "utf-8")


def test_pages_come_with_a_policy_that_lets_in_their_own_files_only(
    client: TestClient[Litestar], tmp_path: Path
) -> None:
    built(tmp_path)
    for address, words in (("/help", "Documentation"), ("/help/guide/inbox.html", "Inbox")):
        answer = client.get(address)
        assert words in answer.text
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("address", ["/help", "/help/"])
def test_its_address_leads_to_the_page_that_links_start_from(
    client: TestClient[Litestar], tmp_path: Path, address: str
) -> None:
    built(tmp_path)
    answer = client.get(address, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, "/help/index.html")


@pytest.mark.parametrize("path", ["nowhere.html", "%2e%2e/secret.html", "guide"])
def test_nothing_else_is_served(client: TestClient[Litestar], tmp_path: Path, path: str) -> None:
    built(tmp_path)
    answer = client.get(f"/help/{path}")
    assert answer.status_code == 404
    assert "not to be had" not in answer.text


def test_before_it_is_built_the_page_says_how(client: TestClient[Litestar]) -> None:
    assert "make web" in client.get("/help/").text
