"""Tell SQLite's planner how a whole county's rows lie.

Every key begins with the bureau, and a file has one bureau: without statistics the planner takes the first
column of a key for a selective one, and reads a whole table where an index would find a dozen rows.
"""

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATISTICS = (
    ("act", "act", "200000 200000 1"),
    ("act", "ix_act_subject", "200000 200000 2"),
    ("area", "area", "600 600 1"),
    ("area", "sqlite_autoindex_area_2", "600 600 20 1"),
    ("assignment", "assignment", "900 900 1"),
    ("assignment", "sqlite_autoindex_assignment_2", "900 900 2 1"),
    ("bill", "bill", "4000000 4000000 1"),
    ("bill", "ix_bill_customer", "4000000 4000000 40"),
    ("bill", "ix_bill_open", "40000 40000 2 1 1 1 1 1"),
    ("bill", "ix_bill_report", "4000000 4000000 100000 170 1 1 1 1 1"),
    ("bill", "sqlite_autoindex_bill_2", "4000000 4000000 1"),
    ("contractor", "contractor", "300 300 1"),
    ("contractor", "sqlite_autoindex_contractor_2", "300 300 1"),
    ("conversion", "conversion", "2000 2000 1"),
    ("conversion", "ix_conversion_customer", "2000 2000 1"),
    ("conversion", "ix_conversion_stage", "2000 2000 300"),
    ("conversion_step", "conversion_step", "6000 6000 1"),
    ("conversion_step", "sqlite_autoindex_conversion_step_2", "6000 6000 3 1"),
    ("customer", "customer", "100000 100000 1"),
    ("customer", "ix_customer_area", "100000 100000 170"),
    ("customer", "sqlite_autoindex_customer_2", "100000 100000 1"),
    ("entry", "entry", "9000000 9000000 1"),
    ("entry", "ix_entry_bill", "8700000 8700000 3"),
    ("entry", "ix_entry_paid", "4100000 4100000 2800 1 1 1"),
    ("entry", "ix_entry_posting", "5000000 5000000 2"),
    ("entry", "ix_entry_prestored", "300000 300000 20"),
    ("meter", "ix_meter_customer", "100000 100000 1"),
    ("meter", "meter", "100000 100000 1"),
    ("meter", "sqlite_autoindex_meter_2", "100000 100000 1"),
    ("notice", "ix_notice_day", "300000 300000 500 400"),
    ("notice", "notice", "300000 300000 1"),
    ("notice", "sqlite_autoindex_notice_2", "300000 300000 150000 3 1"),
    ("notice", "sqlite_autoindex_notice_3", "300000 300000 1"),
    ("payment", "payment", "3700000 3700000 1"),
    ("payment", "sqlite_autoindex_payment_2", "3700000 3700000 1"),
    ("posting", "ix_posting_customer", "4000000 4000000 40"),
    ("posting", "ix_posting_day", "4000000 4000000 2700 2300"),
    ("posting", "posting", "4000000 4000000 1"),
    ("posting", "sqlite_autoindex_posting_2", "4000000 4000000 2"),
    ("posting", "sqlite_autoindex_posting_3", "4000000 4000000 1"),
    ("printing", "printing", "2000000 2000000 1"),
    ("printing", "sqlite_autoindex_printing_2", "2000000 2000000 1000000 1 1"),
    ("station", "sqlite_autoindex_station_2", "30 30 1"),
    ("station", "station", "30 30 1"),
)
"""Table, index, and the rows of it all and for each longer beginning of its key: a county of five years."""


def upgrade() -> None:
    """Upgrade."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("ANALYZE alembic_version")
    op.execute("DELETE FROM sqlite_stat1")
    op.get_bind().execute(
        text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:tbl, :idx, :stat)"),
        [{"tbl": table, "idx": index, "stat": rows} for table, index, rows in STATISTICS],
    )
    op.execute("ANALYZE sqlite_master")


def downgrade() -> None:
    """Downgrade."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE sqlite_stat1")
