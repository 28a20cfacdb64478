"""Pictures every screen of the running program: `make screenshots`, or `make screenshots ONLY=inbox`.

Starts the demo and an empty system in folders of their own. The whole matrix (light and dark, desktop and
phone, English and Dutch) goes to build/screenshots with an index.html to look through; the pictures that
the guides show are renewed in this folder.
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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))  # started by its path, from any folder
from screens import SCREENS, Screen

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MATRIX = ROOT / "build" / "screenshots"
START_SECONDS = 120
STORY_SECONDS = 300
LOG_IN = re.compile(r"^\s+(\S+@\S+)\s+(\S+)\s.*\(administrator\)", re.MULTILINE)
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "nl")
ADMINISTRATOR = ("ada@delinde.example", "linde-molen-kade-83")
MOST_BYTES = 120_000
JSON_HEADERS = "{'Content-Type': 'application/json', 'X-Onethread': '1'}"


@dataclass
class System:
    """A running system: where it is, who administers it, and what the paths of screens name."""

    base: str
    log_in: tuple[str, str]
    places: dict[str, object] = field(default_factory=dict)


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


@contextmanager
def running(command: str, *options: str) -> Iterator[tuple[str, Path, subprocess.Popen[bytes]]]:
    """`onethread COMMAND` in a folder of its own: its address and its log."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="onethread-pictures-") as folder:
        Path(folder).chmod(0o755)
        log = Path(folder) / "log"
        arguments = [sys.executable, "-m", "onethread.cli", command, "--port", str(port), *options]
        environment = {**os.environ, "ONETHREAD_DATA_DIR": folder}
        with log.open("wb") as output:
            process = subprocess.Popen(
                arguments, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            yield f"http://localhost:{port}", log, process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def wait_for_log_in(log: Path, demo: subprocess.Popen[bytes]) -> tuple[str, str]:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and demo.poll() is None:
        if found := LOG_IN.search(log.read_text("utf-8")):
            return found[1], found[2]
        time.sleep(0.2)
    sys.exit(f"The demo did not start:\n{log.read_text('utf-8')[-2000:]}")


def wait_for_port(base: str) -> None:
    until = time.monotonic() + START_SECONDS
    port = int(base.rsplit(":", 1)[1])
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    sys.exit("The empty system did not start.")


def sign_in(page: Page, system: System, language: str) -> None:
    page.goto(f"{system.base}/sign-in")
    page.evaluate(
        f"""async ([email, password, language]) => {{
              await fetch('/api/session', {{method: 'POST', headers: {JSON_HEADERS},
                body: JSON.stringify({{email, password}})}})
              await fetch('/api/me', {{method: 'PATCH', headers: {JSON_HEADERS},
                body: JSON.stringify({{language}})}})
            }}""",
        [*system.log_in, language],
    )


def find_places(page: Page) -> dict[str, object]:
    """A conversation on several channels in which something was answered, its customer, a channel."""
    until = time.monotonic() + STORY_SECONDS
    while time.monotonic() < until:
        found = page.evaluate(
            """async () => {
                 const {items} = await (await fetch('/api/inbox/all?limit=100')).json()
                 const [channel] = await (await fetch('/api/channels')).json()
                 for (const item of items.filter((each) => each.channels.length > 1)) {
                   const {messages} = await (await fetch(`/api/conversations/${item.id}`)).json()
                   const legs = new Set(messages.items.map((m) => m.leg_id).filter(Boolean))
                   if (legs.size > 1 && messages.items.some((m) => m.direction === 'out')
                       && messages.items.length > 5)
                     return {story: item.id, customer: item.customer.id, channel: channel.id}
                 }
                 return null
               }"""
        )
        if found is not None:
            places: dict[str, object] = found
            return places
        time.sleep(2)
    sys.exit("No conversation changed channel in time.")


def set_up(page: Page, system: System) -> None:
    page.goto(f"{system.base}/sign-in")
    page.evaluate(
        f"""([email, password]) => fetch('/api/setup', {{method: 'POST', headers: {JSON_HEADERS},
              body: JSON.stringify({{
                organisation: {{name: 'De Linde', language: 'nl', region: 'NL'}},
                administrator: {{name: 'Ada Bakker', email, password}}}})}})""",
        list(system.log_in),
    )


def picture(
    browser: Browser, system: System, screen: Screen, scheme: str, size: str, language: str
) -> Path:
    """One picture of the matrix. Signed out for the pages that are there then."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="nl-NL" if language == "nl" else "en-GB",
        service_workers="block",
        has_touch=size == "phone",
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    if screen.path not in ("/sign-in", "/setup"):
        sign_in(page, system, language)
    page.goto(system.base + screen.path.format(**system.places))
    page.wait_for_load_state("networkidle")
    if screen.act is not None:
        screen.act(page)
    page.wait_for_timeout(350)
    file = MATRIX / f"{screen.name}.{size}.{scheme}.{language}.png"
    page.screenshot(path=file)
    context.close()
    return file


def keep(file: Path, name: str) -> None:
    """The picture for the guides, as small as it can be and still be read."""
    image = Image.open(file).convert("RGB")
    for quality in (82, 74, 66, 58):
        image.save(HERE / name, quality=quality, method=6)
        if (HERE / name).stat().st_size < MOST_BYTES:
            return


def write_index() -> None:
    """A page with the whole matrix, to look through."""
    names = sorted({file.name.split(".")[0] for file in MATRIX.glob("*.png")})
    parts = [
        f"<h2>{name}</h2>"
        + "".join(
            f'<a href="{file.name}"><img loading="lazy" src="{file.name}" alt="{file.stem}"></a>'
            for file in sorted(MATRIX.glob(f"{name}.*.png"))
        )
        for name in names
    ]
    style = "img{height:340px;margin:4px;border:1px solid #999}"
    page = f"<!doctype html><title>Screens</title><style>{style}</style>{''.join(parts)}"
    (MATRIX / "index.html").write_text(page, "utf-8")


def take(browser: Browser, system: System, screens: list[Screen]) -> None:
    failed = []
    for screen, size, scheme, language in product(screens, SIZES, SCHEMES, LANGUAGES):
        if screen.wide_only and size == "phone":
            continue
        try:
            file = picture(browser, system, screen, scheme, size, language)
        except Exception as error:  # noqa: BLE001 - the others are still wanted; told at the end
            failed.append(f"{screen.name} {size} {scheme} {language}: {error}")
            continue
        if (size, scheme, language) == ("desktop", "light", "en") and screen.kept:
            keep(file, screen.kept)
        if (screen.name, size, scheme, language) == ("conversation", "phone", "light", "en"):
            keep(file, "phone.webp")
        if (screen.name, size, language) == ("conversation", "desktop", "en"):
            name = "workspace.png" if scheme == "light" else "workspace-dark.png"
            Image.open(file).convert("RGB").quantize(256).save(HERE / name, optimize=True)
    write_index()
    if failed:
        sys.exit("Not pictured:\n" + "\n".join(failed))


def main(only: list[str]) -> None:
    wanted = [screen for screen in SCREENS if not only or screen.name in only]
    if not wanted:
        sys.exit(f"There are these screens: {' '.join(screen.name for screen in SCREENS)}")
    MATRIX.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        if screens := [screen for screen in wanted if screen.system == "demo"]:
            with running("demo", "--seed", "7") as (base, log, process):
                demo = System(base, wait_for_log_in(log, process))
                page = browser.new_page(service_workers="block")
                sign_in(page, demo, "en")
                demo.places = find_places(page)
                page.close()
                take(browser, demo, screens)
        if screens := [screen for screen in wanted if screen.system == "empty"]:
            with running("serve") as (base, _, _):
                wait_for_port(base)
                empty = System(base, ADMINISTRATOR)
                take(browser, empty, [each for each in screens if each.name == "setup"])
                page = browser.new_page(service_workers="block")
                set_up(page, empty)
                page.close()
                take(browser, empty, [each for each in screens if each.name != "setup"])
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
