"""Customers: identities, recognition, merge and unmerge."""
