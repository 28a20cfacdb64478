"""demo: Run the demo organisation, with customers who really write."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import signal
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from onethread import settings as settings_module
from onethread.errors import InvalidInput
from onethread.operations.logs import set_up_logs
from onethread.operations.tree import Tree
from onethread.settings import Settings
from onethread.simulator.demo import ORGANISATION, PACES, Counts, Demo

app = typer.Typer(
    name="demo",
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Run the demo organisation, with customers who really write.\n\n"
        "A housing association on its own embedded database. Tenants write by e-mail (real SMTP), web "
        "chat (real WebSockets) and WhatsApp (signed webhooks of a stand-in), change channel in the "
        "middle of a matter, and react to your answers. Ctrl-C stops it; starting it again goes on.\n\n"
        "Examples:\n\n  onethread demo\n\n  onethread demo --pace busy --port 8080\n\n"
        "  onethread demo --fresh --no-robots"
    ),
)
_console = Console(highlight=False)


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    pace: Annotated[str, typer.Option(help="How lively: quiet, calm or busy.")] = "calm",
    data: Annotated[
        Path | None, typer.Option(help="Folder of the demo. Default: demo in data_dir.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget an earlier demo.")] = False,
    robots: Annotated[
        bool, typer.Option(help="Let two robot colleagues answer some conversations.")
    ] = True,
    matters: Annotated[
        int | None, typer.Option(help="Stop writing after so many matters. Default: go on.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="Tell the same stories again. Default: new ones.")
    ] = None,
) -> None:
    """Run until Ctrl-C."""
    if pace not in PACES:
        raise InvalidInput(f"--pace {pace}: it must be one of {', '.join(PACES)}")
    settings = settings_module.load()
    folder = data or Path(settings.data_dir) / "demo"
    if fresh and (folder / "demo.json").exists():
        shutil.rmtree(folder)
    changes: dict[str, object] = {"data_dir": str(folder), "database_url": None}
    if port is not None:
        changes["port"] = port
    if host is not None:
        changes["host"] = host
    if settings.log_level == "info":
        changes["log_level"] = "warning"  # the terminal is for the log-ins
    settings = msgspec.structs.replace(settings, **changes)
    set_up_logs(settings.log_level, settings.log_format, "demo")
    running = Demo(folder, pace=PACES[pace], robots=robots, seed=seed, most_matters=matters)
    asyncio.run(_run(settings, running))


async def _run(settings: Settings, running: Demo) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopping.set)
    async with running:
        allowed = (*settings.outgoing_allow, *running.outgoing_allow)
        tree = Tree(
            msgspec.structs.replace(settings, outgoing_allow=allowed),
            frozenset(("web", "worker", "receivers")),
            quiet=True,
        )
        try:
            with _console.status("Starting the database and the server…"):
                await tree.start()
                base_url = f"http://127.0.0.1:{tree.port}"
                furnishing = asyncio.create_task(running.furnish(base_url))
                await _until(furnishing, stopping)
            if not stopping.is_set():
                _show(settings.public_url or f"http://localhost:{tree.port}", running)
                with _console.status("Tenants begin to write…") as status:
                    living = asyncio.create_task(
                        running.live(base_url, lambda counts: status.update(_told(counts)))
                    )
                    await _until(living, stopping)
                    await stopping.wait()
                    status.update("Stopping…")
        finally:
            await running.leave()
            await tree.stop()


async def _until(work: asyncio.Task[None], stopping: asyncio.Event) -> None:
    """Wait for the work to be done, or for Ctrl-C, which ends the work."""
    waiting = asyncio.create_task(stopping.wait())
    await asyncio.wait({work, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if not work.done():
        work.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await work


def _show(address: str, running: Demo) -> None:
    _console.print(f"\n[bold]{ORGANISATION}[/bold] is at [bold]{address}[/bold]\n\nLog in as:")
    for person in running.log_ins:
        role = f"{person.role}, a robot that answers by itself" if person.robot else person.role
        # One line each, whatever the width, so that it can be copied.
        typer.echo(f"  {person.email:<24} {person.password:<26} {person.name} ({role})")
    typer.echo(f"\nBe a customer yourself: chat at {address}{running.chat_path}")
    _console.print("\nCtrl-C stops the demo; start it again to go on.\n")


def _told(counts: Counts) -> str:
    return (
        f"{counts.matters} matters so far, {counts.settled} settled, {counts.switched} changed channel, "
        f"{counts.answers} answers by robots"
    )
