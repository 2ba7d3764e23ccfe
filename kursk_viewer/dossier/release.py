"""The data file, and its texts in other languages, that were released with this program.

The program knows their bytes by heart, as a seal beside a file can be changed along with it: by
their sha256, and by their blake2b, which is what it looks at: see `lean`.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "6decdeb792ec09c0e733498fdba83896bf895015819072d8cd6f7f82bb11be61"
DIGEST = "9ea2b4fd529e39193dd3fc7a83827ede40892bf1f718f29cc0f2d320fd1a9e61"

TRANSLATIONS = {
    "uk": (
        "8b0a32604d34859db72aaffa350201b8581bc54a3b48360932f59f75990da622",
        "a5fa5010a8f0345798708f27546858f0f5b3868193f1165116313a49c8781445",
    ),
}
"""The same two of the files with its texts in other languages."""
