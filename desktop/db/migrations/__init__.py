"""Alembic's scripts; a script that has landed is never edited."""
