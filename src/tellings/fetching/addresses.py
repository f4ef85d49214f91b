"""Which addresses of the internet may be asked: public ones, and no machine of the house."""

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

LONGEST = 4000  # characters of an address
_EMBEDDING = tuple(
    map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
)
# not marked as special in every version of the library's own list
_SPECIAL = tuple(map(ipaddress.IPv4Network, ("192.0.0.0/24", "192.88.99.0/24")))


class Refused(Exception):
    """An address that is not asked, or an answer that is not taken; the text says why."""


def split(url: str) -> SplitResult:
    """The parts of an address. Raises Refused unless it is a plain one of http or https."""
    if len(url) > LONGEST or any(c.isspace() or not c.isprintable() for c in url):
        raise Refused("it is no address of the web")
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname
    except ValueError:
        raise Refused("it is no address of the web") from None
    if parts.scheme not in ("http", "https"):
        raise Refused("only http and https are fetched")
    if parts.username is not None or parts.password is not None:
        raise Refused("it holds a name or password, which would be kept with the story")
    if not host or port == 0:
        raise Refused("it names no host")
    return parts


def port_of(parts: SplitResult) -> int:
    """The port asked."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    Private, loopback, link-local (which cloud machines keep their secrets on), shared, reserved and
    multicast addresses are not; nor are those that carry another address inside them (NAT64, 6to4,
    Teredo), since what they lead to cannot be told.
    """
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in _EMBEDDING):
            return False
    elif any(ip in network for network in _SPECIAL):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order of the system. Raises Refused if there are none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refused(f"there is no host {host[:100]}") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
