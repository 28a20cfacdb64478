"""bench: Measure speed and memory on this machine, and recognition and placement against a known truth."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

app = typer.Typer(
    name="bench",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Measure on this machine, in a scratch system that is removed afterwards; each figure beside"
        " the machine's own limit from the same run, or held against a known truth.\n\n"
        "Examples:\n\n  onethread bench intake --messages 5000\n\n  onethread bench intake --mixed\n\n"
        "  onethread bench memory --json\n\n"
        "  onethread bench recognition --customers 20000 --seed 2\n\n"
        "  onethread bench recognition --records people.csv --truth person --map given_name=first\n\n"
        "  onethread bench placement --events history.jsonl --out placed.json"
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
    mixed: Annotated[
        bool,
        typer.Option("--mixed", help="Several kinds of channels in turn, each signed its way."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Signed WhatsApp webhooks over HTTP until each is recognised, placed, stored and published."""
    from onethread.bench.intake import measure

    run(
        lambda tell: measure(messages, customers, identities, tell, mixed),
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


Result = TypeVar("Result")


def follow(
    measure: Callable[[Callable[[str, int, int], None]], Coroutine[Any, Any, Result]], quiet: bool
) -> Result:
    """Run a replay with a bar on standard error. What is wrong with the input ends the command."""
    import uvloop

    from onethread.operations.logs import set_up_logs

    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=quiet,
    ) as progress:
        task = progress.add_task("starting", total=None)

        def tell(step: str, done: int, total: int) -> None:
            progress.update(task, description=step, completed=done, total=total or None)

        set_up_logs("error", "text", "bench")
        return uvloop.run(measure(tell))


def show(figures: msgspec.Struct, as_json: bool) -> None:
    """Print figures: counts of what went wrong, and examples of it, last."""
    if as_json:
        typer.echo(msgspec.json.encode(figures).decode())
        return
    values = msgspec.to_builtins(figures)
    wrong, examples = values.pop("wrong"), values.pop("examples")
    for name, value in values.items():
        if isinstance(value, dict):
            value = "  ".join(f"{key} {each}" for key, each in value.items())
        typer.echo(f"{name:<24} {value}")
    typer.echo("\nWhat went wrong" if wrong else "\nNothing went wrong.")
    for kind, count in wrong.items():
        typer.echo(f"{count:>7}  {kind}")
        for example in examples.get(kind, []):
            typer.echo(f"           {example}")


@app.command()
def placement(
    events: Annotated[
        Path | None, typer.Option(help="Replay this file of events instead of simulated customers.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write where each event went to here.")] = None,
    region: Annotated[
        str,
        typer.Option(
            help="Country of telephone numbers without one, of the file. Else that of most addresses"
            " written to."
        ),
    ] = "",
    customers: Annotated[int, typer.Option(min=1, help="How many simulated customers.")] = 2_000,
    seed: Annotated[int, typer.Option(help="Another seed, other customers.")] = 1,
    as_json: Json = False,
) -> None:
    """Which conversation each message continues: replayed through the whole system, held against the
    truth, or written down for a file of events of your own (docs/howto/measure-on-your-own-data.md)."""
    if events is not None:
        if out is None:
            raise typer.BadParameter("say where to write: --out FILE", param_hint="--out")
        from onethread.agents.rules import check_region
        from onethread.bench.placement_file import read_events, replayed, write_answer

        found = read_events(events)
        where = check_region(region) if region else None
        answer, counts = follow(lambda tell: replayed(found, tell, region=where), as_json)
        write_answer(out, answer)
        if as_json:
            typer.echo(msgspec.json.encode(counts).decode())
        else:
            for name, value in counts.items():
                typer.echo(f"{name:<22} {value}")
        return
    from onethread.bench.placement import measure

    show(follow(lambda tell: measure(customers, seed, tell), as_json), as_json)


@app.command()
def recognition(
    records: Annotated[
        Path | None, typer.Option(help="Judge this CSV of records instead of simulated customers.")
    ] = None,
    truth: Annotated[
        str, typer.Option(help="Its column that tells which records are one person.")
    ] = "",
    columns: Annotated[
        str,
        typer.Option(
            "--map",
            help="Its other columns, by field: given_name=first,family_name=last. Fields: name,"
            " given_name, family_name, date_of_birth (or birth_year, birth_month, birth_day),"
            " national_id, street, house_number, address, postcode, city, email, phone, external."
            " Columns with such names are known.",
        ),
    ] = "",
    region: Annotated[
        str | None,
        typer.Option(
            help="Country of telephone numbers without one, of the records; the likeliest if not said."
        ),
    ] = None,
    customers: Annotated[int, typer.Option(min=1, help="How many simulated customers.")] = 2_000,
    seed: Annotated[int, typer.Option(help="Another seed, other customers.")] = 1,
    as_json: Json = False,
) -> None:
    """Whether each customer is recognised however they come, and nobody is taken for somebody else:
    simulated customers, or a file of records, through the whole system, held against the truth.

    Of simulated customers: `automatic` counts pairs of sightings (a person by a set of addresses) that
    became one customer, `suggested` pairs of customers that are suggested to be one. A suggestion is
    missed when both are one person and tell name and address or date of birth, or have an address in
    common that nobody else uses. Who writes as "the family" from a mailbox of two could be either: such
    pairs are counted in `suggested_or_ambiguous` only."""
    if records is not None:
        if not truth:
            raise typer.BadParameter("say which column tells who is who", param_hint="--truth")
        from onethread.bench import records as bench

        read = bench.read_records(records, truth, bench.read_map(columns))
        show(follow(lambda tell: bench.measure(read, tell, region), as_json), as_json)
        return
    from onethread.bench.recognition import measure

    show(follow(lambda tell: measure(customers, seed, tell), as_json), as_json)


@app.command()
def facts(
    customers: Annotated[int, typer.Option(min=1, help="How many simulated customers.")] = 2_000,
    seed: Annotated[int, typer.Option(help="Another seed, other customers.")] = 1,
    as_json: Json = False,
) -> None:
    """Whether what customers tell is known, and nothing is asked twice: simulated customers through the
    whole system, held against the truth."""
    from onethread.bench.facts import measure

    show(follow(lambda tell: measure(customers, seed, tell), as_json), as_json)
