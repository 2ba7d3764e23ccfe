"""What can go wrong when something leaves the program."""


class OutputError(Exception):
    """A file or picture could not be written; the message is one plain sentence for the reader."""
