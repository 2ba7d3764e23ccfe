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
        "8b0a32604d34859db72aaffa350201b8581bc54a3b48360932f59f75990da622",
        "a5fa5010a8f0345798708f27546858f0f5b3868193f1165116313a49c8781445",
    ),
}
"""The same two of the files with its texts in other languages."""
