"""The data file, and its texts in other languages, that were released with this program.

The program knows their bytes by heart, as a seal beside a file can be changed along with it: by
their sha256, and by their blake2b, which is what it looks at: see `lean`.

It stands apart because `layout` writes it anew whenever it lays out the data file of a checkout.
"""

NAME = "kursk"
VERSION = "1.1.0"
FINGERPRINT = "eb3f123de4ebccac21c54c8ac0ce5bc24f4129ef7417827d53da309a5a57a75c"
DIGEST = "5049bcb80b9cb67a988a4a03b4d41c1543bb0448b459fd21aa4ea018d9b9cede"

TRANSLATIONS = {
    "uk": (
        "453f0d9ff824bd9b62655983c0f5fb88cc173afef1f3182093a449359460bd35",
        "c2a80e1520ff128a10e56a7db16c9a414a9feee078b9ddb88630c63ac9ad7401",
    ),
}
"""The same two of the files with its texts in other languages."""
