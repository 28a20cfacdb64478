"""The business account: is it reachable and subscribed. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes import meta
from onethread.connectors._schemes.reading import answered
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.whatsapp.config import WhatsAppConfig
from onethread.connectors.whatsapp.outbound import refused_by
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundRequest,
    OutboundResponse,
)


def test(config: WhatsAppConfig) -> Sequence[OutboundRequest]:
    """Ask for the number, and whether an app gets this account's webhooks."""
    return [
        meta.get(
            config,
            f"{config.phone_number_id}?fields=display_phone_number,verified_name,quality_rating",
            "number",
        ),
        meta.get(config, f"{config.business_account_id}/subscribed_apps", "subscribed"),
    ]


def read_test(responses: Sequence[OutboundResponse], config: WhatsAppConfig) -> ConnectionTest:
    """What the answers mean for the administrator."""
    answers: dict[str, dict[str, Any]] = {}
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        refused = refused_by(response)
        if refused is not None:
            asked = (
                "the phone number ID"
                if response.step == "number"
                else "the WhatsApp Business account ID"
            )
            return ConnectionTest(
                ok=False,
                message=f"WhatsApp refused {asked} or the access token: {refused.reason}",
            )
        answers[response.step] = answered(response)
    number = answers.get("number")
    if number is None:
        return ConnectionTest(
            ok=False,
            message="WhatsApp gave no answer: check the network and the API address.",
        )
    facts = {
        name: str(number[name])
        for name in ("display_phone_number", "verified_name", "quality_rating")
        if number.get(name)
    }
    shown = facts.get("display_phone_number") or config.phone_number_id
    apps = answers.get("subscribed", {}).get("data")
    if not apps:
        return ConnectionTest(
            ok=False,
            message=(
                f"{shown} answers, but no app is subscribed to this account, so no message will "
                f"come in: subscribe the app to the field 'messages'."
            ),
            facts=facts,
        )
    return ConnectionTest(ok=True, message=f"{shown} is connected.", facts=facts)


def subscribe(webhook_url: str, config: WhatsAppConfig) -> Sequence[HttpRequest]:
    """Have this account's webhooks sent to the channel's own address ("Override webhooks")."""
    body = {
        "override_callback_uri": webhook_url,
        "verify_token": config.verify_token.reveal(),
    }
    return [meta.post(config, f"{config.business_account_id}/subscribed_apps", body, "subscribe")]


def read_subscribed(
    responses: Sequence[OutboundResponse], _config: WhatsAppConfig
) -> ConnectionTest:
    """Whether Meta asked the address and took it."""
    return meta.subscribed(responses, "WhatsApp")
