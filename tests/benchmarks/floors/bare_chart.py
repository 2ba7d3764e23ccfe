"""The least a pyqtgraph chart of the same bars takes, with their labels, in a window as large."""

import sys

import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QMainWindow

LENGTHS = {"Killed and wounded ≈ 39,900": 39_900, "Captured 909": 909}
PARTS = {"killed ≈ 16,100": (0, 16_100), "wounded ≈ 23,800": (16_100, 23_800)}


def chart() -> pg.PlotWidget:
    """The bars of the core report: parts inside their whole, what is counted apart below."""
    made = pg.PlotWidget(background="#ffffff")
    for place, (text, length) in enumerate(LENGTHS.items()):
        made.addItem(
            pg.BarGraphItem(x0=0, y=-place, width=length, height=0.4, brush="#5f6b73", pen=None)
        )
        label = pg.TextItem(text, color="#1b1b1a")
        label.setPos(0, 0.5 - place)
        made.addItem(label)
    for text, (start, length) in PARTS.items():
        made.addItem(
            pg.BarGraphItem(x0=start, y=0, width=length, height=0.3, brush="#5f6b73", pen="#1b1b1a")
        )
        label = pg.TextItem(text, color="#1b1b1a")
        label.setPos(start, -0.2)
        made.addItem(label)
    made.hideAxis("left")
    return made


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(chart())
    window.resize(1280, 800)
    window.show()
    application.exec()
