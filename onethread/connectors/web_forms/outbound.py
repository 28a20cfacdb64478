"""A form carries no answers: they go by the address that was typed in it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onethread.connectors._schemes.refusing import refused
from onethread.connectors.web_forms.config import WebFormsConfig
from onethread.errors import InvalidInput
from onethread.messages import OutboundMessage, OutboundRequest, OutboundResponse, SendResult


def build(message: OutboundMessage, config: WebFormsConfig) -> Sequence[OutboundRequest]:
    """Raises InvalidInput: there is nobody to take it."""
    raise InvalidInput("a form can't be answered: answer by mail or telephone")


def parse_response(
    responses: Sequence[OutboundResponse], message: OutboundMessage, config: WebFormsConfig
) -> SendResult:
    """Nothing was sent."""
    return refused("unsupported", "Web form")
