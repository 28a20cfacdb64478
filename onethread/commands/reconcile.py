"""reconcile: Prove that nothing received was lost or doubled: the ledger against the messages."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from onethread import settings as settings_module
from onethread.intake.reconcile import Reconciliation, reconcile
from onethread.operations.command_database import open_database

app = typer.Typer(
    name="reconcile",
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Compare every stored envelope with the messages made of it, in one consistent view."
        " Ends with 1 when there is a difference; `onethread replay --missing` fills it in.\n\n"
        "Examples:\n\n  onethread reconcile\n\n  onethread reconcile --json"
    ),
)


@app.command()
def run(as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """Look at everything; nothing is changed."""

    async def look() -> Reconciliation:
        async with open_database(settings_module.load(), "reconcile") as database:
            return await reconcile(database)

    with Console(stderr=True, quiet=as_json).status("comparing the ledger with the messages"):
        found = asyncio.run(look())
    if as_json:
        typer.echo(msgspec.json.encode({**msgspec.to_builtins(found), "ok": found.ok}).decode())
    else:
        typer.echo(
            f"{found.envelopes} envelopes: {found.done} done, {found.waiting} waiting,"
            f" {found.dead} dead letters; {found.messages} inbound messages"
        )
        for difference in found.differences:
            shown = ", ".join(map(str, difference.examples[:10]))
            typer.echo(f"DIFFERENT: {difference.count} {difference.meaning}: {shown}")
        if found.ok:
            typer.echo("nothing is missing and nothing is doubled")
    if not found.ok:
        sys.exit(1)
