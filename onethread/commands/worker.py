"""worker: Run only a worker, for a node of its own (the same as serve --role worker)."""

from __future__ import annotations

import typer

from onethread.commands.serve import serve

app = typer.Typer(
    name="worker",
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "Run only a worker: it processes what came in and sends what goes out. Needs database_url.\n\n"
        "Example:\n\n  ONETHREAD_DATABASE_URL=postgresql://… onethread worker"
    ),
)


@app.command()
def worker() -> None:
    """Run until Ctrl-C or SIGTERM."""
    serve(role=["worker"])
