"""The least a page of text as a PDF takes: QGuiApplication, QPdfWriter and a painter."""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPageSize, QPainter, QPdfWriter

application = QGuiApplication(sys.argv[:1])
writer = QPdfWriter(sys.argv[1])
writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
painter = QPainter(writer)
painter.setFont(QFont(QGuiApplication.font().family(), 9))
sentence = "A line of text as a page has them, with figures such as 39,900 and 16,100 in it. "
page = QRectF(0, 0, writer.width(), writer.height())
painter.drawText(page, Qt.TextFlag.TextWordWrap, sentence * 50)
painter.end()
