"""Finds the machine of a host name, and whether it may be asked: not this machine, and none in a local network."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from reportedly.inputs.fetch_error import FetchError

_SPECIAL_4 = tuple(
    IPv4Network(each)
    for each in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
"""IANA IPv4 Special-Purpose Address Registry (iana.org/assignments/iana-ipv4-special-registry), all of it:
relays (6to4, AS112, AMT), which can be reached there, have no pages. Multicast (RFC 5771) has a registry of its own."""
_OPEN_6 = IPv6Network("2000::/3")
"""The only IPv6 addresses of the open internet (RFC 4291, 2.4; IANA has given out no others)."""
_SPECIAL_6 = tuple(IPv6Network(each) for each in ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20"))
"""IANA IPv6 Special-Purpose Address Registry (iana.org/assignments/iana-ipv6-special-registry), of `_OPEN_6`, without
6to4: Teredo, benchmarking, AMT, AS112, ORCHID, drone ids, documentation."""
_EMBEDDING = (
    (IPv6Network("::ffff:0:0/96"), 0),  # mapped, RFC 4291
    (IPv6Network("64:ff9b::/96"), 0),  # translated, RFC 6052
    (IPv6Network("2002::/16"), 80),  # 6to4, RFC 3056
)
"""IPv6 addresses that contain an IPv4 address, with the number of bits to the right of it. In addresses that are
translated locally (`64:ff9b:1::/48`, RFC 8215) only the network knows where it is: they are not of the open
internet."""


def resolve_host(host: str, address: str, may_ask: Callable[[str], bool]) -> list[str]:
    """The IP addresses of `host` that may be asked; raises `FetchError` of `address` if none may."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(address, "there is no such host; check the address") from error
    ips = list(dict.fromkeys(str(each[4][0]).split("%")[0] for each in found))
    allowed = [ip for ip in ips if may_ask(ip)]
    if not allowed:
        where = f"{ips[0]}, on this machine or a local network"
        raise FetchError(address, f"leads to {where}; --allow-private fetches it all the same")
    return allowed


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the open internet; for an IPv6 address that contains an IPv4 address, whether
    that one is."""
    parsed = ip_address(ip)
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in _SPECIAL_4)
    if wrapped := _wrapped(parsed):
        return is_public(str(wrapped))
    return parsed in _OPEN_6 and not any(parsed in network for network in _SPECIAL_6)


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    return next((IPv4Address(int(ip) >> bits & 0xFFFFFFFF) for network, bits in _EMBEDDING if ip in network), None)
