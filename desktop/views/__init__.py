"""The window: desks, tables, forms and dialogs; they know services, never the database."""
