"""The window: its shell, menus and dialogs."""
