"""`onethread connectors`: which there are, what they can do, and tools to build one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from onethread.connectors._kit.checks import CHECKS, Subject, folder_of, run
from onethread.connectors._kit.load import load_folder
from onethread.connectors._kit.quality import read_standing
from onethread.connectors._kit.scaffold import create
from onethread.connectors.contract import Connector
from onethread.connectors.registry import all_connectors, get
from onethread.errors import InvalidInput, OnethreadError
from onethread.simulator.conformance import STAND_IN_CHECKS, run_stand_in_checks
from onethread.simulator.sandbox import stand_in_of

app = typer.Typer(
    name="connectors",
    add_completion=False,
    help=(
        "List the connectors with their capabilities and quality; check one; start a new one.\n\n"
        "Examples:\n\n  onethread connectors\n\n  onethread connectors --json\n\n"
        "  onethread connectors new pigeon_post\n\n  onethread connectors check pigeon_post"
    ),
    invoke_without_command=True,
    rich_markup_mode=None,
)
_console = Console(highlight=False)


def describe(connector: Connector) -> dict[str, Any]:
    """What a connector can do and where it stands, as plain values."""
    manifest = connector.manifest
    try:
        standing = read_standing(folder_of(connector))
        quality: dict[str, Any] = {
            "level": standing.level,
            "done": standing.done,
            "exempt": standing.exempt,
        }
    except InvalidInput as error:
        quality = {"level": None, "done": [], "exempt": {}, "error": error.message}
    return {**msgspec.to_builtins(manifest), "quality": quality}


@app.callback()
def show(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """List the connectors with their capabilities and quality."""
    if context.invoked_subcommand is not None:
        return
    described = [describe(connector) for connector in all_connectors().values()]
    if as_json:
        typer.echo(msgspec.json.encode(described).decode())
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("connector", "comes in by", "in", "out", "reply window", "quality"):
        table.add_column(heading, overflow="fold")
    for one in described:
        hours = one["reply_window_hours"]
        table.add_row(
            f"{one['name']} ({one['id']})",
            one["transport"],
            ", ".join(one["content_in"]),
            ", ".join(one["content_out"]),
            f"{hours} h" if hours else "none",
            one["quality"]["level"] or "not yet bronze",
        )
    _console.print(table)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Lower-case letters, digits and _.")],
    into: Annotated[
        Path | None,
        typer.Option("--in", help="Folder to make it in. Default: beside the other connectors."),
    ] = None,
) -> None:
    """Make the folder of a new connector that passes every check at once.

    Example: onethread connectors new pigeon_post --in ~/work
    """
    try:
        folder = create(name, into)
    except OnethreadError as error:
        raise _stop(error.message) from error
    typer.echo(f"Made {folder}")
    typer.echo("Start with fixtures/: put real payloads there, then change inbound.py to match.")
    typer.echo(f"Check it with: onethread connectors check {folder if into else name}")


@app.command()
def check(
    name: Annotated[str, typer.Argument(help="A connector's id, or the path of its folder.")],
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Hold a connector against the contract; exit with 1 when it fails.

    Example: onethread connectors check whatsapp
    """
    try:
        if "/" in name or name.startswith("."):
            folder = Path(name).resolve()
            connector = load_folder(folder)
        else:
            connector = get(name)
            folder = folder_of(connector)
    except OnethreadError as error:
        raise _stop(error.message) from error
    subject = Subject(folder, connector)
    found: dict[str, list[str]] = {}
    for each in CHECKS:
        found[each] = run(each, subject)
        if not as_json:
            _tell(each, found[each], CHECKS[each].__doc__)
    stand_in = stand_in_of(folder, connector)
    if stand_in is not None:
        found |= run_stand_in_checks(connector, stand_in)
        for each in STAND_IN_CHECKS if not as_json else ():
            _tell(each, found[each], STAND_IN_CHECKS[each].__doc__)
    elif not as_json:
        typer.echo("none stand-in: there is none, so nothing was sent or received")
    if as_json:
        typer.echo(msgspec.json.encode(found).decode())
    if any(found.values()):
        raise typer.Exit(1)


def _tell(check: str, problems: list[str], meaning: str | None) -> None:
    typer.echo(f"{'FAIL' if problems else 'ok  '} {check}: {(meaning or '').strip()}")
    for problem in problems:
        typer.echo(f"       {problem}")


def _stop(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(1)
