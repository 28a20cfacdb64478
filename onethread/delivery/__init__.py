"""Delivery: outbound messages, their attempts and receipts; media fetched from providers."""
