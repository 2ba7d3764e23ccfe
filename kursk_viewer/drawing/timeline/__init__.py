"""The timeline as drawn: its layout, axis, marks and lanes."""
