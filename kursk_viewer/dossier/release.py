"""The data file, and its texts in other languages, that were released with this program.

The program knows their bytes by heart, as a seal beside a file can be changed along with it: by
their sha256, and by their blake2b, which is what it looks at: see `lean`.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "d305ec7a4237b3a9c96c2586c432a3631059cf37bc593e1faa0291cb11ec21ba"
DIGEST = "392fb1407768aef3c380a8eff9f5eb8b1caabb02e7b9fa2e802f8f8342d7799a"

TRANSLATIONS = {
    "uk": (
        "d994dc010ece559db076b4ffdf58786515e1e2e79a7002a5445eefe7279b9a81",
        "a3b7ba81274807d1b7b127e549429470b1a75af2478015dcc5e6ad42d7b9cf05",
    ),
}
"""The same two of the files with its texts in other languages."""
