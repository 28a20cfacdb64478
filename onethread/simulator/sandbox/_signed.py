"""How providers recognise us and how they sign: what several of them share."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from onethread.simulator.sandbox._shape import Call, Delivery

if TYPE_CHECKING:
    from onethread.simulator.sandbox._running import Sandbox

Authenticate = Callable[[Call], bool]
Deliver = Callable[["Sandbox", Any], Delivery]


def same(given: str | None, expected: str) -> bool:
    """Whether two credentials are equal; an empty one never is."""
    return bool(given) and hmac.compare_digest((given or "").encode(), expected.encode())


def bearer(credential: str, word: str = "Bearer") -> Authenticate:
    """`Authorization: Bearer …` with this credential."""
    return lambda call: same(
        call.headers.get("authorization"), f"{word} {call.sandbox.credentials[credential]}"
    )


def issued(call: Call) -> bool:
    """`Authorization: Bearer …` with a token that `sandbox.new_token()` gave and that is still valid."""
    word, _, token = call.headers.get("authorization", "").partition(" ")
    return word in ("Bearer", "Zoho-oauthtoken") and token in call.sandbox.tokens


def basic(user: str, password: str) -> Authenticate:
    """HTTP basic authentication with these two credentials."""

    def authenticate(call: Call) -> bool:
        held = call.sandbox.credentials
        pair = f"{held[user]}:{held[password]}".encode()
        return same(
            call.headers.get("authorization"), "Basic " + base64.b64encode(pair).decode("ascii")
        )

    return authenticate


def in_header(header: str, credential: str, prefix: str = "") -> Authenticate:
    """The credential in a header."""
    return lambda call: same(
        call.headers.get(header.lower()), prefix + call.sandbox.credentials[credential]
    )


def in_query(parameter: str, credential: str) -> Authenticate:
    """The credential in the query."""
    return lambda call: same(call.query.get(parameter), call.sandbox.credentials[credential])


def in_path(name: str, credential: str) -> Authenticate:
    """The credential where the route's path says `{name}`."""
    return lambda call: same(call.at.get(name), call.sandbox.credentials[credential])


def any_of(*ways: Authenticate) -> Authenticate:
    """One of several ways is enough."""
    return lambda call: any(way(call) for way in ways)


def json_with(headers: Mapping[str, str] | None = None) -> Deliver:
    """JSON with headers; a value `{name}` stands for that credential."""

    def deliver(sandbox: Sandbox, payload: Any) -> Delivery:
        held = sandbox.credentials
        more = {name: value.format_map(held) for name, value in (headers or {}).items()}
        return Delivery(
            body=msgspec.json.encode(payload), headers={"Content-Type": "application/json", **more}
        )

    return deliver


def json_signed(
    header: str,
    credential: str,
    *,
    prefix: str = "",
    digest: str = "sha256",
    encoding: Literal["hex", "base64"] = "hex",
) -> Deliver:
    """JSON with an HMAC of its bytes, keyed by this credential, in a header."""

    def deliver(sandbox: Sandbox, payload: Any) -> Delivery:
        body = msgspec.json.encode(payload)
        mac = hmac.digest(sandbox.credentials[credential].encode(), body, digest)
        text = mac.hex() if encoding == "hex" else base64.b64encode(mac).decode("ascii")
        return Delivery(
            body=body, headers={"Content-Type": "application/json", header: prefix + text}
        )

    return deliver
