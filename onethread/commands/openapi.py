"""openapi: Print the description of the HTTP API, for generators of clients."""

from __future__ import annotations

import msgspec
import typer

from onethread.settings import Settings

app = typer.Typer(
    name="openapi",
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Print the OpenAPI document of the HTTP API. It needs no database and no settings.\n\n"
        "Example:\n\n  onethread openapi > openapi.json"
    ),
)


def document() -> bytes:
    """The document as JSON, the same bytes for the same program."""
    from onethread.web import assemble

    schema = assemble(Settings(), "postgresql://unused").openapi_schema.to_schema()
    return msgspec.json.format(msgspec.json.encode(schema, order="deterministic"), indent=2)


@app.command()
def openapi() -> None:
    """Print the document."""
    typer.echo(document().decode())
