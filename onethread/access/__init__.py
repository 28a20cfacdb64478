"""Who may do what: the actor of a request, permissions, rate limits and the audit trail."""

from onethread.access.actor import ANONYMOUS, SYSTEM, Actor, Kind, Role
from onethread.access.address import client_address, is_on_this_machine, network_of
from onethread.access.rates import forget_old_rates, forget_rate, give_back, rate_limit
from onethread.access.routes import AccessPlugin, actor_of, declared_permissions
from onethread.access.rules import PERMISSIONS, PUBLIC, SCOPES, SIGNED_IN

__all__ = [
    "ANONYMOUS",
    "PERMISSIONS",
    "PUBLIC",
    "SCOPES",
    "SIGNED_IN",
    "SYSTEM",
    "AccessPlugin",
    "Actor",
    "Kind",
    "Role",
    "actor_of",
    "client_address",
    "declared_permissions",
    "forget_old_rates",
    "forget_rate",
    "give_back",
    "is_on_this_machine",
    "network_of",
    "rate_limit",
]
