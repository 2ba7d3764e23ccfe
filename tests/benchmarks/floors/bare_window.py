"""The least a window of four tabs with text takes: nothing but PySide6."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTabWidget

application = QApplication(sys.argv)
window = QMainWindow()
tabs = QTabWidget()
for name in ("Summary", "Equipment", "Casualties", "Timeline"):
    tabs.addTab(QLabel("\n".join(f"{name} {line} " * 6 for line in range(40))), name)
window.setCentralWidget(tabs)
window.resize(1280, 800)
window.show()
application.exec()
