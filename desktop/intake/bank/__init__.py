"""Statements of banks and merchants: recognised by what they hold, read, and checked against their totals."""
