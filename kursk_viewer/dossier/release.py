"""The data file, and its texts in other languages, that were released with this program.

The program knows their bytes by heart, as a seal beside a file can be changed along with it: by
their sha256, and by their blake2b, which is what it looks at: see `lean`.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "c0acaab1bd6b48f151c0cfae31a842fe5db117375c7336c14eed16a0ef414632"
DIGEST = "6c3d2bb57c817e5a9de927af686f1ac5e68449dd0d28c6e9d488585b7e26816c"

TRANSLATIONS = {
    "uk": (
        "4c5c8dd910fbb603c0e9e1a78c13543da29565722897a9a1b5cd9a069444410a",
        "b85e86c8240e6c40bebf5571b2169272185f0e2a7b4d4c8b05b47150949de9b4",
    ),
}
"""The same two of the files with its texts in other languages."""
