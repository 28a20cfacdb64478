"""Requests to Apple's gateway, and what its answers mean. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from onethread.connectors._schemes.reading import answered, last_http, text
from onethread.connectors._schemes.refusing import by_status, refused
from onethread.connectors.apple_messages.config import AppleMessagesConfig
from onethread.connectors.contract import ConnectionTest
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundRequest,
    OutboundResponse,
    SendRefused,
    SignedJwt,
)

PROVIDER = "Apple"


def gateway(
    config: AppleMessagesConfig,
    method: Literal["GET", "POST"],
    path: str,
    *,
    step: str,
    headers: Mapping[str, str],
    json: Any = None,
) -> HttpRequest:
    """A request with the provider's token, signed when it goes."""
    return HttpRequest(
        method=method,
        url=config.url(path),
        headers={"Source-Id": config.source_id, **headers},
        json=json,
        jwt=SignedJwt(key=config.key(), algorithm="HS256", claims={"iss": config.msp_id}),
        step=step,
    )


def refused_by(response: HttpResponse) -> SendRefused | None:
    """The refusal in an answer of the gateway; None when it took the request."""
    if response.status < 300:
        return None
    told = text(answered(response).get("message") or answered(response).get("error"), 300)
    if response.status in (404, 410):
        return refused("bad_recipient", PROVIDER, told or "the customer closed the chat")
    if response.status == 403:
        return refused("blocked", PROVIDER, told or "the business may not write to this customer")
    return by_status(response, PROVIDER, told)


def test(config: AppleMessagesConfig) -> Sequence[OutboundRequest]:
    """Ask where a file could be put, which needs a good token and a known business."""
    return [gateway(config, "GET", "preUpload", step="account", headers={"size": "1"})]


def read_test(responses: Sequence[OutboundResponse], config: AppleMessagesConfig) -> ConnectionTest:
    """What the answer means for the administrator."""
    if not config.key():
        return ConnectionTest(
            ok=False, message="The provider secret is not Base64: paste it whole."
        )
    response = last_http(responses)
    if response is None:
        return ConnectionTest(
            ok=False, message="Apple gave no answer: check the network and the API address."
        )
    if response.status >= 300:
        why = refused_by(response)
        return ConnectionTest(
            ok=False,
            message="Apple refused the provider ID, its secret or the business ID: "
            f"{why.reason if why else response.status}",
        )
    return ConnectionTest(
        ok=True,
        message=f"{config.source_id} is connected.",
        facts={"business_id": config.source_id, "provider_id": config.msp_id},
    )
