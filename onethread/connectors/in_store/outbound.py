"""A shop's door carries no answers. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.connectors._schemes.refusing import refused
from onethread.connectors.in_store.config import InStoreConfig
from onethread.errors import InvalidInput
from onethread.messages import OutboundMessage, OutboundRequest, OutboundResponse, SendResult


def build(message: OutboundMessage, config: InStoreConfig) -> Sequence[OutboundRequest]:
    """Raises InvalidInput: there is nobody to take it."""
    raise InvalidInput("a visit can't be answered: answer by mail or telephone")


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: InStoreConfig
) -> SendResult:
    """Nothing was sent."""
    return refused("unsupported", "In the shop")
