"""Kursk Viewer: a dossier of what was reported about the 2024-25 Kursk operation."""

__version__ = "1.0.0"
APP_ID = "io.github.kursk_viewer.KurskViewer"
"""The program's name among all programs: of its desktop entry, metainfo, icons and bundles."""
