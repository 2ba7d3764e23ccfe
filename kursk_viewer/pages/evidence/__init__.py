"""What stands behind one record."""
