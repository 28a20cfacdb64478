"""The documentation in a real Chromium: accessible, searched by keyboard, asking nobody else."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import Watched, violations

BUILD = Path(__file__).parents[2] / "docs" / "site" / "build.py"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and tells nobody."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    subprocess.run([sys.executable, BUILD, tmp_path / "site"], check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path / "site"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
async def test_the_site_is_accessible_fits_and_is_searched_by_keyboard(
    browser: Browser, site: str, scheme: str, width: int
) -> None:
    context = await browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 800},
    )
    watched = Watched(context, site)
    page = await watched.page()
    for address in ("index.html", "guide/agent/search.html", "reference/settings.html"):
        await page.goto(f"{site}/{address}")
        assert await violations(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
    await page.keyboard.press("/")
    await page.keyboard.type("quiet hours")
    await expect(page.get_by_role("option").first).to_contain_text("Notices")
    assert await violations(page) == []
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/guide/agent/notices.html*")
    if width < 700:
        await page.get_by_role("button", name="Menu").click()
        await expect(page.get_by_role("link", name="On the phone")).to_be_visible()
        assert await violations(page) == []
    watched.check()
    await context.close()
