"""Onethread: one conversation per customer matter, over every channel."""

__version__ = "0.1.0"
