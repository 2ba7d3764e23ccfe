"""The data file, and its texts in other languages, that were released with this program.

The program knows their bytes by heart, as a seal beside a file can be changed along with it: by
their sha256, and by their blake2b, which is what it looks at: see `lean`.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "f3bd2c0e8ec8505dec752ddfb7e25f58de14cd4dcc22a6c804d34e6ea19e3d78"
DIGEST = "bb22bcb30fed8e056b9b4240576b6e3f9b90b7c4eeb53ed88e84f5f79ec291bc"

TRANSLATIONS = {
    "uk": (
        "a294172210f084b324a56701c2063252b47a03a5988ac446af191905ecc22564",
        "859f85aa8c9e0e0027920d358e70af3dfc867ca71b2192d8de7e3b3b101bd6e1",
    ),
}
"""The same two of the files with its texts in other languages."""
