"""Customers with a known truth, and stand-ins for the servers of providers."""
