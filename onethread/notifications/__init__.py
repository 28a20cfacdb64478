"""Notifications: what an agent is told of, by which ways, when, and never as a flood."""
