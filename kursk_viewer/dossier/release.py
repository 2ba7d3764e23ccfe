"""The data file, and its texts in other languages, that were released with this program.

The program knows their bytes by heart, as a seal beside a file can be changed along with it: by
their sha256, and by their blake2b, which is what it looks at: see `lean`.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "01d3018b4981f65fe4dae5b520bb8d159ce5caa57b199acacb119d6d19b308c0"
DIGEST = "fccb8e1dac2b63a3cb716dff877d9b592337a591b2e6bb01619a7f095d8581c5"

TRANSLATIONS = {
    "uk": (
        "afead157ee69fe5bb90a8265b8c30f3430bfc7a9a0aa0eea2aefafd5691b30ef",
        "93090b8f8a948cdb66aa3e84f70a6396274feeb95a8907a9638f5e8382bb8791",
    ),
}
"""The same two of the files with its texts in other languages."""
