"""`python -m kursk_viewer` is the same program as `kursk-viewer`."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        # Python puts the current folder first, so that a `json.py` among the reader's files would
        # run in place of its own. The package itself has been found by now.
        del sys.path[0]
    from kursk_viewer.cli import main

    sys.exit(main())
