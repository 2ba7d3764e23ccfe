"""Keys that are no commands of a menu but of the part that has the keyboard, for their list."""

from __future__ import annotations

from kursk_viewer.translation import tr


def view_keys() -> list[tuple[str, list[tuple[str, str]]]]:
    """Section, then what is done and the keys that do it."""
    arrows = tr("Arrow keys")
    chart = [
        (tr("Zoom in, zoom out, all"), tr("+, −, 0")),
        (tr("Move the view"), tr("Shift+Left, Shift+Right")),
        (tr("First, last"), tr("Home, End")),
        (tr("Show the evidence"), tr("Enter")),
    ]
    return [
        (
            tr("In the Summary"),
            [
                (tr("From figure to figure"), tr("Tab, Shift+Tab")),
                (tr("Show the evidence"), tr("Enter")),
            ],
        ),
        (
            tr("In the Equipment table"),
            [
                (tr("From cell to cell; the evidence follows"), arrows),
                (tr("First, last cell"), tr("Ctrl+Home, Ctrl+End")),
                (tr("Show the evidence"), tr("Enter")),
                (tr("Then sort by this column"), tr("Shift+Enter")),
                (tr("Select several cells"), tr("Shift with the arrow keys, Ctrl+A")),
            ],
        ),
        (
            tr("In the Casualties chart"),
            [(tr("From mark to mark, from line to line"), arrows), *chart],
        ),
        (
            tr("In the Timeline chart"),
            [(tr("From event to event, from lane to lane"), arrows), *chart],
        ),
        (
            tr("In a find field"),
            [
                (tr("Next hit, hit before"), tr("Enter, Shift+Enter")),
                (tr("Empty the field"), tr("Esc")),
            ],
        ),
        (
            tr("In the Evidence pane"),
            [
                (tr("From link to link"), tr("Tab, Shift+Tab")),
                (tr("Follow the link"), tr("Enter")),
            ],
        ),
        (
            tr("In a list to choose from"),
            [
                (tr("Choose while the field keeps the keyboard"), tr("Up, Down")),
                (tr("Go there, or tick"), tr("Enter")),
            ],
        ),
    ]
