"""Linking: who may be the same person by what is told of them, and how probable that is.

`record` takes apart what is known of a customer; `compare` says how two records stand to each other;
`model` turns that into a probability with a reason for each part of it; `suggest` keeps the suggestions
up to date, at once for who is new; `train` learns from the deployment's own data, in a process of its
own (`python -m onethread.customers.linking.train`), because only there Splink and DuckDB are loaded.
"""
