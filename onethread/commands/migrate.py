"""migrate: Bring the database's schema to this version, or tell where it is."""

from __future__ import annotations

import asyncio
from typing import Annotated

import msgspec
import typer

from onethread import settings as settings_module
from onethread.database.embedded import EmbeddedPostgres
from onethread.database.migrate import SchemaStatus, migrate, status

app = typer.Typer(
    name="migrate",
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Bring the database's schema to this version. `serve` does so by itself at start; use this to"
        " do it at a moment of your own.\n\n"
        "Examples:\n\n  onethread migrate\n\n  onethread migrate --check --json"
    ),
)


@app.command()
def run(
    check: Annotated[bool, typer.Option(help="Only tell where it is.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Migrate under a lock: several programs may do so at once."""
    found = asyncio.run(_run(check))
    if as_json:
        typer.echo(msgspec.json.encode(found).decode())
    elif found.pending:
        typer.echo(f"schema {found.current or 'none'}; waiting: {', '.join(found.pending)}")
    else:
        typer.echo(f"the schema is {found.current}, as this version wants it")


async def _run(check: bool) -> SchemaStatus:
    from pathlib import Path

    settings = settings_module.load()
    act = status if check else migrate
    if settings.database_url:
        return await asyncio.to_thread(act, settings.database_url)
    embedded = EmbeddedPostgres(Path(settings.data_dir))
    running = embedded.attach()
    if running:
        return await asyncio.to_thread(act, running)
    url = await asyncio.to_thread(embedded.start)
    try:
        return await asyncio.to_thread(act, url)
    finally:
        await asyncio.to_thread(embedded.stop)
