"""backup: Write everything to one file, and verify it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress

from onethread import clock
from onethread import settings as settings_module
from onethread.operations.backup import BackupManifest, back_up, verify
from onethread.operations.command_database import open_database

app = typer.Typer(
    name="backup",
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Write the database and all attachments to one file, while Onethread runs, and verify it."
        " Credentials in it are encrypted: keep secret.key (or ONETHREAD_SECRET_KEY) somewhere else,"
        " or say --with-key and guard the file as you would the key.\n\n"
        "Examples:\n\n  onethread backup\n\n  onethread backup /backups/monday.tar --with-key\n\n"
        "  onethread backup --verify /backups/monday.tar"
    ),
)


@app.command()
def run(
    file: Annotated[Path | None, typer.Argument(help="Where to. Unset: a dated name here.")] = None,
    only_verify: Annotated[bool, typer.Option("--verify", help="Only verify the file.")] = False,
    with_key: Annotated[bool, typer.Option(help="Put the secret key in it as well.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Write or verify a backup."""
    target = file or Path(f"onethread-{clock.now():%Y%m%d-%H%M%S}.tar")
    with Progress(console=Console(stderr=True), transient=True, disable=as_json) as progress:
        tasks: dict[str, object] = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=total or None)
            progress.update(tasks[step], completed=done)  # type: ignore[arg-type]

        async def write() -> BackupManifest:
            settings = settings_module.load()
            async with open_database(settings, "backup") as database:
                return await back_up(settings, database, target, tell, with_key=with_key)

        manifest = verify(target, tell) if only_verify else asyncio.run(write())
    if as_json:
        typer.echo(
            msgspec.json.encode({"file": str(target), **msgspec.to_builtins(manifest)}).decode()
        )
        return
    typer.echo(
        f"{target}: verified; {sum(manifest.rows.values())} rows, {manifest.files} files,"
        f" schema {manifest.schema}"
    )
    if manifest.missing_files:
        typer.echo(f"{len(manifest.missing_files)} attachments were not in the file store any more")
