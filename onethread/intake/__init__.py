"""Intake: receive, store, parse, recognise, place."""
