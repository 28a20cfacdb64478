"""Which addresses an outgoing request may reach: public ones, and what the operator allowed."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Sequence

from onethread.errors import ForbiddenAddress, SettingsError, TransportError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class AddressGuard:
    """Resolves names itself and gives only addresses that may be reached, so that the address that
    was checked is the one connected to (a name that changes its mind gains nothing)."""

    def __init__(self, allow: Sequence[str] = ()) -> None:
        self._networks: list[Network] = []
        self._hosts: set[tuple[str, int]] = set()
        for item in allow:
            try:
                self._networks.append(ipaddress.ip_network(item, strict=False))
                continue
            except ValueError:
                pass
            host, colon, port = item.rpartition(":")
            if not colon or not port.isdigit() or not host:
                raise SettingsError(
                    f"setting outgoing_allow: {item!r} is neither a network (10.0.0.0/8) nor host:port"
                )
            self._hosts.add((host.strip("[]").lower(), int(port)))

    async def resolve(self, host: str, port: int) -> str:
        """The address to connect to. Raises ForbiddenAddress, TransportError (no such name)."""
        try:
            found = await asyncio.get_running_loop().getaddrinfo(
                host, port, type=socket.SOCK_STREAM
            )
        except (OSError, UnicodeError) as error:
            raise TransportError(
                f"the name {host} can't be found: check its spelling and the DNS", retryable=True
            ) from error
        addresses = [ipaddress.ip_address(str(item[4][0]).partition("%")[0]) for item in found]
        for address in addresses:
            if self.permits(address, host, port):
                return str(address)
        raise ForbiddenAddress(
            f"{host} is at an address that outgoing requests may not reach ({addresses[0]});"
            " an administrator can allow it by the setting outgoing_allow",
            retryable=False,
        )

    def permits(self, address: Address, host: str = "", port: int = 0) -> bool:
        """Whether this address may be reached."""
        if isinstance(address, ipaddress.IPv6Address):
            inner = address.ipv4_mapped or address.sixtofour
            if inner is None and address.teredo is not None:
                inner = address.teredo[1]
            if inner is None and address in _NAT64:
                inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
            if inner is not None:
                return self.permits(inner, host, port)
        if (host.lower(), port) in self._hosts or (str(address), port) in self._hosts:
            return True
        if any(address in network for network in self._networks):
            return True
        return address.is_global and not address.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")
