"""Realtime: agents' screens and customers' devices, kept equal to the database."""
