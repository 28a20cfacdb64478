"""`onethread`: every command is a module in `commands/`, imported only when it is run."""

from __future__ import annotations

import ast
import difflib
import importlib
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import onethread
import onethread.commands as folder
from onethread.errors import OnethreadError

if TYPE_CHECKING:
    import typer

USAGE = """\
Usage: onethread COMMAND [OPTIONS]

One conversation per customer matter, over every channel.

Commands:
{commands}

onethread COMMAND --help tells more, with examples. Settings come from onethread.toml and from
ONETHREAD_… variables: see docs/reference/settings.md.
"""


def command_names() -> list[str]:
    """Names of all commands: a file `serve.py` with an `app` is the command `serve`."""
    return sorted(
        module.name.replace("_", "-")
        for module in pkgutil.iter_modules(folder.__path__)
        if not module.name.startswith("_")
    )


def summary_of(name: str) -> str:
    """What a command does, from the first line of its module, without importing it."""
    file = Path(folder.__path__[0]) / f"{name.replace('-', '_')}.py"
    doc = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    line = doc.splitlines()[0].partition(": ")[2] if doc else ""
    return line[:1].upper() + line[1:]


def usage() -> str:
    """The text of `onethread --help`."""
    lines = [f"  {name:<12} {summary_of(name)}" for name in command_names()]
    return USAGE.format(commands="\n".join(lines))


def app_of(name: str) -> typer.Typer:
    """The application of a command, imported now."""
    module = importlib.import_module(f"{folder.__name__}.{name.replace('-', '_')}")
    app: typer.Typer = module.app
    app.pretty_exceptions_enable = False
    # Typer shows the only command's own help instead of the application's, with its examples.
    if len(app.registered_commands) == 1 and app.registered_callback is None:
        app.registered_commands[0].help = app.info.help
    return app


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command; an error of ours is one line that says what to do."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage(), end="")
        return
    name, *rest = arguments
    if name in ("-V", "--version"):
        print(f"onethread {onethread.__version__}")
        return
    if name not in command_names():
        close = difflib.get_close_matches(name, command_names(), 1)
        meant = f" Did you mean {close[0]}?" if close else " See onethread --help."
        _fail(f"there is no command {name!r}.{meant}", status=2)
    try:
        app_of(name)(args=rest, prog_name=f"onethread {name}")
    except OnethreadError as error:
        _fail(error.message)


def _fail(message: str, status: int = 1) -> None:
    print(f"onethread: {message}", file=sys.stderr)
    sys.exit(status)


if __name__ == "__main__":
    main()
