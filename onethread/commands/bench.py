"""bench: Measure intake, timeline, screen and memory on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

app = typer.Typer(
    name="bench",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Measure on this machine, in a scratch system that is removed afterwards; each figure beside"
        " the machine's own limit from the same run.\n\n"
        "Examples:\n\n  onethread bench intake --messages 5000\n\n  onethread bench memory --json"
    ),
)
Json = Annotated[bool, typer.Option("--json", help="For programs.")]


def run(
    measure: Callable[[Callable[[str, int], None]], Any], as_json: bool, explain: dict[str, str]
) -> None:
    """Run one benchmark with progress on standard error, and print its figures."""
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=as_json,
    ) as progress:
        task = progress.add_task("starting")

        def tell(step: str, done: int) -> None:
            progress.update(task, description=f"{step} {done or ''}")

        figures = asyncio.run(measure(tell))
    if as_json:
        typer.echo(msgspec.json.encode(figures).decode())
        return
    for name, value in msgspec.to_builtins(figures).items():
        typer.echo(f"{name:<22} {value}   {explain.get(name, '')}".rstrip())


@app.command()
def intake(
    messages: Annotated[int, typer.Option(min=1, help="How many webhooks.")] = 50_000,
    customers: Annotated[int, typer.Option(min=1, help="Of how many customers.")] = 5_000,
    identities: Annotated[
        int, typer.Option(min=0, help="Addresses of others that are stored before.")
    ] = 0,
    as_json: Json = False,
) -> None:
    """Signed WhatsApp webhooks over HTTP until each is recognised, placed, stored and published."""
    from onethread.bench.intake import measure

    run(
        lambda tell: measure(messages, customers, identities, tell),
        as_json,
        {
            "messages_per_s": "webhook to stored message, load generator included",
            "accepted_per_s": "webhooks answered 200 (durably stored)",
            "raw_commits_per_s": "this machine's single-row commits over 16 connections",
            "ratio": "messages_per_s / raw_commits_per_s",
        },
    )


@app.command()
def memory(
    messages: Annotated[int, typer.Option(min=1, help="Webhooks of the load.")] = 20_000,
    as_json: Json = False,
) -> None:
    """The whole process tree with the database, idle and under load (proportional set size)."""
    from onethread.bench.memory import measure

    run(lambda tell: measure(messages, tell), as_json, {})


@app.command()
def timeline(
    messages: Annotated[int, typer.Option(min=100, help="How many messages.")] = 1_000_000,
    customers: Annotated[int, typer.Option(min=10, help="Of how many customers.")] = 100_000,
    runs: Annotated[int, typer.Option(min=10, help="How often each call is made.")] = 200,
    as_json: Json = False,
) -> None:
    """Open inbox, conversation and timeline, and search, over years of messages."""
    from onethread.bench.timeline import measure

    run(
        lambda tell: measure(messages, customers, runs, tell),
        as_json,
        {"p95_ms": "pk_select: this machine's own limit, one row by its key"},
    )


@app.command()
def screen(
    per_second: Annotated[int, typer.Option(min=1, help="Messages a second.")] = 200,
    seconds: Annotated[int, typer.Option(min=1, help="For how long.")] = 15,
    screens: Annotated[int, typer.Option(min=1, help="Agents' screens that follow.")] = 5,
    as_json: Json = False,
) -> None:
    """From a webhook's arrival until its message shows on an agent's WebSocket."""
    from onethread.bench.screen import measure

    run(
        lambda tell: measure(per_second, seconds, screens, tell),
        as_json,
        {"pk_select_p95_ms": "this machine's own limit: one row by its key, under the same load"},
    )
