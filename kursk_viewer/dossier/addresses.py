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
    from ipaddress import IPv6Address

    if "%" in inside:
        raise ValueError(authority)
    return f"[{IPv6Address(inside).compressed}]"


def _is_port(port: str) -> bool:
    return port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) <= _GREATEST_PORT


def _looked_up(name: str) -> str:
    """A name of the web; its letters of other scripts encoded."""
    found = name.lower()
    if not name.isascii():
        import unicodedata

        letters = all(c.isascii() or unicodedata.category(c)[0] in "LMN" for c in name)
        if not letters or unicodedata.normalize("NFKC", name) != name:
            raise ValueError(name)
        found = ".".join(map(_encoded, found.split(".")))
    labels = found.removesuffix(".").split(".")
    if len(found) > _LONGEST_HOST or not all(map(_is_label, labels)):
        raise ValueError(name)
    if _is_number(labels[-1]) and not _is_dotted_quad(labels):
        raise ValueError(name)
    return found


def _encoded(label: str) -> str:
    """A label as it is looked up by today's browsers, in which ß is a letter and not two of s."""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"


def _is_number(label: str) -> bool:
    """Whether a browser takes a host that ends so for an address of four numbers."""
    return label.isdigit() or (
        label.startswith("0x") and set(label[2:]) <= frozenset("0123456789abcdef")
    )


def _is_dotted_quad(labels: list[str]) -> bool:
    """Whether the numbers are written as a browser shows them: 010 is eight there, and 1.2 has
    zeros within."""
    return len(labels) == 4 and all(
        label.isdigit() and len(label) <= 3 and int(label) <= 255 and str(int(label)) == label
        for label in labels
    )


def _is_label(label: str) -> bool:
    plain = label.replace("-", "").replace("_", "")
    edges = label[:1] != "-" and label[-1:] != "-"
    known = 0 < len(label) <= _LONGEST_LABEL and edges and plain.isascii() and plain.isalnum()
    return known and (not label.startswith("xn--") or _is_encoding(label.removeprefix("xn--")))


def _is_encoding(encoded: str) -> bool:
    """Whether an encoded label stands for letters of another script."""
    try:
        decoded = encoded.encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return False
    sound = not decoded.isascii() and decoded.isprintable()
    return sound and decoded.encode("punycode") == encoded.encode("ascii")
