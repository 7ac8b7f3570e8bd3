"""Run the migrations on the engine that the caller opened, in one writing transaction."""

from alembic import context

from desktop.db import (  # noqa: F401  (their tables are what autogenerate compares with)
    debit_rows,
    field_rows,
    ledger_rows,
    meter_rows,
    prepaid_rows,
    request_rows,
    rows,
    sms_rows,
    target_rows,
    user_rows,
    vending_rows,
)
from desktop.db.base import Base

engine = context.config.attributes["engine"].execution_options(writes=True)
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=True)
    with connection.begin(), context.begin_transaction():
        context.run_migrations()
