"""Channels: configured accounts of connectors, their credentials and their health."""
