"""A shop on Shopify carries no answers. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.connectors._schemes.refusing import refused
from onethread.connectors.shopify.config import ShopifyConfig
from onethread.errors import InvalidInput
from onethread.messages import OutboundMessage, OutboundRequest, OutboundResponse, SendResult


def build(message: OutboundMessage, config: ShopifyConfig) -> Sequence[OutboundRequest]:
    """Raises InvalidInput: an order note reaches nobody outside."""
    raise InvalidInput("Shopify carries no answers: answer by mail or telephone")


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: ShopifyConfig
) -> SendResult:
    """Nothing was sent."""
    return refused("unsupported", "Shopify")
