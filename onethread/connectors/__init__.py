"""Connectors: one folder per kind of channel, found by the registry."""
