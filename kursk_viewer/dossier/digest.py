"""sha256, without loading OpenSSL for it: `hashlib` does so at import, in a fifth of the time that
the interpreter takes to start. The built-in modules are private, so `hashlib` stands by."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # Python 3.12 and later
    except ImportError:
        try:
            from _sha256 import sha256  # Python 3.11
        except ImportError:
            from hashlib import sha256


def hexdigest(content: bytes) -> str:
    """The sha256 of some bytes, as 64 hexadecimal digits."""
    return sha256(content).hexdigest()
