"""How much is read at once, so that no file can fill the memory."""

ROWS = 1_000_000
CELLS = 30_000_000
"""Cells of one sheet: a workbook's reader makes room for the whole rectangle, empty cells included."""
FILE_BYTES = 128 << 20
UNPACKED_BYTES = 512 << 20
"""All that a workbook's archive holds: a million rows of ten columns take about as much."""
