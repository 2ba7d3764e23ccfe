"""One table with a header, filter and find."""
