"""sandbox: Run a stand-in of a provider, and speak to a channel as its customer."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from onethread.connectors.registry import all_connectors
from onethread.errors import InvalidInput, NotFound
from onethread.simulator.conformance.rich import in_words
from onethread.simulator.sandbox import (
    Behaviour,
    Sandbox,
    StandIn,
    get_stand_in,
    stand_in_names,
)

app = typer.Typer(
    name="sandbox",
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Run a stand-in of a provider, and speak to a channel as its customer; without a name, list them.\n\n"
        "A real local server that checks credentials and messages as the provider's documentation says,"
        " and sends signed webhooks. It prints the settings to paste into a channel. Then type what the"
        " customer says; /image, /edit new words and the like are other events, /as NAME speaks as"
        " somebody else, /help lists them. What agents send is printed.\n\n"
        "Set outgoing_allow (ONETHREAD_OUTGOING_ALLOW=127.0.0.1) so that Onethread may reach it.\n\n"
        "Examples:\n\n  onethread sandbox\n\n"
        "  onethread sandbox telegram --webhook http://127.0.0.1:8300/hooks/KEY\n\n"
        "  onethread sandbox generic --port 9000 --behaviour messages_per_second=1\n\n"
        "  onethread sandbox generic --behaviour receipts=delivered,read"
    ),
)
_console = Console(highlight=False)


@app.command()
def sandbox(
    name: Annotated[str | None, typer.Argument(help="A connector's id.")] = None,
    port: Annotated[int, typer.Option(help="Port to listen on. Default: a free one.")] = 0,
    webhook: Annotated[
        str | None, typer.Option(help="The channel's webhook address, to send what customers say to.")
    ] = None,
    behaviour: Annotated[
        list[str] | None,
        typer.Option(help="NAME=VALUE, several times: how it behaves, see Behaviour."),
    ] = None,
) -> None:  # fmt: skip
    """Run until Ctrl-C or the end of the input."""
    if name is None:
        _list()
        return
    stand_in = get_stand_in(name)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(stand_in, port, webhook, read_behaviour(behaviour or [])))


def read_behaviour(given: list[str]) -> Behaviour:
    """A Behaviour of NAME=VALUE pairs; lists with commas. Raises InvalidInput naming what is wrong."""
    values: dict[str, Any] = {}
    kinds = {field.name: str(field.type) for field in msgspec.structs.fields(Behaviour)}
    for pair in given:
        name, _, value = pair.partition("=")
        if name not in kinds:
            raise InvalidInput(f"--behaviour {pair}: there is {', '.join(sorted(kinds))}")
        is_list = "list[" in kinds[name] or "tuple[" in kinds[name]
        values[name] = [part for part in value.split(",") if part] if is_list else value
    try:
        return msgspec.convert(values, Behaviour, strict=False)
    except msgspec.ValidationError as error:
        raise InvalidInput(f"--behaviour: {error}") from error


def _list() -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("stand-in", "of", "what its customers do"):
        table.add_column(heading, overflow="fold")
    connectors = all_connectors()
    for name in stand_in_names():
        known = connectors.get(name)
        table.add_row(
            name, known.manifest.name if known else "", ", ".join(get_stand_in(name).events)
        )
    _console.print(table)


async def _run(stand_in: StandIn, port: int, webhook: str | None, manner: Behaviour) -> None:
    async with Sandbox(stand_in, port=port, webhook_url=webhook, behaviour=manner) as running:
        _console.print(f"The stand-in of {stand_in.connector} listens on {running.url}")
        _console.print("Settings of a channel on it:")
        _console.print(
            msgspec.json.format(msgspec.json.encode(running.settings()), indent=2).decode(),
            markup=False,
        )
        if webhook is None and stand_in.deliver is not None:
            _console.print("No --webhook was given: what customers say is kept until one is known.")
        elif not await _challenged(running):
            _console.print(f"{webhook} did not answer the provider's challenge as it must.")
        printing = asyncio.create_task(_print_sent(running))
        try:
            await _converse(running)
        finally:
            printing.cancel()


async def _challenged(running: Sandbox) -> bool:
    import httpx

    try:
        return await running.challenge()
    except httpx.HTTPError:
        return False


async def _converse(running: Sandbox) -> None:
    """Read lines and let them happen, until the input ends."""
    customer: dict[str, str] = {}
    while True:
        line = await asyncio.to_thread(sys.stdin.readline)
        if not line:
            await asyncio.sleep(0.2)
            return
        line = line.strip()
        if not line:
            continue
        try:
            customer = happen(running, line, customer)
        except (InvalidInput, NotFound) as error:
            _console.print(error.message, markup=False)


def happen(running: Sandbox, line: str, customer: dict[str, str]) -> dict[str, str]:
    """Let a typed line happen at the provider; who speaks from now on. Raises InvalidInput."""
    events = running.stand_in.events
    if not line.startswith("/"):
        running.emit("text", text=line, **customer)
        return customer
    command, _, rest = line[1:].partition(" ")
    if command == "as":
        name = rest.strip() or running.stand_in.name
        known = running.state.setdefault("onethread-customers", {})
        address = known.setdefault(name, running.somebody(len(known) + 1))
        return {"name": name, "customer": address}
    if command in running.stand_in.events:
        given = {"text": rest} if rest else {}
        if command.partition(".")[0] == "reaction" and rest:
            given = {"emoji": rest}
        running.emit(command, **given, **customer)
        return customer
    if command == "receipt" and running.stand_in.receipts is not None and running.sent:
        running.post(running.report(running.sent[-1], rest or "delivered").payload)
        return customer
    raise InvalidInput(
        f"there is /{', /'.join([*events, 'as NAME', 'receipt STATE'])}; anything else is said as text"
    )


async def _print_sent(running: Sandbox) -> None:
    shown = refused = 0
    while True:
        await asyncio.sleep(0.1)
        for seen in running.sent[shown:]:
            _console.print(f"agent to {seen.to}: {in_words(seen)}", markup=False)
        for words in running.refused[refused:]:
            _console.print(f"refused: {words}", markup=False)
        shown, refused = len(running.sent), len(running.refused)
