"""Which machine a host name stands for, and whether it may be asked: no server on this machine or a local network."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from reportedly.errors import InputError

_OPEN = IPv6Network("2000::/3")
"""The only IPv6 addresses of the open internet (RFC 4291, 2.4; IANA has given out no others)."""
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""IPv6 addresses that stand for the IPv4 address in their last 32 bits (RFC 6052, RFC 8215)."""


def resolve_host(host: str, address: str, may_ask: Callable[[str], bool]) -> list[str]:
    """The IP addresses of `host` that may be asked; raises `InputError`, beginning with `address`, if none may."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{address}: there is no such host; check the address") from error
    ips = list(dict.fromkeys(str(each[4][0]).split("%")[0] for each in found))
    allowed = [ip for ip in ips if may_ask(ip)]
    if not allowed:
        raise InputError(
            f"{address}: leads to {ips[0]}, on this machine or a local network; --allow-private fetches it all the same"
        )
    return allowed


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the open internet; IPv6 addresses that wrap an IPv4 address are as that is."""
    parsed = ip_address(ip)
    if isinstance(parsed, IPv4Address):
        return parsed.is_global and not parsed.is_multicast
    if wrapped := _wrapped(parsed):
        return is_public(str(wrapped))
    return parsed in _OPEN and parsed.is_global


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if any(ip in network for network in _NAT64):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
