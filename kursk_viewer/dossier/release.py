"""The data file, and its texts in other languages, that were released with this program.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "01d3018b4981f65fe4dae5b520bb8d159ce5caa57b199acacb119d6d19b308c0"
"""The sha256 of its bytes: the program knows it by heart, as a seal beside the file can be changed
along with it."""

TRANSLATIONS = {"uk": "3c234deec797c5d85b0581dccb2e0283af73a82ca65cc8758a2dd5ab00369e86"}
"""The same of the files with its texts in other languages."""
