"""Printed pages and their PDF."""
