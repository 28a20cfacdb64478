"""The one tree of errors. Each tells the person who can act what to do.

A library's own exceptions never leave the file that calls the library: they become one of these.
"""

from __future__ import annotations

from typing import Any


class OnethreadError(Exception):
    """Base of every error that Onethread raises on purpose.

    `status` is the HTTP status the API answers with, `kind` a stable slug for programs.
    """

    status = 500
    kind = "internal"

    def __init__(self, message: str, **extra: Any) -> None:
        super().__init__(message)
        self.message = message
        self.extra = extra


class SettingsError(OnethreadError):
    """A setting is unknown or its value can't be used; the message names the setting."""

    kind = "settings"


class DatabaseUnavailable(OnethreadError):
    """The database can't be reached or can't write at present (starting, disk full, stopped)."""

    status = 503
    kind = "database-unavailable"


class SchemaTooNew(OnethreadError):
    """The database was migrated by a newer Onethread than this one."""

    kind = "schema-too-new"


class InvalidInput(OnethreadError):
    """The caller sent something that can't be accepted; `extra["fields"]` names what and why."""

    status = 422
    kind = "invalid-input"


class NotAuthenticated(OnethreadError):
    """No valid session, token or signature came with the request."""

    status = 401
    kind = "not-authenticated"


class NotAllowed(OnethreadError):
    """The person or token is known, but their role or scopes don't permit this."""

    status = 403
    kind = "not-allowed"


class NotFound(OnethreadError):
    """There is no such thing, or the caller may not know that there is."""

    status = 404
    kind = "not-found"


class Conflict(OnethreadError):
    """The thing changed meanwhile, or the same name exists; the message says which and what to do."""

    status = 409
    kind = "conflict"


class TooLarge(OnethreadError):
    """A payload, file or list is over its limit; the message names the limit."""

    status = 413
    kind = "too-large"


class TooManyRequests(OnethreadError):
    """A rate limit was reached; `extra["retry_after_seconds"]` says when to come back."""

    status = 429
    kind = "too-many-requests"


class Overloaded(OnethreadError):
    """The system can't take more right now; the caller must retry later. Nothing was stored."""

    status = 503
    kind = "overloaded"


class BadSignature(OnethreadError):
    """An inbound request isn't signed by the provider it claims to come from. Nothing is stored."""

    status = 401
    kind = "bad-signature"


class UnparsablePayload(OnethreadError):
    """A connector can't make sense of a payload: it is kept, marked and shown, and blocks nothing."""

    status = 422
    kind = "unparsable-payload"


class TransportError(OnethreadError):
    """An outgoing request failed before an answer came; `extra["retryable"]` says if to try again."""

    status = 502
    kind = "transport"


class ForbiddenAddress(TransportError):
    """An outgoing request would reach a private, loopback or otherwise forbidden address."""

    kind = "forbidden-address"


class BadSecret(OnethreadError):
    """A stored credential can't be decrypted with the keys at hand."""

    kind = "bad-secret"
