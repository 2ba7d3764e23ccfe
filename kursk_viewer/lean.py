"""Some things of the standard library, taken from the C modules that hold them.

The modules around these define much more, in Python, than a command needs: `datetime` (up to
Python 3.11), `hashlib`, `json` and `signal` take 6 ms of the 40 in which the summary is printed.
Where a C module is not as it is known to be, the ordinary module serves.
"""

from __future__ import annotations

__all__ = ["date", "is_known", "loads", "signal"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from datetime import date
    from hashlib import blake2b as _blake2b
    from json import loads

    blake2b: type[_blake2b] | None
else:
    try:
        import _signal as signal
    except ImportError:
        import signal

    try:
        from _datetime import date
    except ImportError:
        from datetime import date

    try:
        from _blake2 import blake2b
    except ImportError:
        blake2b = None

    class _AsJson:
        """How `json.loads` reads where nothing else is asked for."""

        strict = True
        object_hook = object_pairs_hook = None
        parse_float, parse_int, parse_constant = float, int, float

    try:
        from _json import make_scanner

        _scan = make_scanner(_AsJson)
    except (ImportError, AttributeError, TypeError):
        from json import loads
    else:

        def loads(text, object_hook=None):
            """The value at the very beginning of a text that is known to be sound JSON; in place of
            each object stands what `object_hook` gives for it."""
            hooked = {"object_hook": staticmethod(object_hook)}
            scan = make_scanner(type("", (_AsJson,), hooked)()) if object_hook else _scan
            return scan(text, 0)[0]


def is_known(content: bytes, fingerprint: str, digest: str) -> bool:
    """Whether bytes have this sha256 and this blake2b.

    The second says it all, and is soon there: for the first, Python loads a library that takes
    longer than the data file. It is asked where Python has no blake2b, as in FIPS mode.
    """
    if blake2b is None:
        import hashlib

        return hashlib.sha256(content).hexdigest() == fingerprint
    return digest == blake2b(content, digest_size=32).hexdigest()
