"""The data file, and its texts in other languages, that were released with this program.

The program knows their bytes by heart, as a seal beside a file can be changed along with it: by
their sha256, and by their blake2b, which is what it looks at: see `lean`.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "8daabb8419ce5f8937cb0617eff93c47dd618f6f1713188dccc14a0e1ecc1ec6"
DIGEST = "483d77017c2c3d6192aa31e3fe2116862777372f4d4be3158aa1968beea36c6d"

TRANSLATIONS = {
    "uk": (
        "453f0d9ff824bd9b62655983c0f5fb88cc173afef1f3182093a449359460bd35",
        "c2a80e1520ff128a10e56a7db16c9a414a9feee078b9ddb88630c63ac9ad7401",
    ),
}
"""The same two of the files with its texts in other languages."""
