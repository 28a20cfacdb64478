"""What every operation's documentation has in common: errors, an example of its body, its id.

A route gives `errors=(NotFound, Conflict)` with the errors of its own and `example={…}` with a body
that could really be sent; the rest (sign-in, permission, what isn't there, invalid input,
unavailable) is added here.
"""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

import msgspec
from litestar.handlers import HTTPRouteHandler
from litestar.handlers.base import BaseRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.openapi.spec import (
    Components,
    Example,
    Operation,
    RequestBody,
    SecurityScheme,
)

from onethread.access.rules import PUBLIC, SIGNED_IN
from onethread.errors import (
    DatabaseUnavailable,
    InvalidInput,
    NotAllowed,
    NotAuthenticated,
    NotFound,
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


SECURITY = Components(
    security_schemes={
        "session": SecurityScheme(
            type="apiKey",
            name="onethread_session",
            security_scheme_in="cookie",
            description="A signed-in agent. Changes also need the header `X-Onethread: 1`.",
        ),
        "token": SecurityScheme(
            type="http",
            scheme="bearer",
            bearer_format="ot_…",
            description="A program, within the scopes of its token.",
        ),
    }
)
"""The two ways to prove who calls, for the document's components."""

_DETAIL: dict[type[OnethreadError], str] = {
    NotAuthenticated: "sign in first, or send a token as 'Authorization: Bearer ot_…'",
    NotAllowed: "your role doesn't permit this: ask an administrator",
    InvalidInput: "some fields can't be accepted",
    TooManyRequests: "too many requests: wait a moment and try again",
    NotFound: "there is no such thing",
    DatabaseUnavailable: "the database can't take this now, try again shortly",
}


def meaning_of(error: type[OnethreadError]) -> str:
    """The first sentence of the error's documentation."""
    return (error.__doc__ or error.kind).strip().split("\n\n")[0].replace("\n    ", " ")


def problem_response(*errors: type[OnethreadError]) -> ResponseSpec:
    """Document the answer for errors that share one HTTP status."""
    return _response(
        " ".join(meaning_of(error) for error in errors),
        [(error.kind, error.status, _DETAIL.get(error, meaning_of(error))) for error in errors],
    )


def _response(description: str, problems: list[tuple[str, int, str]]) -> ResponseSpec:
    return ResponseSpec(
        data_container=Problem,
        generate_examples=False,
        description=description,
        media_type="application/problem+json",
        examples=[
            Example(
                summary=kind,
                value={
                    "type": f"urn:onethread:{kind}",
                    "title": kind.replace("-", " "),
                    "status": status,
                    "detail": detail,
                    "request_id": "5f0c9a1e7b3d4c26",
                },
            )
            for kind, status, detail in problems
        ],
    )


_MALFORMED = _response(
    "The body is not what its content type says, say not JSON.",
    [("malformed-request", 400, "JSON is malformed: invalid character (byte 7)")],
)


def document(handler: BaseRouteHandler, path: str) -> None:
    """Complete the documentation of one route from what it declares."""
    if not isinstance(handler, HTTPRouteHandler):
        return
    if handler.operation_id is None and len(handler.paths) == 1:
        handler.operation_id = handler.handler_name
    permission = handler.opt.get("permission")
    if permission not in (PUBLIC, SIGNED_IN) and not handler.opt.get("documented"):
        text = cleandoc(handler.description or handler.fn.__doc__ or "")
        handler.description = f"{text}\n\nPermission: `{permission}`.".strip()
        handler.opt["documented"] = True
    if handler.response_description is None:
        handler.response_description = _meaning_of_answer(handler)
    takes_body = "data" in handler.parsed_fn_signature.parameters
    by_status: dict[int, list[type[OnethreadError]]] = {}
    for error in _errors_of(handler, path, takes_body):
        same = by_status.setdefault(error.status, [])
        if error not in same:
            same.append(error)
    documented = {status: problem_response(*same) for status, same in by_status.items()}
    if takes_body:
        documented[400] = _MALFORMED
    documented.update(handler.responses or {})
    handler.responses = documented
    if permission != PUBLIC and handler.security is None:
        handler.security = [{"session": []}]
        if permission != SIGNED_IN:
            handler.security.append({"token": []})
    handler.operation_class = _operation_with(handler.opt.get("example"), takes_body)


# What a handler is given that doesn't come from the caller, beside its dependencies.
_GIVEN = {"request", "scope", "state", "socket", "headers", "cookies"}


def _meaning_of_answer(handler: HTTPRouteHandler) -> str:
    """The first sentence about what the handler gives."""
    given = handler.parsed_fn_signature.return_type
    shape = given.inner_types[0] if given.inner_types else given
    if not isinstance(shape.annotation, type) or not issubclass(shape.annotation, msgspec.Struct):
        return "Done."
    text = cleandoc(shape.annotation.__doc__ or "").split("\n\n")[0].replace("\n", " ")
    return text or "Done."


def _errors_of(
    handler: HTTPRouteHandler, path: str, takes_body: bool
) -> list[type[OnethreadError]]:
    errors: list[type[OnethreadError]] = list(handler.opt.get("errors", ()))
    permission = handler.opt.get("permission")
    if permission != PUBLIC:
        errors.append(NotAuthenticated)
    if permission != PUBLIC or handler.opt.get("browser_only"):
        errors.append(NotAllowed)
    if "{" in path:
        errors.append(NotFound)
    given = _GIVEN | set(handler.resolve_dependencies())
    if takes_body or set(handler.parsed_fn_signature.parameters) - given:
        errors.append(InvalidInput)
    return [*errors, DatabaseUnavailable]


def _operation_with(example: Any, takes_body: bool) -> type[Operation]:
    @dataclass
    class Documented(Operation):
        def __post_init__(self) -> None:
            if example is not None and isinstance(self.request_body, RequestBody):
                for content in self.request_body.content.values():
                    content.examples = {"example": Example(value=example)}
            if self.responses and not takes_body:
                # The framework's own form for refused parameters; ours is under 422.
                self.responses.pop("400", None)

    return Documented
