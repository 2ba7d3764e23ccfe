"""The Summary tab."""
