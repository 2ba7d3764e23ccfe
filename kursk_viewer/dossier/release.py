"""The data file, and its texts in other languages, that were released with this program.

The program knows their bytes by heart, as a seal beside a file can be changed along with it: by
their sha256, and by their blake2b, which is what it looks at: see `lean`.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "6e771083fbebad34d8d4468ed0030b1ce21021b8d23bd335442f97294318725d"
DIGEST = "56391ea803dcff8c7f323345154181c4509ab327f1d87e6bf78647abfc302be7"

TRANSLATIONS = {
    "uk": (
        "27e062919fcdcc36379d85cf87b1702e8716371c4d202d565be611bf3cd06017",
        "4bbfba52bc7420298df35feebb76201b145982f0537e048c48972f92b47cdb6e",
    ),
}
"""The same two of the files with its texts in other languages."""
