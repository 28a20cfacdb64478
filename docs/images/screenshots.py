"""Pictures every screen of the running program: `make screenshots`, or `make screenshots ONLY=inbox`.

Starts the demo and an empty system in folders of their own. The whole matrix (light and dark, desktop and
phone, English and Dutch) goes to build/screenshots with an index.html to look through; the pictures that
the guides show are renewed in this folder. `LANGUAGES="de fr"` asks for other languages. Most of the time
is waiting, so several work at it side by side (`JOBS=1`: one), each in systems of its own: drafts, the
language of a person and what a visitor said are never another's.
"""

from __future__ import annotations

import hmac
import json
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
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))  # started by its path, from any folder
from acts import desk
from screens import SCREENS, Screen

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MATRIX = ROOT / "build" / "screenshots"
START_SECONDS = 120
STORY_SECONDS = 300
LOG_IN = re.compile(r"^\s+(\S+@\S+)\s+(\S+)\s.*\(administrator\)", re.MULTILINE)
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
Look = tuple[str, str]  # one of SIZES, and a language
LANGUAGES = tuple(os.environ.get("LANGUAGES", "en nl").split())
JOBS = int(os.environ.get("JOBS", "0")) or max(2, os.cpu_count() or 1)
ADMINISTRATOR = ("ada@delinde.example", "linde-molen-kade-83")
MOST_BYTES = 120_000
LOCALES = {"en": "en-GB", "nl": "nl-NL", "de": "de-DE", "fr": "fr-FR"}
JSON_HEADERS = "{'Content-Type': 'application/json', 'X-Onethread': '1'}"
ADD = f"""async ([path, body]) => {{
  const answer = await fetch(path, {{method: 'POST', headers: {JSON_HEADERS}, body: JSON.stringify(body)}})
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}}"""
CHANGE = ADD.replace("'POST'", "'PATCH'")
FIND = """async () => {
  const {items} = await (await fetch('/api/inbox/all?limit=100')).json()
  const channels = await (await fetch('/api/channels')).json()
  const chat = channels.find((each) => each.connector === 'webchat')
  const mail = items.find((each) => each.channels.some(({connector}) => connector === 'email'))
  for (const item of items.filter((each) => each.channels.length > 1)) {
    const {messages} = await (await fetch(`/api/conversations/${item.id}`)).json()
    const legs = new Set(messages.items.map((m) => m.leg_id).filter(Boolean))
    if (legs.size > 1 && messages.items.some((m) => m.direction === 'out') && messages.items.length > 5)
      return {story: item.id, mail: (mail ?? item).id, customer: item.customer.id, channel: channels[0].id,
        chat: chat.key, channel_of_chat: chat.id}
  }
  return null
}"""
COMMENTS: dict[str, Any] = {
    "connector": "facebook_comments",
    "name": "Facebook comments",
    "config": {
        "page_id": "107741234567890",
        "access_token": "token",
        "app_secret": "app secret",
        "verify_token": "verify",
    },
}


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


