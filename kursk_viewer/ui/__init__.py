"""Widgets that show pages. They place and listen, and decide nothing about what is true."""
