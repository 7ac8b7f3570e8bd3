"""The designer of a pivot: what there is to choose from, and what stands where."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.documents.pivot_words import head_text
from desktop.domain.errors import Refusal
from desktop.domain.pivot import Dimension, Layout, Value, goes_with
from desktop.domain.pivot_layouts import Zone, belongs, pieces, placed, removed
from desktop.views.buttons import icon_button
from desktop.views.labels import Sentence, remark, tint
from desktop.views.pivot_list import PivotList
from desktop.views.theme import UNIT, Tone
from desktop.wording import language, refusal_text, tr
from desktop.wording.pivots import pivot_text

_FIELDS_WIDTH, _ZONES_WIDTH = 24 * UNIT, 27 * UNIT
_SHOWN_TEXTS = 2


@dataclass(frozen=True, slots=True)
class _ZonePart:
    list: PivotList
    words: QLabel


class PivotDesigner(QWidget):
    """Changes a layout; `changed` says that it did, `filter_asked` carries the dimension to be narrowed."""

    changed = Signal()
    filter_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layout_shown = Layout()
        self.fields = PivotList(None)
        self.fields.setAccessibleName(tr("To choose from"))
        self.zones = {zone: PivotList(zone) for zone in Zone}
        self.problem = tint(Sentence(), Tone.DANGER)
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.fields)
        self.show_layout(Layout())

    def show_layout(self, layout: Layout) -> None:
        """Show a layout; nobody is told."""
        self.layout_shown = layout
        self.problem.say("")
        self.fields.show_pieces([self._field(name) for name in (*Value, *Dimension)])
        for zone, shown in self.zones.items():
            shown.show_pieces([(name, self._words(zone, name), "") for name in pieces(layout, zone)])

    def send(self, name: str, zone: Zone, at: int | None = None) -> None:
        """Put a piece into a zone, where it belongs there and goes with what is chosen."""
        if not belongs(name, zone):
            return
        try:
            layout = placed(self.layout_shown, name, zone, at)
        except Refusal as refusal:
            self.problem.say(refusal_text(refusal))
            return
        self._change(layout)
        self._stand_on(zone, name)
        if zone is Zone.FILTERS:
            self.filter_asked.emit(Dimension(name))

    def choose(self, name: str) -> None:
        """Put a piece where it is likely wanted: among values, in rows, or beside rows in columns."""
        if name in set(Value):
            self.send(name, Zone.VALUES)
        elif name not in pieces(self.layout_shown, Zone.ROWS):
            self.send(name, Zone.COLUMNS if self.layout_shown.rows else Zone.ROWS)

    def take_out(self, zone: Zone, name: str) -> None:
        """Take a piece out of a zone."""
        if name:
            self._change(removed(self.layout_shown, name, zone))

    def shift(self, zone: Zone, name: str, by: int) -> None:
        """Move a piece up or down in its zone."""
        names = pieces(self.layout_shown, zone)
        if name in names:
            at = names.index(name) + by
            if 0 <= at < len(names):
                self._change(placed(self.layout_shown, name, zone, at))
                self._stand_on(zone, name)

    def _change(self, layout: Layout) -> None:
        self.show_layout(layout)
        self.changed.emit()

    def _stand_on(self, zone: Zone, name: str) -> None:
        shown = self.zones[zone]
        if name in shown.names:
            shown.setCurrentRow(shown.names.index(name))

    def _field(self, name: Value | Dimension) -> tuple[str, str, str]:
        reason = ""
        if isinstance(name, Dimension) and not goes_with(name, self.layout_shown.values):
            reason = tr("It does not go with the values that are chosen.")
        return name.value, pivot_text(name), reason

    def _words(self, zone: Zone, name: str) -> str:
        if zone is not Zone.FILTERS:
            return pivot_text(name)
        [texts] = [one.texts for one in self.layout_shown.filters if one.dimension == name]
        said = ", ".join(head_text(language(), Dimension(name), text) for text in texts[:_SHOWN_TEXTS])
        if len(texts) > _SHOWN_TEXTS:
            said = tr("{first} and {more} more", first=said, more=len(texts) - _SHOWN_TEXTS)
        return f"{pivot_text(name)}: {said or tr('all')}"

    def _listen(self) -> None:
        self.fields.chosen.connect(self.choose)
        self.fields.sent.connect(self.send)
        for zone, shown in self.zones.items():
            shown.dropped.connect(lambda name, at, zone=zone: self.send(name, zone, at))
            shown.sent.connect(self.send)
            shown.gone.connect(partial(self.take_out, zone))
            shown.moved.connect(partial(self.shift, zone))
        narrow = self.zones[Zone.FILTERS].chosen
        narrow.connect(lambda name: self.filter_asked.emit(Dimension(name)))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        fields = QVBoxLayout()
        fields.setSpacing(UNIT // 2)
        fields.addWidget(remark(tr("To choose from")))
        fields.addWidget(self.fields, 1)
        self.fields.setFixedWidth(_FIELDS_WIDTH)
        row.addLayout(fields)
        zones = QVBoxLayout()
        zones.setSpacing(UNIT // 2)
        for zone, shown in self.zones.items():
            self._add_zone(zones, zone, shown)
        zones.addWidget(self.problem)
        row.addLayout(zones)

    def _add_zone(self, column: QVBoxLayout, zone: Zone, shown: PivotList) -> None:
        titles = {
            Zone.ROWS: tr("Rows (R)"),
            Zone.COLUMNS: tr("Columns (C)"),
            Zone.VALUES: tr("Values (V)"),
            Zone.FILTERS: tr("Filters (F)"),
        }
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(remark(titles[zone]))
        head.addStretch(1)
        acts = (
            ("plus", tr("Add what is chosen"), lambda: self.send(self.fields.current_name, zone)),
            ("chevron-up", tr("Further up"), lambda: self.shift(zone, shown.current_name, -1)),
            ("chevron-down", tr("Further down"), lambda: self.shift(zone, shown.current_name, 1)),
            ("x", tr("Take it out"), lambda: self.take_out(zone, shown.current_name)),
        )
        for icon_name, words, act in acts:
            made = icon_button(icon_name, words, act)
            made.setAccessibleName(f"{titles[zone]}: {words}")
            head.addWidget(made)
        column.addLayout(head)
        shown.setAccessibleName(titles[zone])
        shown.setFixedWidth(_ZONES_WIDTH)
        column.addWidget(shown, 1)
