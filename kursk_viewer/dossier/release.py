"""The data file, and its texts in other languages, that were released with this program.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "01d3018b4981f65fe4dae5b520bb8d159ce5caa57b199acacb119d6d19b308c0"
"""The sha256 of its bytes: the program knows it by heart, as a seal beside the file can be changed
along with it."""

TRANSLATIONS = {"uk": "afead157ee69fe5bb90a8265b8c30f3430bfc7a9a0aa0eea2aefafd5691b30ef"}
"""The same of the files with its texts in other languages."""
