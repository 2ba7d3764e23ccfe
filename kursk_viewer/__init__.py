"""Kursk Viewer: a dossier of what was reported about the 2024-25 Kursk operation."""

__version__ = "1.0.0"
