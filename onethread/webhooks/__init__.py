"""Outgoing webhooks: other systems are told what happens, signed, with retries and a log."""

from onethread.webhooks.send import WebhookSender
from onethread.webhooks.subscribe import webhook_reader

__all__ = ["WebhookSender", "webhook_reader"]
