"""What the file says: records, dates, quantities, and the rules they obey. Knows no Qt."""
