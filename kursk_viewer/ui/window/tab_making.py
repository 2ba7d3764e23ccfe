"""The four tabs by name, each built when it is first wanted."""

from __future__ import annotations

from kursk_viewer.ui.summary.tab import SummaryTab

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kursk_viewer.ui.tab import Tab


def make_tab(name: str) -> tuple[Tab, QWidget]:
    """Build a tab, with the part that has its keyboard; the heavy ones are imported only now."""
    if name == "equipment":
        from kursk_viewer.ui.equipment.tab import EquipmentTab

        equipment = EquipmentTab()
        return equipment, equipment.table
    if name == "casualties":
        from kursk_viewer.ui.casualties.tab import CasualtiesTab

        casualties = CasualtiesTab()
        return casualties, casualties.canvas
    if name == "timeline":
        from kursk_viewer.ui.timeline.tab import TimelineTab

        timeline = TimelineTab()
        return timeline, timeline.chart
    summary = SummaryTab()
    return summary, summary
