"""user: Add agents, list them, set passwords and roles, deactivate them."""

from __future__ import annotations

import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, TypeVar

import msgspec
import typer
from rich.console import Console
from rich.table import Table

from onethread import settings as settings_module
from onethread.access import Actor
from onethread.agents.change_agent import change_agent, set_password
from onethread.agents.find import Agent, agent_of_email, all_agents
from onethread.agents.rules import check_role
from onethread.agents.set_up import add_agent
from onethread.database.engine import Database
from onethread.errors import InvalidInput
from onethread.operations.command_database import open_database

app = typer.Typer(
    name="user",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help=(
        "Add agents, list them, set passwords and roles, deactivate them. Works while Onethread runs"
        " and while it doesn't.\n\n"
        "Examples:\n\n  onethread user add ada@example.org --name 'Ada Bakker' --role administrator\n\n"
        "  onethread user list --json\n\n"
        "  echo 'copper lantern oatmeal' | onethread user password ada@example.org --stdin\n\n"
        "  onethread user role ada@example.org supervisor\n\n"
        "  onethread user deactivate ada@example.org"
    ),
)
T = TypeVar("T")

Email = Annotated[str, typer.Argument(help="The agent's e-mail address.")]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]
Stdin = Annotated[
    bool, typer.Option("--stdin", help="Read the password from standard input, first line.")
]


def _run(work: Callable[[Database, Actor], Awaitable[T]]) -> T:
    actor = Actor(kind="command", name=f"onethread user ({getpass.getuser()})")

    async def inside() -> T:
        async with open_database(settings_module.load(), "user") as database:
            return await work(database, actor)

    try:
        return asyncio.run(inside())
    except InvalidInput as error:
        fields = error.extra.get("fields") or {}
        whys = "; ".join(str(why) for why in fields.values())
        raise InvalidInput(f"{error.message}: {whys}" if whys else error.message) from error


def _password(from_stdin: bool) -> str:
    """A password, never from the command line, which others on the machine can read."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


def described(agent: Agent) -> dict[str, Any]:
    """An agent as plain values."""
    values: dict[str, Any] = msgspec.to_builtins(agent)
    return {
        name: values[name]
        for name in ("id", "email", "name", "role", "active", "created_at", "last_seen_at")
    }


def _tell(agent: Agent, as_json: bool, what: str) -> None:
    if as_json:
        typer.echo(msgspec.json.encode(described(agent)).decode())
    else:
        typer.echo(f"{agent.email}: {what}")


@app.command()
def add(
    email: Email,
    name: Annotated[str, typer.Option(help="How the agent is called.")],
    role: Annotated[str, typer.Option(help="agent, supervisor or administrator.")] = "agent",
    stdin: Stdin = False,
    as_json: Json = False,
) -> None:
    """Add an agent with a password."""
    wanted = check_role(role)
    password = _password(stdin)
    agent = _run(
        lambda database, actor: add_agent(
            database, actor, email=email, name=name, role=wanted, password=password
        )
    )
    _tell(agent, as_json, f"added as {agent.role}")


@app.command("list")
def list_agents(as_json: Json = False) -> None:
    """List all agents, deactivated ones too."""
    agents = _run(lambda database, _: all_agents(database))
    if as_json:
        typer.echo(msgspec.json.encode([described(agent) for agent in agents]).decode())
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("id", "e-mail", "name", "role", "state", "last seen"):
        table.add_column(heading)
    for agent in agents:
        seen = f"{agent.last_seen_at:%Y-%m-%d %H:%M} UTC" if agent.last_seen_at else "never"
        state = "active" if agent.active else "deactivated"
        table.add_row(str(agent.id), agent.email, agent.name, agent.role, state, seen)
    Console(highlight=False, markup=False).print(table)


@app.command()
def password(email: Email, stdin: Stdin = False, as_json: Json = False) -> None:
    """Set an agent's password; they are signed out everywhere."""
    chosen = _password(stdin)

    async def work(database: Database, actor: Actor) -> Agent:
        agent = await agent_of_email(database, email)
        await set_password(database, actor, agent, chosen)
        return agent

    _tell(_run(work), as_json, "has a new password and is signed out everywhere")


async def _change(database: Database, actor: Actor, email: str, **change: Any) -> Agent:
    agent = await agent_of_email(database, email)
    return await change_agent(database, actor, agent.id, **change)


@app.command()
def role(
    email: Email,
    role: Annotated[str, typer.Argument(help="agent, supervisor or administrator.")],
    as_json: Json = False,
) -> None:
    """Give an agent another role."""
    wanted = check_role(role)
    agent = _run(lambda database, actor: _change(database, actor, email, role=wanted))
    _tell(agent, as_json, f"is {agent.role}")


@app.command()
def deactivate(email: Email, as_json: Json = False) -> None:
    """Deactivate an agent: signed out at once, API tokens withdrawn, history kept."""
    agent = _run(lambda database, actor: _change(database, actor, email, active=False))
    _tell(agent, as_json, "is deactivated")


@app.command()
def activate(email: Email, as_json: Json = False) -> None:
    """Activate an agent again."""
    agent = _run(lambda database, actor: _change(database, actor, email, active=True))
    _tell(agent, as_json, "is active")
