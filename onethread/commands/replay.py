"""replay: Process envelopes of the ledger again; what is stored already stays as it is."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from onethread import settings as settings_module
from onethread.errors import InvalidInput
from onethread.intake.replay import Selection, count, replay
from onethread.operations.command_database import open_database

app = typer.Typer(
    name="replay",
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Put envelopes of the ledger on the queue again; the workers process them. A message that is"
        " there already is recognised and stays as it is.\n\n"
        "Examples:\n\n  onethread replay --missing\n\n  onethread replay --dead --channel 3\n\n"
        "  onethread replay --since 2026-11-01T00:00 --until 2026-11-02T00:00\n\n"
        "  onethread replay --envelope 1042"
    ),
)


@app.command()
def run(
    missing: Annotated[bool, typer.Option(help="Those without any outcome.")] = False,
    dead: Annotated[bool, typer.Option(help="Dead letters.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
    channel: Annotated[int | None, typer.Option(help="Of one channel (its id).")] = None,
    envelope: Annotated[list[int] | None, typer.Option(help="One envelope; repeat.")] = None,
    since: Annotated[datetime | None, typer.Option(help="Received from then on (UTC).")] = None,
    until: Annotated[datetime | None, typer.Option(help="Received before then (UTC).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Choose envelopes and put them on the queue."""
    if not (missing or dead or everything or channel or envelope or since or until):
        raise InvalidInput("say which envelopes: --missing, --dead, --channel, --since … or --all")
    selection = Selection(
        channel_id=channel,
        envelope_ids=tuple(envelope) if envelope else None,
        since=since.replace(tzinfo=UTC) if since else None,
        until=until.replace(tzinfo=UTC) if until else None,
        missing=missing,
        dead=dead,
    )
    queued = asyncio.run(_run(selection, as_json))
    if as_json:
        typer.echo(f'{{"queued": {queued}}}')
    else:
        typer.echo(f"{queued} envelopes are on the queue; the workers take them from there")


async def _run(selection: Selection, quiet: bool) -> int:
    async with open_database(settings_module.load(), "replay") as database:
        total = await count(database, selection)
        queued = 0
        with Progress(console=Console(stderr=True), transient=True, disable=quiet) as progress:
            task = progress.add_task("queueing", total=total)
            async for step in replay(database, selection):
                queued += step
                progress.update(task, completed=queued)
    return queued
