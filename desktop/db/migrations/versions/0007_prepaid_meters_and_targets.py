"""Prepaid meters: stock, work orders, evidence, campaigns, applications, vending; and targets."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

STATISTICS = (
    ("meter_maker", "meter_maker", "20 20 1"),
    ("meter_maker", "sqlite_autoindex_meter_maker_2", "20 20 1"),
    ("stock_meter", "stock_meter", "20000 20000 1"),
    ("stock_meter", "ix_stock_meter_state", "20000 20000 4000"),
    ("stock_move", "stock_move", "60000 60000 1"),
    ("stock_move", "ix_stock_move_number", "60000 60000 3"),
    ("stock_move", "ix_stock_move_day", "60000 60000 200"),
    ("stocktake", "stocktake", "100 100 1"),
    ("meter_order", "meter_order", "2000 2000 1"),
    ("meter_order", "sqlite_autoindex_meter_order_2", "2000 2000 1"),
    ("meter_order_line", "meter_order_line", "20000 20000 10 1"),
    ("meter_order_line", "ix_meter_order_line_conversion", "20000 20000 1"),
    ("conversion_evidence", "conversion_evidence", "20000 20000 1"),
    ("campaign", "campaign", "1000 1000 1"),
    ("campaign", "sqlite_autoindex_campaign_2", "1000 1000 10 1"),
    ("application", "application", "5000 5000 1"),
    ("application", "sqlite_autoindex_application_2", "5000 5000 1"),
    ("application", "ix_application_state", "5000 5000 1000"),
    ("vend_batch", "vend_batch", "5000 5000 1"),
    ("vend_batch", "sqlite_autoindex_vend_batch_2", "5000 5000 1"),
    ("vend_request", "vend_request", "500000 500000 1"),
    ("vend_request", "sqlite_autoindex_vend_request_2", "500000 500000 1"),
    ("vend_request", "sqlite_autoindex_vend_request_3", "500000 500000 1"),
    ("vend_request", "ix_vend_request_state", "500000 500000 100000"),
    ("vend_request", "ix_vend_request_customer", "500000 500000 20"),
    ("target", "target", "2000 2000 1"),
    ("target", "sqlite_autoindex_target_2", "2000 2000 500 20 3 1"),
)
TABLES = (
    "meter_maker",
    "stock_meter",
    "stock_move",
    "stocktake",
    "meter_order",
    "meter_order_line",
    "conversion_evidence",
    "campaign",
    "application",
    "vend_batch",
    "vend_request",
    "target",
)


def upgrade() -> None:
    """Upgrade."""
    _stock()
    _moves()
    _orders()
    _changes()
    _applications()
    _vending()
    _targets()
    if op.get_bind().dialect.name == "sqlite":
        op.get_bind().execute(
            sa.text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:tbl, :idx, :stat)"),
            [{"tbl": table, "idx": index, "stat": rows} for table, index, rows in STATISTICS],
        )
        op.execute("ANALYZE sqlite_master")


def downgrade() -> None:
    """Downgrade."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("ANALYZE sqlite_master")


