"""Some things of the standard library, taken from the C modules that hold them.

The modules around these define much more, in Python, than a command needs: `datetime` (up to
Python 3.11), `hashlib`, `json` and `signal` take 6 ms of the 40 in which the summary is printed.
Where a C module is not as it is known to be, the ordinary module serves.
"""

from __future__ import annotations

__all__ = ["date", "loads", "sha256", "signal"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from datetime import date
    from hashlib import sha256
    from json import loads
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
        from _hashlib import openssl_sha256 as sha256
    except ImportError:
        from hashlib import sha256

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

        def loads(text):
            """The value at the very beginning of a text that is known to be sound JSON."""
            return _scan(text, 0)[0]
