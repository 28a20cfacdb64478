"""Structured logs: names and ids, never what people wrote or where they live."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

import structlog

from onethread.errors import OnethreadError

_LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}


def set_up_logs(level: str, form: str, role: str) -> None:
    """Write to standard error: for people (`text`) or one JSON object a line (`json`)."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), pad_event_to=0)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(_told),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(_LEVELS[level]),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(role=role)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_LibraryFormatter("%(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for noisy in ("uvicorn.access", "httpx", "mail.log", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.ERROR)


class _LibraryFormatter(logging.Formatter):
    """Lines of libraries (the web server's, for one), their tracebacks as ours."""

    def formatException(  # noqa: N802 - the standard library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return "" if ei[1] is None else tell_failure(ei[1])


def _told(
    exc_info: tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None],
) -> str:
    return "" if exc_info[1] is None else tell_failure(exc_info[1])


def tell_failure(error: BaseException) -> str:
    """What failed and where, without what it failed on.

    The words of a library's error may quote what a customer wrote (a database's "Key (value)=(…)
    already exists"), so only our own errors' words are written; of others their kind and the way
    through the code, which is what a programmer needs. Causes come first, as in a traceback.
    """
    told: list[str] = []
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        kind = type(following)
        said = f": {following.message}" if isinstance(following, OnethreadError) else ""
        frames = traceback.extract_tb(following.__traceback__)
        way = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        told.append("\n".join([*way, f"{kind.__module__}.{kind.__qualname__}{said}"]))
        following = following.__cause__ or (
            None if following.__suppress_context__ else following.__context__
        )
    return "\nled to\n".join(reversed(told))