def _stock() -> None:
    op.create_table(
        "meter_maker",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_meter_maker")),
        sa.UniqueConstraint("bureau_id", "name", name=op.f("uq_meter_maker_bureau_id_name")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stock_meter",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("maker_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "maker_id"],
            ["meter_maker.bureau_id", "meter_maker.id"],
            name=op.f("fk_stock_meter_bureau_id_maker_id_meter_maker"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "number", name=op.f("pk_stock_meter")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stock_meter_state", "stock_meter", ["bureau_id", "state"], unique=False)


def _moves() -> None:
    op.create_table(
        "stock_move",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "number"],
            ["stock_meter.bureau_id", "stock_meter.number"],
            name=op.f("fk_stock_move_bureau_id_number_stock_meter"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_stock_move")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stock_move_day", "stock_move", ["bureau_id", "business_date"], unique=False)
    op.create_index("ix_stock_move_number", "stock_move", ["bureau_id", "number"], unique=False)
    op.create_table(
        "stocktake",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("expected", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("missing", sa.BigInteger(), nullable=False),
        sa.Column("surplus", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_stocktake")),
        sqlite_with_rowid=False,
    )


def _orders() -> None:
    op.create_table(
        "meter_order",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_meter_order")),
        sa.UniqueConstraint("bureau_id", "number", name=op.f("uq_meter_order_bureau_id_number")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "meter_order_line",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("order_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("conversion_id", sa.BigInteger(), nullable=False),
        sa.Column("new_meter", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("result_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bureau_id", "conversion_id"],
            ["conversion.bureau_id", "conversion.id"],
            name=op.f("fk_meter_order_line_bureau_id_conversion_id_conversion"),
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "order_id"],
            ["meter_order.bureau_id", "meter_order.id"],
            name=op.f("fk_meter_order_line_bureau_id_order_id_meter_order"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "order_id", "position", name=op.f("pk_meter_order_line")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_meter_order_line_conversion", "meter_order_line", ["bureau_id", "conversion_id"], unique=False
    )


def _changes() -> None:
    op.create_table(
        "conversion_evidence",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("conversion_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("final_bill", sa.Text(), nullable=False),
        sa.Column("old_seal", sa.Text(), nullable=False),
        sa.Column("new_seal", sa.Text(), nullable=False),
        sa.Column("tariff_class", sa.Text(), nullable=False),
        sa.Column("alarm", sa.BigInteger(), nullable=False),
        sa.Column("second_alarm", sa.BigInteger(), nullable=False),
        sa.Column("overdraft", sa.BigInteger(), nullable=False),
        sa.Column("initial_credit", sa.BigInteger(), nullable=False),
        sa.Column("start_reading", sa.BigInteger(), nullable=False),
        sa.Column("installer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "conversion_id"],
            ["conversion.bureau_id", "conversion.id"],
            name=op.f("fk_conversion_evidence_bureau_id_conversion_id_conversion"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "conversion_id", name=op.f("pk_conversion_evidence")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "campaign",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("area_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.BigInteger(), nullable=False),
        sa.Column("target", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("target > 0", name=op.f("ck_campaign_target_above_zero")),
        sa.ForeignKeyConstraint(
            ["bureau_id", "area_id"],
            ["area.bureau_id", "area.id"],
            name=op.f("fk_campaign_bureau_id_area_id_area"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_campaign")),
        sa.UniqueConstraint(
            "bureau_id", "area_id", "month", name=op.f("uq_campaign_bureau_id_area_id_month")
        ),
        sqlite_with_rowid=False,
    )


def _applications() -> None:
    op.create_table(
        "application",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("area_id", sa.BigInteger(), nullable=False),
        sa.Column("tariff_class", sa.Text(), nullable=False),
        sa.Column("risk_category", sa.Text(), nullable=False),
        sa.Column("funding", sa.Text(), nullable=False),
        sa.Column("prepaid", sa.Boolean(), nullable=False),
        sa.Column("exception", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "area_id"],
            ["area.bureau_id", "area.id"],
            name=op.f("fk_application_bureau_id_area_id_area"),
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_application_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_application")),
        sa.UniqueConstraint("bureau_id", "number", name=op.f("uq_application_bureau_id_number")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_application_state", "application", ["bureau_id", "state"], unique=False)


def _vending() -> None:
    op.create_table(
        "vend_batch",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_vend_batch")),
        sa.UniqueConstraint("bureau_id", "number", name=op.f("uq_vend_batch_bureau_id_number")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vend_request",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("meter_no", sa.Text(), nullable=False),
        sa.Column("receipt_no", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("credit_taken", sa.BigInteger(), nullable=False),
        sa.Column("adapter", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.BigInteger(), nullable=True),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "batch_id"],
            ["vend_batch.bureau_id", "vend_batch.id"],
            name=op.f("fk_vend_request_bureau_id_batch_id_vend_batch"),
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_vend_request_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_vend_request")),
        sa.UniqueConstraint("bureau_id", "number", name=op.f("uq_vend_request_bureau_id_number")),
        sa.UniqueConstraint("bureau_id", "receipt_no", name=op.f("uq_vend_request_bureau_id_receipt_no")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_vend_request_customer", "vend_request", ["bureau_id", "customer_id"], unique=False)
    op.create_index("ix_vend_request_state", "vend_request", ["bureau_id", "state"], unique=False)


def _targets() -> None:
    op.create_table(
        "target",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.BigInteger(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("weight", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("weight > 0", name=op.f("ck_target_weight_above_zero")),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_target")),
        sa.UniqueConstraint(
            "bureau_id",
            "scope",
            "subject_id",
            "period",
            "measure",
            name=op.f("uq_target_bureau_id_scope_subject_id_period_measure"),
        ),
        sqlite_with_rowid=False,
    )
