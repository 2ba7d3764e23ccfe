"""`python -m kursk_viewer` is the same program as `kursk-viewer`."""

import sys

from kursk_viewer.cli import main

if __name__ == "__main__":
    sys.exit(main())
