"""Renews the pictures of this folder from the running demo: `make screenshots`.

It starts `onethread demo` in a folder of its own, waits for a conversation that went over more than
one channel, and takes its picture as the administrator sees it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
START_SECONDS = 90
STORY_SECONDS = 240
LOG_IN = re.compile(r"^\s+(\S+@\S+)\s+(\S+)\s.*\(administrator\)", re.MULTILINE)
PICTURES = {"workspace.png": "light", "workspace-dark.png": "dark"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def chromium() -> str:
    """The browser of the system; `CHROMIUM` says where another is."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        sys.exit("No Chromium found: install it, or set CHROMIUM to its path.")
    return found


def wait_for_log_in(log: Path, demo: subprocess.Popen[bytes]) -> tuple[str, str]:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and demo.poll() is None:
        if found := LOG_IN.search(log.read_text("utf-8")):
            return found[1], found[2]
        time.sleep(0.2)
    sys.exit(f"The demo did not start:\n{log.read_text('utf-8')[-2000:]}")


def sign_in(page: Page, base: str, email: str, password: str) -> None:
    page.goto(f"{base}/sign-in")
    page.fill("input[name=email]", email)
    page.fill("input[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_url("**/inbox/**")
    # The pictures are for an English page.
    page.evaluate(
        """() => fetch('/api/me', {method: 'PATCH', body: JSON.stringify({language: 'en'}),
             headers: {'Content-Type': 'application/json', 'X-Onethread': '1'}})"""
    )


def find_story(page: Page) -> int:
    """A conversation on several channels in which something was answered."""
    until = time.monotonic() + STORY_SECONDS
    while time.monotonic() < until:
        found = page.evaluate(
            """async () => {
                 const {items} = await (await fetch('/api/inbox/all?limit=100')).json()
                 const told = items.filter((item) => item.channels.length > 1)
                 for (const item of told) {
                   const page = await (await fetch(`/api/conversations/${item.id}`)).json()
                   const said = page.messages.items
                   const legs = new Set(said.map((m) => m.leg_id).filter(Boolean))
                   if (legs.size > 1 && said.some((m) => m.direction === 'out')
                       && said.length > 5) return item.id
                 }
                 return null
               }"""
        )
        if found is not None:
            return int(found)
        time.sleep(2)
    sys.exit("No conversation changed channel in time.")


def picture(browser: Browser, base: str, log_in: tuple[str, str], scheme: str, file: Path) -> None:
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="en-GB",
    )
    page = context.new_page()
    sign_in(page, base, *log_in)
    story = find_story(page)
    page.goto(f"{base}/inbox/all/{story}")
    page.wait_for_selector("[data-leg-switch]")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    page.screenshot(path=file)
    context.close()


def main() -> None:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="onethread-pictures-") as folder:
        Path(folder).chmod(0o755)
        log = Path(folder) / "log"
        environment = {**os.environ, "ONETHREAD_DATA_DIR": folder}
        command = [
            sys.executable,
            "-m",
            "onethread.cli",
            "demo",
            "--port",
            str(port),
            "--seed",
            "7",
        ]
        with log.open("wb") as output:
            demo = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            log_in = wait_for_log_in(log, demo)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(
                    executable_path=chromium(), args=["--no-sandbox"]
                )
                for name, scheme in PICTURES.items():
                    picture(browser, f"http://localhost:{port}", log_in, scheme, HERE / name)
                browser.close()
        finally:
            demo.send_signal(signal.SIGTERM)
            demo.wait(timeout=30)


if __name__ == "__main__":
    main()
