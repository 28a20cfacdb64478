"""`onethread connectors`: which there are, what they can do, and tools to build one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from onethread.connectors._kit.checks import CHECKS, MANGLED_PAYLOADS, folder_of
from onethread.connectors._kit.load import load_folder
from onethread.connectors._kit.quality import LEVELS, RULES, Standing, read_standing
from onethread.connectors._kit.scaffold import create
from onethread.connectors.contract import Connector
from onethread.connectors.registry import all_connectors, get
from onethread.errors import InvalidInput, OnethreadError
from onethread.simulator.conformance import (
    STAND_IN_CHECKS,
    current_outcome,
    examine,
    outcome_of,
    write_outcome,
)

app = typer.Typer(
    name="connectors",
    add_completion=False,
    help=(
        "List the connectors with their capabilities and quality; check one; start a new one.\n\n"
        "Levels: 1 basic, 2 full (media, receipts, rich content, edits), 3 exemplary.\n\n"
        "Examples:\n\n  onethread connectors\n\n  onethread connectors --json\n\n"
        "  onethread connectors new pigeon_post\n\n  onethread connectors check pigeon_post\n\n"
        "  onethread connectors check ./pigeon_post"
    ),
    invoke_without_command=True,
    rich_markup_mode=None,
)


def _console() -> Console:
    """As wide as the terminal is now."""
    return Console(highlight=False)


def describe(connector: Connector) -> dict[str, Any]:
    """What a connector can do, where it stands and whether it passes, as plain values."""
    folder = folder_of(connector)
    outcome = current_outcome(folder, connector)
    try:
        standing = read_standing(folder, connector, stand_in=outcome.stand_in and outcome.passes)
        quality: dict[str, Any] = {
            "level": LEVELS.get(outcome.level, "not yet basic"),  # type: ignore[call-overload]
            "done": standing.done,
            "exempt": standing.exempt,
            "lacks": standing.lacks,
        }
    except InvalidInput as error:
        quality = {"level": None, "done": [], "exempt": {}, "lacks": [], "error": error.message}
    can = {
        "test": bool(connector.test or connector.test_live),
        "templates": connector.templates is not None,
        "mark_read": connector.mark_read is not None,
        "subscribe": connector.subscribe is not None,
        "media_in": connector.fetch_media is not None,
        "stand_in": outcome.stand_in,
    }
    return {
        **msgspec.to_builtins(connector.manifest),
        "level": outcome.level,
        "passes": outcome.passes,
        "can": can,
        "quality": quality,
    }


@app.callback()
def show(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """List the connectors with their capabilities and quality.

    What `check` wrote counts while a connector's sources are the same; else it is checked now.
    """
    if context.invoked_subcommand is not None:
        return
    described = [describe(connector) for connector in all_connectors().values()]
    if as_json:
        typer.echo(msgspec.json.encode(described).decode())
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("connector", "level", "passes", "comes in by", "in", "out", "window"):
        table.add_column(heading, overflow="fold")
    for one in described:
        hours = one["reply_window_hours"]
        table.add_row(
            f"{one['name']} ({one['id']})",
            f"{one['level']} {LEVELS.get(one['level'], '')}".strip(),
            "yes" if one["passes"] else "NO",
            one["transport"],
            ", ".join(one["content_in"]),
            ", ".join(one["content_out"]),
            f"{hours} h" if hours else "none",
        )
    _console().print(table)


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
    typer.echo("stand_in.py plays the provider: let it say what the documentation says.")
    typer.echo(f"Check it with: onethread connectors check {folder if into else name}")


@app.command()
def check(
    name: Annotated[str, typer.Argument(help="A connector's id, or the path of its folder.")],
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    mangled: Annotated[int, typer.Option(help="How many mangled payloads.")] = MANGLED_PAYLOADS,
    write: Annotated[
        bool, typer.Option("--write/--no-write", help="Write the outcome into the folder.")
    ] = True,
) -> None:
    """Hold a connector against the contract and its provider's stand-in; exit with 1 when it fails.

    The outcome is written beside its quality.yaml, as outcome.json.

    Example: onethread connectors check whatsapp
    """
    try:
        if "/" in name or name.startswith("."):
            folder = Path(name).expanduser().resolve()
            connector = load_folder(folder)
        else:
            connector = get(name)
            folder = folder_of(connector)
        found = examine(folder, connector, mangled)
        outcome = outcome_of(folder, connector, found)
    except OnethreadError as error:
        raise _stop(error.message) from error
    if write:
        write_outcome(folder, outcome)
    if as_json:
        typer.echo(msgspec.json.encode(found).decode())
    else:
        _tell(found)
        if outcome.passes:
            standing = read_standing(folder, connector, stand_in=outcome.stand_in)
            _tell_level(outcome.level, standing)
    if any(found.values()):
        raise typer.Exit(1)


def _tell(found: dict[str, list[str]]) -> None:
    for each, problems in found.items():
        meaning = (CHECKS.get(each) or STAND_IN_CHECKS[each]).__doc__ or ""
        typer.echo(f"{'FAIL' if problems else 'ok  '} {each}: {meaning.strip()}")
        for problem in problems:
            typer.echo(f"       {problem}")
    if not set(STAND_IN_CHECKS) <= set(found):
        typer.echo("     stand-in: there is none, so nothing was sent and received over the wire")


def _tell_level(level: int, standing: Standing) -> None:
    typer.echo(f"level {level}: {LEVELS.get(level, 'not yet basic')}")  # type: ignore[call-overload]
    above = [name for name in standing.lacks if RULES[name].level == level + 1]
    for name in above:
        typer.echo(f"       for level {level + 1}: {name}: {RULES[name].meaning}")


def _stop(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(1)
