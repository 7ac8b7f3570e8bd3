"""Let the index of what was paid hold all that is asked of it.

Its condition names the account and the kind; with both among its columns SQLite reads nothing but the
index, where it looked every entry up in the ledger before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INDEX = "ix_entry_paid"
BEFORE = ["bureau_id", "business_date", "bill_id", "fen", "by_prestored"]
PAID = sa.text("account = 'principal' AND kind <> 'bill'")


def upgrade() -> None:
    """Upgrade."""
    _index([*BEFORE, "account", "kind"], "4100000 4100000 2800 1 1 1 1 1")


def downgrade() -> None:
    """Downgrade."""
    _index(BEFORE, "4100000 4100000 2800 1 1 1")


def _index(columns: list[str], rows: str) -> None:
    op.drop_index(INDEX, table_name="entry")
    op.create_index(INDEX, "entry", columns, sqlite_where=PAID, postgresql_where=PAID)
    if op.get_bind().dialect.name == "sqlite":
        statistics = sa.text("UPDATE sqlite_stat1 SET stat = :rows WHERE idx = :index")
        op.get_bind().execute(statistics, {"rows": rows, "index": INDEX})
        op.execute("ANALYZE sqlite_master")
