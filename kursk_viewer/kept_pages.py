"""The pages that are kept as the program made them, each by its sha256 and its blake2b.

What stands in a file beside the program could be changed without the data, and would be shown as
what the data says. It stands apart because `early_page` writes it anew whenever it makes the pages.
"""

KEPT = {
    "en": (
        "94d77166afc92ee822225b69f6e89e3d9b5deec32ba29df349615124e9d379e0",
        "3a8dbe093fad4fcfa8fa660f74618c920124f1c933cda8aab79c374ac46e2444",
    ),
    "en.brief": (
        "069fa27e503023fc13402449423b3eee93743405bc93e60f541705e14123e1f0",
        "d90bbfe9661f42ea6d6c6dc648b4ad4200450935c5149047859f3f7ce106a20b",
    ),
    "uk": (
        "0693a42cc9434242a2c527cd1d4aa7a937585f800ee591236b69431f0872c00f",
        "4e215d177daafe61221c2e4e39008d929699d6994343d2e360e3aecf41a1b496",
    ),
    "uk.brief": (
        "4c7805fd12c60ad3c67db3671a07ebaa47ed0e7e8ae4bffc7a6c977787864aeb",
        "ef51279fe958ef0788123bec70a176c2a8299e50f0ba4f7674a94933b53a06c3",
    ),
}
"""Of the page for the window in a language, and, after “.brief”, of that for a terminal."""
