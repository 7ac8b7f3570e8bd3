"""How a prepaid customer's old debt is recovered."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Upgrade."""
    op.create_table(
        "prepaid",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("by_on", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("debt", sa.BigInteger(), nullable=False),
        sa.Column("deferred_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("bureau_id", "customer_id", name=op.f("pk_prepaid")),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_prepaid_bureau_id_customer"),
        ),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('prepaid', 'prepaid', '20000 20000 1')")
        op.execute("ANALYZE sqlite_master")


def downgrade() -> None:
    """Downgrade."""
    op.drop_table("prepaid")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ANALYZE sqlite_master")
