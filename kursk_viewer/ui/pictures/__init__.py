"""Saving and copying what a view shows as a picture."""
