"""Painters that the screen, pictures and paper share."""
