"""What Fusion and the palette cannot say: rounded fields, flat buttons, quiet headers and scroll bars."""

from collections.abc import Mapping
from string import Template


def stylesheet(colours: Mapping[str, str]) -> str:
    """Return the program's stylesheet in these colours."""
    return _SHEET.substitute(colours)


_SHEET = Template("""
QLineEdit, QComboBox, QPlainTextEdit {
    background: $surface; border: 1px solid $edge; border-radius: 6px;
    min-height: 32px; padding: 0 8px; color: $text;
    selection-background-color: $accent_soft; selection-color: $text;
}
QComboBox { padding-left: 10px; }
QComboBox:editable { padding-left: 8px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {
    border: 2px solid $accent; min-height: 30px; padding: 0 7px;
}
QComboBox:focus { padding-left: 9px; }
QComboBox:editable:focus { padding-left: 7px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $danger; }
QLineEdit:disabled, QComboBox:disabled { background: $window; border-color: $line; color: $edge; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox QAbstractItemView { border: 1px solid $line; padding: 4px; outline: none; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0 8px; }
QComboBox QLineEdit { border: none; min-height: 0; padding: 0; background: transparent; }

QPushButton {
    background: $surface; border: 1px solid $edge; border-radius: 6px;
    min-height: 32px; padding: 0 16px; color: $text;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $accent_soft; }
QPushButton:checked { border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; min-height: 30px; padding: 0 15px; }
QPushButton:disabled { background: $window; border-color: $line; color: $edge; }
QPushButton[primary="true"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[primary="true"]:hover { background: $accent_strong; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $hover; border-color: $hover; color: $edge; }

QCheckBox { spacing: 8px; min-height: 32px; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator {
    width: 14px; height: 14px; border: 1px solid $edge; border-radius: 3px; background: $surface;
}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$tick");
}
QCheckBox::indicator:focus, QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:disabled { border-color: $line; background: $window; }
QRadioButton { spacing: 8px; min-height: 32px; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $edge; border-radius: 8px; background: $surface;
}
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }

QToolButton { border: 2px solid transparent; border-radius: 6px; padding: 2px 6px; color: $text; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QToolButton:checked { color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $edge; }
QToolButton::menu-indicator { image: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    min-height: 32px; padding: 0 12px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $accent_soft; border-radius: 4px; }
QSplitter::handle { background: $line; }

QTableView, QListView, QTreeView { border: none; background: $surface; outline: none; }
QHeaderView { background: $surface; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
    min-height: 34px; padding: 0 12px;
}
QHeaderView::section:hover { color: $text; }
QHeaderView::section:vertical { border-bottom: none; color: $text; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }

QScrollBar { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $thumb; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QToolTip { background: $text; color: $window; border: none; padding: 4px 8px; }
QStatusBar { background: $window; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; }
QStatusBar QPushButton, QStatusBar QPushButton:focus { min-height: 22px; padding: 0 8px; }
QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; }

QLabel#error { color: $danger; }
QLabel#badge { border-radius: 4px; padding: 1px 8px; background: $hover; color: $text; }
QLabel#badge[kind="accent"] { background: $accent_soft; color: $accent; }
QLabel#badge[kind="good"] { background: $good_soft; color: $good; }
QLabel#badge[kind="warning"] { background: $warning_soft; color: $warning; }
QLabel#badge[kind="danger"] { background: $danger_soft; color: $danger; }
QLabel#figure { font-size: 20pt; font-weight: bold; min-height: 40px; }
QLabel#figure[long="true"] { font-size: 14pt; padding-top: 5px; min-height: 35px; }
#panel { background: $window; border-left: 1px solid $line; }
#panel QScrollArea, #panel QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QPushButton#method { padding: 0 2px; }
QPushButton#method:focus { padding: 0 1px; }
QPushButton#method:checked { color: $accent; }
QLineEdit#tendered { font-size: 15pt; min-height: 40px; }
QLineEdit#tendered:focus { min-height: 38px; }
QLabel#remark, QLabel[tone="muted"] { color: $muted; }
QLabel[strong="true"] { font-weight: bold; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="good"] { color: $good; }
#completions { border: 1px solid $line; }
#completions::item { min-height: 30px; padding: 0 8px; }
#rail { background: $window; border-right: 1px solid $line; }
#rail QPushButton {
    min-height: 36px; padding: 0 10px; border: 2px solid transparent; background: transparent;
    color: $text; text-align: left;
}
#rail QPushButton:hover { background: $hover; }
#rail QPushButton:checked { background: $accent_soft; color: $accent; font-weight: bold; }
#rail QPushButton:disabled { background: transparent; color: $edge; }
#rail QPushButton:focus { border-color: $accent; min-height: 36px; padding: 0 10px; }
#top { background: $window; border-bottom: 1px solid $line; }
#desk, #surface { background: $surface; }
#suggestions { background: $surface; border: 1px solid $edge; border-radius: 8px; }
#message { border-radius: 8px; border: 1px solid $line; background: $surface; }
#message[kind="danger"] { background: $danger_soft; border-color: $danger; }
#message[kind="warning"] { background: $warning_soft; border-color: $warning; }
#message[kind="good"] { background: $good_soft; border-color: $good; }
#message QPushButton, #message QPushButton:focus {
    min-height: 26px; padding: 0 10px; background: transparent;
}
QCalendarWidget QAbstractItemView { background: $surface; selection-background-color: $accent; }
QCalendarWidget QAbstractItemView:enabled { selection-color: $on_accent; }
#qt_calendar_navigationbar { background: $surface; }
#qt_calendar_navigationbar QToolButton { min-height: 28px; min-width: 28px; font-weight: bold; }
""")
