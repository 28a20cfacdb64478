"""Errors as application/problem+json (RFC 9457), each saying what to do."""

from __future__ import annotations

from typing import Any

import asyncpg
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from onethread.errors import InvalidInput, OnethreadError

log = structlog.get_logger(__name__)

_TITLES = {
    400: ("malformed-request", "the request is malformed"),
    401: ("not-authenticated", "sign in first"),
    403: ("not-allowed", "your role doesn't permit this"),
    404: ("not-found", "there is nothing at this address"),
    405: ("method-not-allowed", "this address doesn't take that method"),
    413: ("too-large", "the request is too large"),
    415: ("unsupported-media-type", "send application/json"),
    429: ("too-many-requests", "too many requests: wait a moment"),
}


def request_id_of(request: Request[Any, Any, Any]) -> str:
    """The id under which this request is logged."""
    return str(request.scope.get("state", {}).get("request_id", ""))


def answer_error(request: Request[Any, Any, Any], error: OnethreadError) -> Response[Any]:
    """Our own errors: their message is for the person who can act."""
    body: dict[str, Any] = {
        "type": f"urn:onethread:{error.kind}",
        "title": error.kind.replace("-", " "),
        "status": error.status,
        "detail": error.message,
        "request_id": request_id_of(request),
    }
    for name in ("fields", "retry_after_seconds", "latest"):
        if error.extra.get(name) is not None:
            body[name] = error.extra[name]
    headers = {}
    if error.status in (429, 503):
        headers["Retry-After"] = str(int(error.extra.get("retry_after_seconds") or 5))
    return _problem(body, error.status, headers)


def answer_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    """The framework's errors, in the same form."""
    status = error.status_code
    kind, detail = _TITLES.get(status, ("internal", "something went wrong on our side"))
    body: dict[str, Any] = {
        "type": f"urn:onethread:{kind}",
        "title": kind.replace("-", " "),
        "status": status,
        "detail": detail,
        "request_id": request_id_of(request),
    }
    if isinstance(error, ValidationException):
        body |= {"type": "urn:onethread:invalid-input", "title": "invalid input", "status": 422}
        body["detail"] = "some fields can't be accepted"
        if isinstance(error.extra, list):
            body["fields"] = {
                str(item.get("key") or "body"): str(item.get("message", ""))
                for item in error.extra
                if isinstance(item, dict)
            }
        status = 422
    elif status == 400:
        body["detail"] = error.detail
    return _problem(body, status, dict(error.headers or {}))


def answer_unkeepable(
    request: Request[Any, Any, Any], error: asyncpg.exceptions.DataError
) -> Response[Any]:
    """A value of the caller's that no column can hold: an id beyond 64 bits, U+0000 in a text."""
    log.warning("request.unkeepable", request_id=request_id_of(request), error=type(error).__name__)
    return answer_error(
        request,
        InvalidInput("a number is too large, or a text holds a character that can't be kept"),
    )


def answer_recursion(request: Request[Any, Any, Any], error: RecursionError) -> Response[Any]:
    """JSON nested deeper than the decoder goes; any other recursion is a fault of ours."""
    if "deserializing" in str(error):
        return answer_http(request, HTTPException("the JSON is nested too deeply", status_code=400))
    return answer_unexpected(request, error)


def answer_unexpected(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Everything else: logged in full, told without internals."""
    log.error(
        "request.failed",
        request_id=request_id_of(request),
        path=request.scope["path"],
        exc_info=error,
    )
    return _problem(
        {
            "type": "urn:onethread:internal",
            "title": "internal",
            "status": 500,
            "detail": "something went wrong on our side; the log has it under this request id",
            "request_id": request_id_of(request),
        },
        500,
        {},
    )


def _problem(body: dict[str, Any], status: int, headers: dict[str, str]) -> Response[Any]:
    return Response(
        body,
        status_code=status,
        headers=headers,
        media_type="application/problem+json",
    )


HANDLERS: dict[Any, Any] = {
    OnethreadError: answer_error,
    HTTPException: answer_http,
    asyncpg.exceptions.DataError: answer_unkeepable,
    RecursionError: answer_recursion,
    Exception: answer_unexpected,
}
