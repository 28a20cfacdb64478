"""Writes settings.md and commands.md of this folder from the program itself: `make docs`.

`python docs/reference/generate.py --check` writes nothing and fails when a page is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec
import typer

sys.path.insert(0, str(Path(__file__).parents[2]))  # started by its path, from any folder

from onethread.cli import app_of, command_names, summary_of, usage
from onethread.settings import DESCRIPTIONS, PREFIX, Settings

HERE = Path(__file__).parent
WIDTH = 96

SETTINGS = """\
# Settings

Onethread reads `onethread.toml` in the folder it is started in (or the file that `ONETHREAD_CONFIG` names)
and then the environment, which wins: the setting `port` is the variable `ONETHREAD_PORT`. A list is written
with commas in a variable and as an array in the file. An unknown setting, or a value that can't be used, is
refused at start with its name.

```toml
# onethread.toml
port = 8300
public_url = "https://service.example.org"
trusted_proxies = 1
```

Two variables are read by nothing else than the environment:

| variable | meaning |
|---|---|
| `ONETHREAD_CONFIG` | The settings file. Unset: `./onethread.toml`, if it is there. |
| `ONETHREAD_SECRET_KEY` | The key that stored credentials are encrypted with. Unset: the file made in \
`data_dir` at the first start, readable by its owner only. |

## All settings

| setting | default | meaning |
|---|---|---|
"""

COMMANDS = """\
# Commands

`onethread COMMAND --help` tells what is on this page. Options with `--json` print what a program reads.

```
{usage}```
"""


def settings_page() -> str:
    """The page of all settings."""
    rows = []
    for field in msgspec.structs.fields(Settings):
        default = field.default
        if default is None or default == ():
            shown = "unset"
        else:
            shown = f"`{default}`"
        rows.append(f"| `{PREFIX}{field.name.upper()}` | {shown} | {DESCRIPTIONS[field.name]} |")
    return SETTINGS + "\n".join(rows) + "\n"


def commands_page() -> str:
    """The page of all commands."""
    parts = [COMMANDS.format(usage=usage())]
    for name in command_names():
        command = typer.main.get_command(app_of(name))
        parts.append(f"## {name}\n\n{summary_of(name)}\n\n{_help(command, f'onethread {name}')}")
        for verb, below in getattr(command, "commands", {}).items():
            parts.append(f"### {name} {verb}\n\n{_help(below, f'onethread {name} {verb}')}")
    return "\n".join(parts)


def _help(command: Any, path: str) -> str:
    context = command.make_context(
        path, [], resilient_parsing=True, terminal_width=WIDTH, max_content_width=WIDTH
    )
    text = command.get_help(context)
    return "```\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```\n"


PAGES = {"settings.md": settings_page, "commands.md": commands_page}


def main(check: bool) -> int:
    """Write the pages, or only tell which are out of date; the exit status."""
    stale = []
    for name, render in PAGES.items():
        file, text = HERE / name, render()
        if file.is_file() and file.read_text("utf-8") == text:
            continue
        stale.append(name)
        if not check:
            file.write_text(text, "utf-8")
    if stale:
        print(f"{'out of date' if check else 'written'}: {', '.join(stale)}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