def wait_for_answer(base: str) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            if httpx.get(f"{base}/api/setup", timeout=20, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    sys.exit("The empty system did not start.")


def sign_in(context: BrowserContext, system: System, language: str) -> None:
    """The administrator, in this language, in every page of the context."""
    page = context.new_page()
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
    page.close()


def find_places(page: Page) -> dict[str, object]:
    """A conversation on several channels in which something was answered, its customer, a channel."""
    until = time.monotonic() + STORY_SECONDS
    while time.monotonic() < until:
        found = page.evaluate(FIND)
        if found is not None:
            places: dict[str, object] = found
            return places
        time.sleep(2)
    sys.exit("No conversation changed channel in time.")


def send(address: str, payload: dict[str, object]) -> None:
    """As the provider of the comments would, with its signature."""
    body = json.dumps(payload)
    secret = COMMENTS["config"]["app_secret"].encode()
    sealed = hmac.new(secret, body.encode(), "sha256").hexdigest()
    headers = {"X-Hub-Signature-256": f"sha256={sealed}"}
    httpx.post(address, content=body, headers=headers, trust_env=False).raise_for_status()


def comment(page: Page, system: System) -> dict[str, object]:
    """Somebody commented in public on a page of the organisation: the channel, and the conversation."""
    made = page.evaluate(ADD, ["/api/channels", COMMENTS])
    page_id = COMMENTS["config"]["page_id"]
    value = {
        "from": {"id": "6543210987654321", "name": "Noor Hendriks"},
        "item": "comment",
        "message": "Wanneer wordt de lift aan de Kade eindelijk gemaakt?",
        "verb": "add",
        "post_id": f"{page_id}_1",
        "parent_id": f"{page_id}_1",
        "comment_id": f"{page_id}_5556",
        "created_time": int(time.time()),
    }
    changes = [{"field": "feed", "value": value}]
    entry = {"id": page_id, "time": 1, "changes": changes}
    address = system.base + urlsplit(made["webhook_url"]).path
    send(address, {"object": "page", "entry": [entry]})
    send(address, {"object": "something that nobody can read", "entry": []})
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        rows = page.evaluate("async () => (await (await fetch('/api/inbox/all')).json()).items")
        for row in rows:
            if row["customer"]["display_name"] == "Noor Hendriks":
                return {"comments": made["id"], "comment": row["id"]}
        time.sleep(1)
    sys.exit("The comment did not arrive.")


def two_alike(page: Page) -> object:
    """Two customers who may be one person; wait for the question whether they are. Returns one's id."""
    for key, label, kind in (("date_of_birth", "Born", "date"), ("address", "Address", "text")):
        page.evaluate(ADD, ["/api/fields", {"key": key, "label": label, "kind": kind}])
    told = {"date_of_birth": "1985-12-13", "address": "Lindelaan 12, 1234 AB Utrecht"}
    for name, email in (
        ("Anja Jansen", "anja@post.example"),
        ("Anja Janssen", "a.jansen@mail.example"),
    ):
        made = page.evaluate(ADD, ["/api/customers", {"display_name": name, "email": email}])
        page.evaluate(CHANGE, [f"/api/customers/{made['id']}", {"attributes": told}])
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if page.evaluate(
            "async () => (await (await fetch('/api/customers/suggestions')).json()).items.length"
        ):
            return made["id"]
        time.sleep(1)
    sys.exit("Nobody asked whether two customers are one.")


def furnish(browser: Browser, system: System) -> None:
    """What the paths of screens name."""
    context = browser.new_context(service_workers="block")
    sign_in(context, system, "en")
    page = context.new_page()
    page.goto(f"{system.base}/settings")
    system.places = find_places(page)
    system.places |= comment(page, system)
    system.places["alike"] = two_alike(page)
    invited = {"email": "new@delinde.example", "role": "agent"}
    made = page.evaluate(ADD, ["/api/invitations", invited])
    system.places["token"] = urlsplit(made["url"]).path.rpartition("/")[2]
    path = f"/api/conversations/{system.places['story']}/continuations"
    link = page.evaluate(ADD, [path, {"channel_id": system.places["channel_of_chat"]}])
    system.places["link"] = urlsplit(link["url"]).path.rpartition("/")[2]
    desk.sign_in(system.base, *system.log_in)
    context.close()


def set_up(page: Page, system: System) -> None:
    page.goto(f"{system.base}/sign-in")
    page.evaluate(
        f"""([email, password]) => fetch('/api/setup', {{method: 'POST', headers: {JSON_HEADERS},
              body: JSON.stringify({{
                organisation: {{name: 'De Linde', language: 'nl', region: 'NL'}},
                administrator: {{name: 'Ada Bakker', email, password}}}})}})""",
        list(system.log_in),
    )


def picture(page: Page, system: System, screen: Screen, name: str) -> list[Path]:
    """The screen in light and in dark, both of the same page: where the time goes is its coming."""
    page.set_default_timeout(20_000)
    page.emulate_media(color_scheme="light")
    page.goto(system.base + screen.path.format(**system.places))
    page.wait_for_load_state("networkidle")
    if screen.act is not None:
        screen.act(page)
    files = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(350)
        files.append(MATRIX / f"{screen.name}.{name.format(scheme=scheme)}.png")
        page.screenshot(path=files[-1])
    page.unroute_all(behavior="ignoreErrors")  # some wait for an answer that doesn't come
    return files


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


def take(browser: Browser, system: System, screens: list[Screen], looks: list[Look]) -> list[str]:
    """Picture these; what went wrong with those that couldn't be."""
    failed = []
    for size, language in looks:
        width, height = SIZES[size]
        look: dict[str, Any] = {
            "viewport": {"width": width, "height": height},
            "locale": LOCALES[language],
            "service_workers": "block",
            "has_touch": size == "phone",
        }
        inside = browser.new_context(**look)
        if any(not screen.public for screen in screens):
            sign_in(inside, system, language)
        for screen in screens:
            if screen.wide_only and size == "phone":
                continue
            context = browser.new_context(**look) if screen.public else inside
            page = context.new_page()
            try:
                files = picture(page, system, screen, f"{size}.{{scheme}}.{language}")
            except Exception as error:  # noqa: BLE001 - the others are still wanted; told at the end
                failed.append(f"{screen.name} {size} {language}: {str(error).splitlines()[0]}")
            else:
                if language == "en":
                    keep_for_guides(screen, size, *files)
            page.close()
            if context is not inside:
                context.close()
        inside.close()
        sys.stderr.write(f"{system.base}: {language} {size}, {len(screens)} screens\n")
    return failed


def keep_for_guides(screen: Screen, size: str, light: Path, dark: Path) -> None:
    if screen.kept and size == "desktop":
        keep(light, screen.kept)
    if screen.name == "conversation" and size == "phone":
        keep(light, "phone.webp")
    if screen.name == "conversation" and size == "desktop":
        for file, name in ((light, "workspace.png"), (dark, "workspace-dark.png")):
            Image.open(file).convert("RGB").quantize(256).save(HERE / name, optimize=True)


def work(looks: list[Look], names: list[str]) -> list[str]:
    """Picture the screens of these names in these looks; what went wrong with those that couldn't be."""
    wanted = [screen for screen in SCREENS if screen.name in names]
    failed: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        if screens := [screen for screen in wanted if screen.system == "demo"]:
            with running("demo", "--seed", "7") as (base, log, process):
                demo = System(base, wait_for_log_in(log, process))
                furnish(browser, demo)
                failed += take(browser, demo, [each for each in screens if not each.last], looks)
                if last := [each for each in screens if each.last]:
                    failed += take(browser, demo, last, looks)
        if screens := [screen for screen in wanted if screen.system == "empty"]:
            with running("serve") as (base, _, _):
                wait_for_answer(base)
                empty = System(base, ADMINISTRATOR)
                if first := [each for each in screens if each.public]:
                    failed += take(browser, empty, first, looks)
                page = browser.new_page(service_workers="block")
                set_up(page, empty)
                page.close()
                if others := [each for each in screens if not each.public]:
                    failed += take(browser, empty, others, looks)
        browser.close()
    return failed


def main(only: list[str]) -> None:
    names = [screen.name for screen in SCREENS if not only or screen.name in only]
    if unknown := set(only).difference(names):
        known = " ".join(screen.name for screen in SCREENS)
        sys.exit(f"No screen is called {', '.join(sorted(unknown))}. There are these: {known}")
    MATRIX.mkdir(parents=True, exist_ok=True)
    looks = list(product(SIZES, LANGUAGES))
    hands = min(JOBS, len(looks))
    with ProcessPoolExecutor(hands, mp_context=get_context("spawn")) as pool:
        parts = pool.map(work, [looks[each::hands] for each in range(hands)], [names] * hands)
        failed = [each for part in parts for each in part]
    write_index()
    if failed:
        sys.exit("Not pictured:\n" + "\n".join(failed))


if __name__ == "__main__":
    main(sys.argv[1:])
