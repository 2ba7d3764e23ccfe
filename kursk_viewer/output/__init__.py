"""A page becomes something that leaves the program: text, table, picture or paper."""
