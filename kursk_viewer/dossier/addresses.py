"""Web addresses: which are taken, and the host that a browser would go to.

It stands apart because the records are read with it and the window shows hosts by it.
"""

from __future__ import annotations

_SCHEMES = ("http", "https")
_LONGEST_HOST, _LONGEST_LABEL = 253, 63
_GREATEST_PORT = 65_535


def host(address: str) -> str:
    """The host in the form in which it is looked up: ASCII in lower case, letters of other scripts
    as `xn--…`, so that none can pass for another.

    ValueError where the address is not of the web, or would lead different readers of it to
    different places: credentials, backslashes, blanks.
    """
    scheme, mark, rest = address.partition("://")
    if not mark or scheme.lower() not in _SCHEMES:
        raise ValueError(address)
    if "\\" in address or len(address.split()) != 1 or address != address.strip():
        raise ValueError(address)
    authority = rest
    for end in "/?#":
        authority = authority.partition(end)[0]
    if "@" in authority:
        raise ValueError(address)
    if authority.startswith("["):
        return _literal(authority)
    name, colon, port = authority.partition(":")
    if colon and not _is_port(port):
        raise ValueError(address)
    return _looked_up(name)


def _literal(authority: str) -> str:
    """An address of IPv6, in brackets."""
    inside, bracket, port = authority[1:].partition("]")
    if not bracket or (port and not (port[0] == ":" and _is_port(port[1:]))):
        raise ValueError(authority)
    if inside.count(":") < 2 or not set(inside) <= frozenset("0123456789abcdefABCDEF:."):
        raise ValueError(authority)
    return f"[{inside.lower()}]"


def _is_port(port: str) -> bool:
    return port.isascii() and port.isdigit() and len(port) <= 5 and int(port) <= _GREATEST_PORT


def _looked_up(name: str) -> str:
    """A name of the web; its letters of other scripts encoded."""
    found = name.lower()
    if not name.isascii():
        import unicodedata

        letters = all(c.isascii() or unicodedata.category(c)[0] in "LMN" for c in name)
        if not letters or unicodedata.normalize("NFKC", name) != name:
            raise ValueError(name)
        try:
            found = name.encode("idna").decode("ascii").lower()
        except UnicodeError:
            raise ValueError(name) from None
    labels = found.removesuffix(".").split(".")
    if len(found) > _LONGEST_HOST or not all(map(_is_label, labels)):
        raise ValueError(name)
    return found


def _is_label(label: str) -> bool:
    plain = label.replace("-", "").replace("_", "")
    edges = label[:1] != "-" and label[-1:] != "-"
    return 0 < len(label) <= _LONGEST_LABEL and edges and plain.isascii() and plain.isalnum()
