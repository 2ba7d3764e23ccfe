"""The data file, and its texts in other languages, that were released with this program.

The program knows their bytes by heart, as a seal beside a file can be changed along with it: by
their sha256, and by their blake2b, which is what it looks at: see `lean`.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "9f031d27e93fc3ca55a9e3f6c36a17d3567797d53106acfaf762b49a801c6b1b"
DIGEST = "fd70e73315013764ffc98d2273e4ae0f05a599e01fcb64dd77743314610668a7"

TRANSLATIONS = {
    "uk": (
        "d994dc010ece559db076b4ffdf58786515e1e2e79a7002a5445eefe7279b9a81",
        "a3b7ba81274807d1b7b127e549429470b1a75af2478015dcc5e6ad42d7b9cf05",
    ),
}
"""The same two of the files with its texts in other languages."""
