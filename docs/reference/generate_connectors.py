"""Writes connectors.md of this folder: one rich message, sent out through every connector to its stand-in.

`python docs/reference/generate_connectors.py --check` writes nothing and fails when the page is out of date.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # started by its path, from any folder

from onethread.connectors._kit.checks import folder_of
from onethread.connectors.contract import Connector
from onethread.connectors.registry import all_connectors
from onethread.simulator.conformance.rich import shown_by
from onethread.simulator.sandbox import find_stand_in
from onethread.transport.send import Transport

PAGE = Path(__file__).parent / "connectors.md"
_HEAD = """\
# What each channel shows of one message

One message goes out through every connector, by the same rendering that delivery uses: a formatted text, a
picture, three buttons and a place. Where the provider has a stand-in (`onethread sandbox`), this is what its
customer sees; else what stands of it in the requests that would be sent. Whatever a channel lacks is
rendered down: buttons become numbered lines, a place a link, a file a link. `onethread connectors` tells
what each can do.

| channel | comes in by | what the customer sees |
|---|---|---|
"""


async def rows(connectors: dict[str, Connector]) -> dict[str, list[str]]:
    """What each shows, by its id."""
    transport = Transport(allow=["127.0.0.1/32"])
    try:
        return {
            name: await shown_by(folder_of(connector), connector, find_stand_in(name), transport)
            for name, connector in connectors.items()
        }
    finally:
        await transport.close()


def page(shown: dict[str, list[str]]) -> str:
    """The page of these."""
    connectors = all_connectors()
    lines = []
    for name, messages in shown.items():
        manifest = connectors[name].manifest
        cells = "<br>".join(_cell(message) for message in messages)
        if find_stand_in(name) is None:
            cells = f"*requests:*<br>{cells}"
        lines.append(f"| {manifest.name} (`{name}`) | {manifest.transport} | {cells} |")
    return _HEAD + "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    lines = [
        line.replace("`", "'").replace("|", "\\|").replace("](", "] (")
        for line in text.splitlines()
    ]
    return "<br>".join(f"`{line}`" for line in lines if line.strip())


def main() -> None:
    """Write the page, or say that it is out of date."""
    text = page(asyncio.run(rows(all_connectors())))
    if PAGE.exists() and PAGE.read_text("utf-8") == text:
        return
    if "--check" in sys.argv:
        sys.exit("connectors.md is out of date: run python docs/reference/generate_connectors.py")
    PAGE.write_text(text, "utf-8")
    print("written: connectors.md")  # noqa: T201 - a tool for the hand


if __name__ == "__main__":
    main()
