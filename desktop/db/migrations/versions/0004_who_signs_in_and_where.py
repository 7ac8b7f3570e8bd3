"""Who signs in, at which counter a record was made, what was asked for, and direct debits.

The counter is a new last column of the records; one that has none keeps the chain's first form.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

GUARDED = ("entry", "act")
ADJUSTMENTS = sa.text("kind IN ('correction', 'write-off', 'recall')")
STATISTICS = (
    ("entry", "ix_entry_adjustment", "2000 2000 2 1 1"),
    ("act", "ix_act_kind", "200000 200000 10000 1"),
    ("user", "user", "50 50 1"),
    ("user", "sqlite_autoindex_user_2", "50 50 1"),
    ("wrong_password", "wrong_password", "50 50 1 1"),
    ("request", "request", "10 10 1"),
    ("debit_agreement", "debit_agreement", "20000 20000 1"),
    ("debit_agreement", "sqlite_autoindex_debit_agreement_2", "20000 20000 2 1"),
    ("debit_batch", "debit_batch", "500 500 1"),
    ("debit_batch", "sqlite_autoindex_debit_batch_2", "500 500 1"),
    ("debit_item", "debit_item", "1000000 1000000 1"),
    ("debit_item", "sqlite_autoindex_debit_item_2", "1000000 1000000 2000 1"),
)


def upgrade() -> None:
    """Upgrade."""
    for table in GUARDED:
        op.add_column(table, sa.Column("place", sa.Text(), nullable=True))
    op.create_index(
        "ix_entry_adjustment",
        "entry",
        ["bureau_id", "bill_id", "business_date", "fen"],
        sqlite_where=ADJUSTMENTS,
        postgresql_where=ADJUSTMENTS,
    )
    op.create_index("ix_act_kind", "act", ["bureau_id", "kind", "seq"])
    _people()
    _debits()
    if op.get_bind().dialect.name == "sqlite":
        op.get_bind().execute(
            sa.text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:tbl, :idx, :stat)"),
            [{"tbl": table, "idx": index, "stat": rows} for table, index, rows in STATISTICS],
        )
        op.execute("ANALYZE sqlite_master")


def downgrade() -> None:
    """Downgrade; the counters of the records go, and with them the proof of the records that had one."""
    for table in ("debit_item", "debit_batch", "debit_agreement", "request", "wrong_password", "user"):
        op.drop_table(table)
    op.drop_index("ix_act_kind", table_name="act")
    op.drop_index("ix_entry_adjustment", table_name="entry")
    for table in GUARDED:
        op.drop_column(table, "place")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ANALYZE sqlite_master")


def _people() -> None:
    _create(
        "user",
        *_row_key(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_user")),
        sa.UniqueConstraint("bureau_id", "name", name=op.f("uq_user_bureau_id_name")),
    )
    _create(
        "wrong_password",
        _bureau(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "name", "place", name=op.f("pk_wrong_password")),
    )
    _create(
        "request",
        _bureau(),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "key", name=op.f("pk_request")),
    )


def _debits() -> None:
    _create(
        "debit_agreement",
        *_row_key(),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("account_no", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= from_on", name=op.f("ck_debit_agreement_until_after_from")
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_debit_agreement")),
        _to("debit_agreement", "customer"),
        sa.UniqueConstraint(
            "bureau_id",
            "customer_id",
            "from_on",
            name=op.f("uq_debit_agreement_bureau_id_customer_id_from_on"),
        ),
    )
    _create(
        "debit_batch",
        *_row_key(),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_debit_batch")),
        sa.UniqueConstraint("bureau_id", "number", name=op.f("uq_debit_batch_bureau_id_number")),
    )
    _create(
        "debit_item",
        *_row_key(),
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("account_no", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("receipt_no", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_debit_item_amount_positive")),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_debit_item")),
        _to("debit_item", "debit_batch", "batch_id"),
        _to("debit_item", "customer"),
        sa.UniqueConstraint(
            "bureau_id", "batch_id", "customer_id", name=op.f("uq_debit_item_bureau_id_batch_id_customer_id")
        ),
    )


def _create(table: str, *parts: Any) -> None:
    op.create_table(table, *parts, sqlite_with_rowid=False)


def _bureau() -> Any:
    return sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False)


def _row_key() -> list[Any]:
    return [_bureau(), sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False)]


def _to(table: str, target: str, column: str = "customer_id") -> Any:
    return sa.ForeignKeyConstraint(
        ["bureau_id", column],
        [f"{target}.bureau_id", f"{target}.id"],
        name=op.f(f"fk_{table}_bureau_id_{target}"),
    )
