"""keys: Change the key that stored credentials are encrypted with."""

from __future__ import annotations

import asyncio
from pathlib import Path

import typer

from onethread import settings as settings_module
from onethread.database.rotate import reseal
from onethread.database.secrets import Vault, add_key, drop_old_keys
from onethread.operations.command_database import open_database

app = typer.Typer(
    name="keys",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Change the key that stored credentials are encrypted with.\n\n"
        "Examples:\n\n  onethread keys rotate\n\n  onethread keys rotate --keep-old"
    ),
)


@app.callback()
def keys() -> None:
    """Keys of this deployment."""


@app.command()
def rotate(
    keep_old: bool = typer.Option(
        False, help="Keep the old key, so that links and tokens signed with it stay good."
    ),
) -> None:
    """Make a new key, encrypt every credential with it, and drop the old one.

    A running Onethread on this data folder goes over to the new key by itself. With
    ONETHREAD_SECRET_KEY set, put the new key first there yourself, restart, and run this to encrypt
    everything with it. Reply tokens in mail already sent are signed with the
    old key: without --keep-old answers to them are placed by the other evidence.
    """
    import os

    settings = settings_module.load()
    data_dir = Path(settings.data_dir)
    from_environment = bool(os.environ.get("ONETHREAD_SECRET_KEY", "").strip())
    vault = Vault.load(data_dir) if from_environment else add_key(data_dir)

    async def run() -> int:
        async with open_database(settings, "keys") as database:
            return await reseal(database, vault)

    changed = asyncio.run(run())
    if not from_environment and not keep_old:
        drop_old_keys(data_dir)
    typer.echo(f"{changed} credentials are encrypted with the new key")
