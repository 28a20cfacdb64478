"""Agents: invitations, sign-in, sessions, roles, API tokens, the organisation."""

from onethread.agents.authenticate import access_plugin

__all__ = ["access_plugin"]
