"""The Equipment tab."""
