"""The demo organisation: a housing association, its tenants and what they write about."""
