"""What a bundle starts: the commands, or the window alone, by the name of the program started."""

import sys
from pathlib import Path

from kursk_viewer.cli import main
from kursk_viewer.desktop import WINDOW_COMMAND

if __name__ == "__main__":
    sys.exit(main(terminal=Path(sys.executable).stem != WINDOW_COMMAND))
