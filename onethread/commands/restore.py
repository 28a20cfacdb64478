"""restore: Put a backup back, into an empty system."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress

from onethread import settings as settings_module
from onethread.operations.backup import BackupManifest, restore
from onethread.operations.command_database import open_database

app = typer.Typer(
    name="restore",
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Put a backup back. It is verified first; a system that holds data is left alone unless you"
        " say --force. Stop Onethread before.\n\n"
        "Examples:\n\n  onethread restore monday.tar\n\n  onethread restore monday.tar --force"
    ),
)


@app.command()
def run(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    force: Annotated[bool, typer.Option(help="Replace what is there.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Verify, then restore."""
    with Progress(console=Console(stderr=True), transient=True, disable=as_json) as progress:
        tasks: dict[str, object] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=total or None)
            progress.update(tasks[step], completed=done)  # type: ignore[arg-type]

        async def put_back() -> BackupManifest:
            settings = settings_module.load()
            async with open_database(settings, "restore") as database:
                return await restore(settings, database, file, tell, force=force)

        manifest = asyncio.run(put_back())
    if as_json:
        typer.echo(msgspec.json.encode(manifest).decode())
    else:
        typer.echo(f"restored: {sum(manifest.rows.values())} rows, {manifest.files} files")
