"""Transport: every request that leaves the system goes through here, to checked addresses only."""

from onethread.transport.addresses import AddressGuard
from onethread.transport.send import Transport

__all__ = ["AddressGuard", "Transport"]
