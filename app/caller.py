"""Where a request comes from."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from fastapi import Request


def place(request: Request) -> str:
    """Where a request comes from, as far as counting cares: an address, or a home's whole IPv6 network."""
    return home_of(request.client.host) if request.client else "nowhere"


def home_of(address: str) -> str:
    """The network that one home has, by one of its addresses."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, IPv4Address):
        return address
    # Every home has 2**64 addresses of its own: counted one by one they would never fill a bucket.
    return str(ip.ipv4_mapped or IPv6Address(int(ip) >> 64 << 64))
