"""The jieling command: every batch task that the window has, for scripts and for people."""

from desktop.cli.program import main

__all__ = ["main"]
