"""HTTP as plain values: what `transport` sends for a connector, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class OutboundFile(msgspec.Struct, kw_only=True):
    """A file to send: its bytes, or (too large for the channel) only a signed link to it."""

    name: str
    media_type: str
    size_bytes: int
    kind: str = "file"
    content: bytes | None = None
    link: str | None = None
    content_id: str | None = None
    caption: str | None = None


class SignedJwt(msgspec.Struct, kw_only=True, frozen=True):
    """A JSON Web Token that `transport` signs just before the request goes, because a connector has no
    clock: `iat` and `exp` (and `jti` when `unique`) are added to `claims`.

    `place`: "bearer" (Authorization: Bearer), or the name of a form field (`assertion`).
    `key`: PEM for RS256/ES256, text or bytes for HS256. Never printed.
    """

    key: Any  # SecretStr of the contract, which this layer doesn't know
    algorithm: str
    claims: Mapping[str, Any] = {}
    header: Mapping[str, Any] = {}
    seconds: int = 600
    unique: bool = False
    place: str = "bearer"


class HttpRequest(msgspec.Struct, kw_only=True):
    """An HTTP request for `transport`. `step` tells parse_response which of several it answers.

    `reuse_seconds`: a good answer may be used again that long for the very same request, unless a
    later request was refused with 401: how an access token is asked for once.

    `stale`: bytes that in an answer below 400 say the same as a 401 (also in one that should have been a
    token), for providers that answer 200 to everything.

    Where a later request needs something from an earlier answer (upload media, then send), the text
    `{{step.field}}` in url or body (a JSON value's string) is filled in from that answer's JSON.
    """

    method: str
    url: str
    headers: Mapping[str, str] = {}
    json: Any = None
    form: Mapping[str, str] | None = None
    file: OutboundFile | None = None  # sent as multipart/form-data with `form`
    file_field: str = "file"
    files: Mapping[str, OutboundFile] = {}  # several, by field; instead of `file`
    body: bytes | None = None
    step: str = "send"
    timeout_seconds: float = 30.0
    jwt: SignedJwt | None = None
    reuse_seconds: float | None = None
    stale: tuple[bytes, ...] = ()


class HttpResponse(msgspec.Struct, kw_only=True):
    """An answer to an HttpRequest. `body` at most 1 MB."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    step: str = "send"
