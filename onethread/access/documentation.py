"""What every operation's documentation has in common: errors, an example of its body, its id.

A route gives `errors=(NotFound, Conflict)` with the errors of its own and `example={…}` with a body
that could really be sent; the rest (sign-in, permission, invalid input, unavailable) is added here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from litestar.handlers import HTTPRouteHandler
from litestar.handlers.base import BaseRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import Example, Operation, RequestBody

from onethread.access.rules import PUBLIC, SIGNED_IN
from onethread.errors import (
    DatabaseUnavailable,
    InvalidInput,
    NotAllowed,
    NotAuthenticated,
    OnethreadError,
    TooManyRequests,
)


class Problem(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What went wrong and what to do about it (RFC 9457, application/problem+json).

    `type` is stable for programs, `detail` is for the person who can act, `fields` says what is
    wrong with which field of the body, `request_id` finds the log line.
    """

    type: str
    title: str
    status: int
    detail: str
    fields: dict[str, str] | None = None
    retry_after_seconds: int | None = None
    request_id: str | None = None


_DETAIL: dict[type[OnethreadError], str] = {
    NotAuthenticated: "sign in first, or send a token as 'Authorization: Bearer ot_…'",
    NotAllowed: "your role doesn't permit this: ask an administrator",
    InvalidInput: "some fields can't be accepted",
    TooManyRequests: "too many requests: wait a moment and try again",
    DatabaseUnavailable: "the database can't take this now, try again shortly",
}


def meaning_of(error: type[OnethreadError]) -> str:
    """The first sentence of the error's documentation."""
    return (error.__doc__ or error.kind).strip().split("\n\n")[0].replace("\n    ", " ")


def problem_response(*errors: type[OnethreadError]) -> ResponseSpec:
    """Document the answer for errors that share one HTTP status."""
    return ResponseSpec(
        data_container=Problem,
        generate_examples=False,
        description=" ".join(meaning_of(error) for error in errors),
        media_type="application/problem+json",
        examples=[
            Example(
                summary=error.kind,
                value={
                    "type": f"/problems/{error.kind}",
                    "title": error.kind.replace("-", " ").capitalize(),
                    "status": error.status,
                    "detail": _DETAIL.get(error, meaning_of(error)),
                },
            )
            for error in errors
        ],
    )


def document(handler: BaseRouteHandler) -> None:
    """Complete the documentation of one route from what it declares."""
    if not isinstance(handler, HTTPRouteHandler):
        return
    if handler.operation_id is None and len(handler.paths) == 1:
        handler.operation_id = handler.handler_name
    errors: list[type[OnethreadError]] = list(handler.opt.get("errors", ()))
    permission = handler.opt.get("permission")
    if permission != PUBLIC:
        errors.append(NotAuthenticated)
        errors.append(NotAllowed)
    if permission not in (PUBLIC, SIGNED_IN) and not handler.opt.get("documented"):
        text = handler.description or (handler.fn.__doc__ or "")
        text = "\n".join(line.strip() for line in text.strip().splitlines())
        handler.description = f"{text}\n\nPermission: `{permission}`.".strip()
        handler.opt["documented"] = True
    takes_body = "data" in handler.parsed_fn_signature.parameters
    if takes_body or any(name not in _GIVEN for name in handler.parsed_fn_signature.parameters):
        errors.append(InvalidInput)
    errors.append(DatabaseUnavailable)
    by_status: dict[int, list[type[OnethreadError]]] = {}
    for error in errors:
        same = by_status.setdefault(error.status, [])
        if error not in same:
            same.append(error)
    given = dict(handler.responses or {})
    handler.responses = {status: problem_response(*same) for status, same in by_status.items()}
    handler.responses.update(given)
    if takes_body and "example" in handler.opt:
        handler.operation_class = _operation_with(handler.opt["example"])


# Parameters of a handler that don't come from the caller.
_GIVEN = {
    "actor",
    "database",
    "vault",
    "settings",
    "request",
    "scope",
    "state",
    "socket",
    "headers",
}


def _operation_with(example: Any) -> type[Operation]:
    @dataclass
    class Documented(Operation):
        def __post_init__(self) -> None:
            if isinstance(self.request_body, RequestBody):
                for content in self.request_body.content.values():
                    content.examples = {"example": Example(value=example)}
            if self.responses and "400" in self.responses:
                # Litestar's own shape of a refused body; ours is documented under 422.
                del self.responses["400"]

    return Documented
