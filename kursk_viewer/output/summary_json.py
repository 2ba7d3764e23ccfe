"""The Summary as JSON, with the ids of all records; numbers as numbers, precision beside them."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.pages.shown import Shown
from kursk_viewer.pages.summary.page import Figure, SummaryPage


def as_json(page: SummaryPage, dossier: Dossier) -> str:
    """JSON with the ids of all records; numbers as numbers, with precision beside them."""
    import json

    return json.dumps(
        {
            "title": page.title,
            "headline": page.headline,
            "report": page.report,
            "claimant": page.claimant,
            "dating": page.dating,
            "figures": [
                _figure_object(figure, dossier)
                for figure in (*page.headlines, *page.in_words, *page.equipment)
            ],
            "statements": [
                {
                    "statement": line.record,
                    "text": line.what,
                    "said_by": line.claimant,
                    "attribution": dossier.statements[line.record].attribution,
                    "contradicted": line.contradicted,
                    "disputed": line.disputed,
                }
                for line in page.statements
            ],
            "contradictions": [
                {
                    "relation": found.relation,
                    "one": _half_object(found.one),
                    "other": _half_object(found.other),
                    "note": found.note,
                }
                for found in page.contradictions
            ],
            "not_said": [{"gap": name, "text": text} for name, text in page.gaps],
            "provenance": _provenance_object(page.provenance),
        },
        ensure_ascii=False,
        indent=1,
    )


def _figure_object(figure: Figure, dossier: Dossier) -> dict[str, object]:
    claim = dossier.claims[figure.shown.record]
    report, when = dossier.report_of(claim), dossier.as_of(claim)
    return {
        "claim": claim.id,
        "measure": claim.measure,
        "label": figure.label,
        "text": figure.shown.figure,
        "value": claim.value,
        "low": claim.low,
        "high": claim.high,
        "divisor": dossier.measure_of(claim).divisor,
        "unit": dossier.measure_of(claim).unit,
        "precision": claim.precision,
        "stated_as": claim.stated_as,
        "about": claim.about,
        "claimant": dossier.claimant_of(claim).name,
        "as_of": when.text if when else None,
        "as_of_basis": report.as_of_basis if when else None,
        "as_of_text": figure.shown.as_of,
        "counts_from": begin.text if (begin := dossier.counts_from(claim)) else None,
        "scope": figure.shown.scope,
        "attribution": None if claim.formula else claim.attribution,
        "paragraph": claim.paragraph,
        "status": claim.status,
        "formula": claim.formula or None,
        "compared_with": [other.shown.record for other in figure.comparisons],
        "beside": {
            "text": figure.beside.text,
            "caveat": figure.beside.caveat,
            "inputs": list(figure.beside.inputs),
            "status": "derived",
        }
        if figure.beside
        else None,
    }


def _half_object(half: Shown) -> dict[str, str]:
    return {
        "record": half.record,
        "who": half.claimant,
        "when": half.as_of,
        "text": half.short,
    }


def _provenance_object(provenance: Provenance) -> dict[str, str]:
    """Where the figures come from; `changed_since_release` stands in no file as it was released."""
    changed = {"changed_since_release": provenance.changed_since}
    return {
        "source": provenance.source,
        "as_of": provenance.as_of,
        "disclaimer": provenance.disclaimer,
        "version": provenance.version,
        "sha256": provenance.full_fingerprint,
        "scope": provenance.scope,
        **(changed if provenance.changed_since else {}),
    }
