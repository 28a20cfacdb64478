"""serve: Run Onethread: database, web, workers and receivers in one process tree."""

from __future__ import annotations

import asyncio
import signal
from typing import Annotated

import typer

from onethread import settings as settings_module
from onethread.errors import SettingsError
from onethread.operations.logs import set_up_logs
from onethread.operations.tree import Tree

app = typer.Typer(
    name="serve",
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Run Onethread: database, web, workers and receivers in one process tree.\n\n"
        "Examples:\n\n  onethread serve\n\n  onethread serve --port 8080\n\n"
        "  onethread serve --role web      (on a node of its own; needs database_url)"
    ),
)
ROLES = ("web", "worker", "receivers")


@app.command()
def serve(
    role: Annotated[
        list[str] | None,
        typer.Option(help="Run only this role: web, worker or receivers. May be repeated."),
    ] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Run until Ctrl-C or SIGTERM; then finish what was begun."""
    import msgspec

    settings = settings_module.load()
    chosen = frozenset(role or ROLES)
    if unknown := chosen - set(ROLES):
        raise SettingsError(f"--role {', '.join(sorted(unknown))}: it must be one of {ROLES}")
    if chosen != set(ROLES) and settings.database_url is None:
        raise SettingsError(
            "roles apart need one database for all of them: set database_url"
            " (postgresql://user:password@host/name)"
        )
    if host is not None:
        settings = msgspec.structs.replace(settings, host=host)
    if port is not None:
        settings = msgspec.structs.replace(settings, port=port)
    set_up_logs(settings.log_level, settings.log_format, "serve")
    asyncio.run(_serve(Tree(settings, chosen)))


async def _serve(tree: Tree) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopping.set)
    try:
        await tree.start()
        if "web" in tree.roles:
            shown = (
                "localhost" if tree.settings.host in ("127.0.0.1", "::1") else tree.settings.host
            )
            address = tree.settings.public_url or f"http://{shown}:{tree.port}"
            typer.echo(f"Onethread is at {address}")
            if code := await _setup_code(tree):
                typer.echo(f"Set-up code (asked for from another machine): {code}")
        await stopping.wait()
    finally:
        await tree.stop()


async def _setup_code(tree: Tree) -> str | None:
    from onethread.agents.set_up import new_setup_code
    from onethread.database.engine import Database

    database = await Database.connect(tree.database_url, size=1, name="onethread-serve")
    try:
        return await new_setup_code(database)
    finally:
        await database.close()
