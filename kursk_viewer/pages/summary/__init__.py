"""The Summary: the core report's figures and what bears on them, as values and as a document."""
