"""The caller's network address, also behind reverse proxies that are trusted."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping


def client_address(peer: str, headers: Mapping[str, str], trusted_proxies: int) -> str:
    """The address of whoever called.

    With `trusted_proxies` = n, the n-th address from the right of X-Forwarded-For is the one the
    outermost trusted proxy saw; everything left of it can be made up by the caller. With 0 the
    header isn't looked at. An IPv4 address mapped into IPv6 is given as IPv4.
    """
    address = peer
    if trusted_proxies > 0:
        hops = [hop.strip() for hop in headers.get("x-forwarded-for", "").split(",") if hop.strip()]
        if hops:
            address = hops[-min(trusted_proxies, len(hops))]
    address = address.strip("[]").partition("%")[0]
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return peer[:64]
    mapped = getattr(parsed, "ipv4_mapped", None)
    return str(mapped or parsed)


def network_of(address: str) -> str:
    """What one caller can be assumed to control: an IPv4 address, or the /64 of an IPv6 address.
    Rate limits count by this."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return address


def is_loopback(address: str) -> bool:
    """Whether the caller is on this machine."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def is_on_this_machine(peer: str, headers: Mapping[str, str]) -> bool:
    """Whether a program or browser on the server itself asks. A reverse proxy on this machine makes
    everyone look local, so a request that was forwarded, or that names another host (also a page's
    that rebound its name to this machine), isn't taken for local."""
    forwarded = any(name in headers for name in ("forwarded", "x-forwarded-for", "x-real-ip"))
    host = headers.get("host", "").rpartition("@")[2]
    name = host[: host.find("]") + 1] if host.startswith("[") else host.partition(":")[0]
    return is_loopback(peer) and not forwarded and name in ("localhost", "127.0.0.1", "[::1]")
