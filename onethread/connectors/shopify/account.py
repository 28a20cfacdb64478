"""The shop: is it reachable, and does it tell what happens? Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onethread.connectors._schemes.reading import answer, answered, node, nodes, text
from onethread.connectors._schemes.refusing import refused_by_status
from onethread.connectors.contract import ConnectionTest
from onethread.connectors.shopify.config import ShopifyConfig
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    OutboundRequest,
    OutboundResponse,
)

TOPICS = (
    "ORDERS_CREATE",
    "ORDERS_CANCELLED",
    "ORDERS_FULFILLED",
    "REFUNDS_CREATE",
    "RETURNS_REQUEST",
    "RETURNS_APPROVE",
    "RETURNS_DECLINE",
    "RETURNS_CLOSE",
)
_SUBSCRIBE = (
    "mutation($topic: WebhookSubscriptionTopic!, $hook: WebhookSubscriptionInput!) { "
    "webhookSubscriptionCreate(topic: $topic, webhookSubscription: $hook) { userErrors { message } } }"
)


def _ask(query: str, step: str, config: ShopifyConfig, **variables: Any) -> HttpRequest:
    return HttpRequest(
        method="POST",
        url=config.graphql(),
        headers={"X-Shopify-Access-Token": config.access_token.reveal()},
        json={"query": query, "variables": variables},
        step=step,
    )


def test(config: ShopifyConfig) -> Sequence[OutboundRequest]:
    """Ask for the shop and its subscriptions."""
    query = "{ shop { name } webhookSubscriptions(first: 50) { nodes { topic } } }"
    return [_ask(query, "shop", config)]


def read_test(responses: Sequence[OutboundResponse], config: ShopifyConfig) -> ConnectionTest:
    """Whether the token is right and orders are told."""
    refusal = refused_by_status(responses, "Shopify")
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"{config.shop} refused: {refusal.reason}")
    found = answer(responses, "shop")
    errors = nodes(found.get("errors"))
    if errors:
        said = text(errors[0].get("message"), 200)
        return ConnectionTest(ok=False, message=f"{config.shop} refused: {said}")
    data = node(found.get("data"))
    name = text(node(data.get("shop")).get("name"), 100)
    if not name:
        return ConnectionTest(ok=False, message=f"{config.shop} gave no answer: check the name.")
    topics = {
        text(each.get("topic"), 60)
        for each in nodes(node(data.get("webhookSubscriptions")).get("nodes"))
    }
    if "ORDERS_CREATE" not in topics:
        return ConnectionTest(
            ok=False,
            message=f"{name} answers, but tells no orders to this app: subscribe.",
            facts={"shop": name},
        )
    return ConnectionTest(ok=True, message=f"{name} is connected.", facts={"shop": name})


def subscribe(webhook_url: str, config: ShopifyConfig) -> Sequence[HttpRequest]:
    """Let the shop tell of orders, refunds and returns here."""
    hook = {"uri": webhook_url, "format": "JSON"}
    return [_ask(_SUBSCRIBE, topic.lower(), config, topic=topic, hook=hook) for topic in TOPICS]


def read_subscribed(responses: Sequence[OutboundResponse], config: ShopifyConfig) -> ConnectionTest:
    """Whether it will; what it tells already is no refusal."""
    refusal = refused_by_status(responses, "Shopify")
    if refusal is not None:
        return ConnectionTest(ok=False, message=f"{config.shop} refused: {refusal.reason}")
    for response in responses:
        if not isinstance(response, HttpResponse):
            continue
        found = answered(response)
        made = node(node(found.get("data")).get("webhookSubscriptionCreate"))
        for error in (*nodes(found.get("errors")), *nodes(made.get("userErrors"))):
            said = text(error.get("message"), 200)
            if "taken" not in said:
                return ConnectionTest(ok=False, message=f"{response.step}: {said}")
    return ConnectionTest(ok=True, message=f"{config.shop} tells of orders, refunds and returns.")
