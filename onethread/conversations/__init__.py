"""Conversations: legs, messages, placement, notes, split and merge."""
