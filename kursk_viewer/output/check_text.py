"""What `check` says of a file that is in order."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.translation import tr


def checked(dossier: Dossier, path: str, *, with_source: bool) -> str:
    """One line on the file, one on its records, one on the source if it was compared."""
    counts = ", ".join(f"{len(getattr(dossier, name))} {name}" for name in TABLES)
    lines = [
        tr("{path}: in order (version {version}, sha256 {fingerprint})").format(
            path=path, version=dossier.version, fingerprint=dossier.fingerprint
        ),
        counts,
    ]
    if with_source:
        lines.append(
            tr("the core document is the one on record; each core claim stands in its paragraph")
        )
    return "\n".join(lines)
