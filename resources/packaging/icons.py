"""Draw the icons anew from the SVG: PNG for desktops, .ico for Windows, .icns for macOS.

`python resources/packaging/icons.py`, from any folder; needs PySide6.
"""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kursk_viewer import APP_ID
from kursk_viewer.desktop import ICON_SIZES

ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICNS_TYPES = {"icp4": 16, "icp5": 32, "icp6": 64, "ic07": 128, "ic08": 256, "ic09": 512}
"""What macOS calls a PNG of this many pixels."""
RESOURCES = Path(__file__).resolve().parents[1]
HICOLOR = RESOURCES / "share" / "icons" / "hicolor"
PACKAGING = RESOURCES / "packaging"


def image(renderer: QSvgRenderer, size: int) -> QImage:
    """The icon with sides of this many pixels."""
    drawn = QImage(size, size, QImage.Format.Format_ARGB32)
    drawn.fill(0)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    return drawn


def png(drawn: QImage) -> bytes:
    """A picture as the bytes of a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "PNG", 0)
    return bytes(buffer.data().data())


def ico(pngs: dict[int, bytes]) -> bytes:
    """An icon of Windows that holds PNGs by size."""
    directory, offset = struct.pack("<HHH", 0, 1, len(pngs)), 6 + 16 * len(pngs)
    for size, data in pngs.items():
        side = size % 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return directory + b"".join(pngs.values())


def icns(pngs: dict[str, bytes]) -> bytes:
    """An icon of macOS that holds PNGs by type."""
    body = b"".join(
        kind.encode() + struct.pack(">I", 8 + len(data)) + data for kind, data in pngs.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main() -> None:
    """Write all icons."""
    application = QGuiApplication(["icons", "-platform", "offscreen"])
    renderer = QSvgRenderer(str(HICOLOR / "scalable" / "apps" / f"{APP_ID}.svg"))
    pngs = {size: png(image(renderer, size)) for size in ICON_SIZES}
    for size, data in pngs.items():
        folder = HICOLOR / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{APP_ID}.png").write_bytes(data)
    (PACKAGING / "kursk-viewer.ico").write_bytes(ico({size: pngs[size] for size in ICO_SIZES}))
    (PACKAGING / "kursk-viewer.icns").write_bytes(
        icns({kind: pngs[size] for kind, size in ICNS_TYPES.items()})
    )
    del application


if __name__ == "__main__":
    main()
