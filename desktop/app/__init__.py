"""The only wiring: services, task runner, window, single instance, and the door for what nobody caught."""

from desktop.app.shell import Parts, Shell, build_shell, catch_bugs, keep_log, prepare

__all__ = ["Parts", "Shell", "build_shell", "catch_bugs", "keep_log", "prepare"]
