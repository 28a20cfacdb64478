"""Customers, households and matters of whom everything is known, and what they would write."""
