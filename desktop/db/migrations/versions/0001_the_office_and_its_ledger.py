"""The office and its ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

GUARDED = ("entry", "act")
"""Tables that are only ever added to."""


def upgrade() -> None:
    """Upgrade."""
    op.create_table(
        "act",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "seq", name=op.f("pk_act")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_act_subject", "act", ["bureau_id", "subject"], unique=False)
    op.create_table(
        "bureau",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bureau")),
        sa.UniqueConstraint("code", name=op.f("uq_bureau_code")),
    )
    op.create_table(
        "chain",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", name=op.f("pk_chain")),
    )
    op.create_table(
        "clerk",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_clerk")),
        sa.UniqueConstraint("bureau_id", "name", name=op.f("uq_clerk_bureau_id_name")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contractor",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_contractor")),
        sa.UniqueConstraint("bureau_id", "name", name=op.f("uq_contractor_bureau_id_name")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "penalty_rule",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("residential", sa.BigInteger(), nullable=False),
        sa.Column("same_year", sa.BigInteger(), nullable=False),
        sa.Column("later_year", sa.BigInteger(), nullable=False),
        sa.Column("floor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_penalty_rule")),
        sa.UniqueConstraint(
            "bureau_id", "effective_from", name=op.f("uq_penalty_rule_bureau_id_effective_from")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "printing",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("copy", sa.BigInteger(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        sa.Column("printed_by", sa.Text(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_printing")),
        sa.UniqueConstraint(
            "bureau_id", "paper", "number", "copy", name=op.f("uq_printing_bureau_id_paper_number_copy")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "setting",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "key", name=op.f("pk_setting")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "station",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_station")),
        sa.UniqueConstraint("bureau_id", "name", name=op.f("uq_station_bureau_id_name")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "area",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("station_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "station_id"],
            ["station.bureau_id", "station.id"],
            name=op.f("fk_area_bureau_id_station_id_station"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_area")),
        sa.UniqueConstraint(
            "bureau_id", "station_id", "name", name=op.f("uq_area_bureau_id_station_id_name")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "assignment",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("area_id", sa.BigInteger(), nullable=False),
        sa.Column("contractor_id", sa.BigInteger(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= from_on", name=op.f("ck_assignment_until_after_from")
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "area_id"],
            ["area.bureau_id", "area.id"],
            name=op.f("fk_assignment_bureau_id_area_id_area"),
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "contractor_id"],
            ["contractor.bureau_id", "contractor.id"],
            name=op.f("fk_assignment_bureau_id_contractor_id_contractor"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_assignment")),
        sa.UniqueConstraint(
            "bureau_id", "area_id", "from_on", name=op.f("uq_assignment_bureau_id_area_id_from_on")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "customer",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("former_no", sa.Text(), nullable=False),
        sa.Column("area_id", sa.BigInteger(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("tariff_class", sa.Text(), nullable=False),
        sa.Column("risk_category", sa.Text(), nullable=False),
        sa.Column("funding", sa.Text(), nullable=False),
        sa.Column("key_customer", sa.Boolean(), nullable=False),
        sa.Column("meter_no", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("prestored", sa.BigInteger(), nullable=False),
        sa.Column("commissioned_on", sa.Date(), nullable=True),
        sa.CheckConstraint("prestored >= 0", name=op.f("ck_customer_prestored_not_negative")),
        sa.ForeignKeyConstraint(
            ["bureau_id", "area_id"],
            ["area.bureau_id", "area.id"],
            name=op.f("fk_customer_bureau_id_area_id_area"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_customer")),
        sa.UniqueConstraint("bureau_id", "number", name=op.f("uq_customer_bureau_id_number")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_customer_area", "customer", ["bureau_id", "area_id"], unique=False)
    op.create_table(
        "bill",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.BigInteger(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("kwh", sa.BigInteger(), nullable=True),
        sa.Column("tariff_class", sa.Text(), nullable=False),
        sa.Column("area_id", sa.BigInteger(), nullable=False),
        sa.Column("outstanding", sa.BigInteger(), nullable=False),
        sa.Column("penalty_balance", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_bill_amount_not_negative")),
        sa.CheckConstraint("outstanding >= 0", name=op.f("ck_bill_outstanding_not_negative")),
        sa.ForeignKeyConstraint(
            ["bureau_id", "area_id"],
            ["area.bureau_id", "area.id"],
            name=op.f("fk_bill_bureau_id_area_id_area"),
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_bill_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_bill")),
        sa.UniqueConstraint("bureau_id", "number", name=op.f("uq_bill_bureau_id_number")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bill_customer", "bill", ["bureau_id", "customer_id"], unique=False)
    op.create_index(
        "ix_bill_open",
        "bill",
        ["bureau_id", "customer_id", "due_on", "month", "area_id", "outstanding", "issued_on"],
        unique=False,
        sqlite_where=sa.text("outstanding <> 0"),
        postgresql_where=sa.text("outstanding <> 0"),
    )
    op.create_index(
        "ix_bill_report",
        "bill",
        [
            "bureau_id",
            "month",
            "area_id",
            "customer_id",
            "issued_on",
            "amount",
            "outstanding",
            "tariff_class",
        ],
        unique=False,
    )
    op.create_table(
        "conversion",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("stage_on", sa.Date(), nullable=False),
        sa.Column("old_meter", sa.Text(), nullable=False),
        sa.Column("last_reading", sa.BigInteger(), nullable=True),
        sa.Column("new_meter", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_conversion_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_conversion")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_conversion_customer", "conversion", ["bureau_id", "customer_id"], unique=False)
    op.create_index("ix_conversion_stage", "conversion", ["bureau_id", "stage"], unique=False)
    op.create_table(
        "meter",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("prepaid", sa.Boolean(), nullable=False),
        sa.Column("installed_on", sa.Date(), nullable=True),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("last_reading", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_meter_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_meter")),
        sa.UniqueConstraint("bureau_id", "number", name=op.f("uq_meter_bureau_id_number")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_meter_customer", "meter", ["bureau_id", "customer_id"], unique=False)
    op.create_table(
        "notice",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("penalty", sa.BigInteger(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_notice_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_notice")),
        sa.UniqueConstraint(
            "bureau_id",
            "kind",
            "customer_id",
            "business_date",
            name=op.f("uq_notice_bureau_id_kind_customer_id_business_date"),
        ),
        sa.UniqueConstraint("bureau_id", "serial", name=op.f("uq_notice_bureau_id_serial")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_notice_day", "notice", ["bureau_id", "business_date", "kind"], unique=False)
    op.create_table(
        "posting",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("counters_id", sa.BigInteger(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "counters_id"],
            ["posting.bureau_id", "posting.id"],
            name=op.f("fk_posting_bureau_id_counters_id_posting"),
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_posting_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_posting")),
        sa.UniqueConstraint("bureau_id", "counters_id", name=op.f("uq_posting_bureau_id_counters_id")),
        sa.UniqueConstraint("bureau_id", "number", name=op.f("uq_posting_bureau_id_number")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_posting_customer", "posting", ["bureau_id", "customer_id"], unique=False)
    op.create_index("ix_posting_day", "posting", ["bureau_id", "business_date", "kind"], unique=False)
    op.create_table(
        "conversion_step",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("conversion_id", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "conversion_id"],
            ["conversion.bureau_id", "conversion.id"],
            name=op.f("fk_conversion_step_bureau_id_conversion_id_conversion"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_conversion_step")),
        sa.UniqueConstraint(
            "bureau_id",
            "conversion_id",
            "stage",
            name=op.f("uq_conversion_step_bureau_id_conversion_id_stage"),
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entry",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fen", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("value_on", sa.Date(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("bill_id", sa.BigInteger(), nullable=True),
        sa.Column("posting_id", sa.BigInteger(), nullable=True),
        sa.Column("lot_seq", sa.BigInteger(), nullable=True),
        sa.Column("counters_seq", sa.BigInteger(), nullable=True),
        sa.Column("by_prestored", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "account = 'prestored' AND bill_id IS NULL OR account <> 'prestored' AND bill_id IS NOT NULL",
            name=op.f("ck_entry_bill_of_account"),
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "bill_id"],
            ["bill.bureau_id", "bill.id"],
            name=op.f("fk_entry_bureau_id_bill_id_bill"),
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_entry_bureau_id_customer_id_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "posting_id"],
            ["posting.bureau_id", "posting.id"],
            name=op.f("fk_entry_bureau_id_posting_id_posting"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "seq", name=op.f("pk_entry")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_entry_bill",
        "entry",
        ["bureau_id", "bill_id"],
        unique=False,
        sqlite_where=sa.text("bill_id IS NOT NULL"),
    )
    op.create_index(
        "ix_entry_paid",
        "entry",
        ["bureau_id", "business_date", "bill_id", "fen", "by_prestored"],
        unique=False,
        sqlite_where=sa.text("account = 'principal' AND kind <> 'bill'"),
        postgresql_where=sa.text("account = 'principal' AND kind <> 'bill'"),
    )
    op.create_index(
        "ix_entry_posting",
        "entry",
        ["bureau_id", "posting_id"],
        unique=False,
        sqlite_where=sa.text("posting_id IS NOT NULL"),
    )
    op.create_index(
        "ix_entry_prestored",
        "entry",
        ["bureau_id", "customer_id"],
        unique=False,
        sqlite_where=sa.text("account = 'prestored'"),
        postgresql_where=sa.text("account = 'prestored'"),
    )
    op.create_table(
        "payment",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("request_key", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("tendered", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("first_bill", sa.Text(), nullable=False),
        sa.Column("only_bills", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "amount > 0 AND tendered >= amount", name=op.f("ck_payment_tendered_covers_amount")
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "id"],
            ["posting.bureau_id", "posting.id"],
            name=op.f("fk_payment_bureau_id_id_posting"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_payment")),
        sa.UniqueConstraint("bureau_id", "request_key", name=op.f("uq_payment_bureau_id_request_key")),
        sqlite_with_rowid=False,
    )
    for table in GUARDED:
        _guard(table)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE customer_search USING fts5("
            "grams, content='', detail=none, columnsize=0, tokenize='ascii')"
        )


def _guard(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for statement in _sqlite_triggers(table):
            op.execute(statement)
    elif op.get_bind().dialect.name == "postgresql":
        for statement in _postgresql_triggers(table):
            op.execute(statement)


def _sqlite_triggers(table: str) -> list[str]:
    said = f"RAISE(ABORT, '{table} is append-only')"
    same = f"EXISTS (SELECT 1 FROM {table} WHERE bureau_id = NEW.bureau_id AND seq = NEW.seq)"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT {said}; END",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT {said}; END",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {same} BEGIN SELECT {said}; END",
    ]


def _postgresql_triggers(table: str) -> list[str]:
    return [
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()",
    ]


def downgrade() -> None:
    """Downgrade."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE customer_search")
    op.drop_table("payment")
    op.drop_index(
        "ix_entry_prestored",
        table_name="entry",
        sqlite_where=sa.text("account = 'prestored'"),
        postgresql_where=sa.text("account = 'prestored'"),
    )
    op.drop_index("ix_entry_posting", table_name="entry", sqlite_where=sa.text("posting_id IS NOT NULL"))
    op.drop_index(
        "ix_entry_paid",
        table_name="entry",
        sqlite_where=sa.text("account = 'principal' AND kind <> 'bill'"),
        postgresql_where=sa.text("account = 'principal' AND kind <> 'bill'"),
    )
    op.drop_index("ix_entry_bill", table_name="entry", sqlite_where=sa.text("bill_id IS NOT NULL"))
    op.drop_table("entry")
    op.drop_table("conversion_step")
    op.drop_index("ix_posting_day", table_name="posting")
    op.drop_index("ix_posting_customer", table_name="posting")
    op.drop_table("posting")
    op.drop_index("ix_notice_day", table_name="notice")
    op.drop_table("notice")
    op.drop_index("ix_meter_customer", table_name="meter")
    op.drop_table("meter")
    op.drop_index("ix_conversion_stage", table_name="conversion")
    op.drop_index("ix_conversion_customer", table_name="conversion")
    op.drop_table("conversion")
    op.drop_index("ix_bill_report", table_name="bill")
    op.drop_index(
        "ix_bill_open",
        table_name="bill",
        sqlite_where=sa.text("outstanding <> 0"),
        postgresql_where=sa.text("outstanding <> 0"),
    )
    op.drop_index("ix_bill_customer", table_name="bill")
    op.drop_table("bill")
    op.drop_index("ix_customer_area", table_name="customer")
    op.drop_table("customer")
    op.drop_table("assignment")
    op.drop_table("area")
    op.drop_table("station")
    op.drop_table("setting")
    op.drop_table("printing")
    op.drop_table("penalty_rule")
    op.drop_table("contractor")
    op.drop_table("clerk")
    op.drop_table("chain")
    op.drop_table("bureau")
    op.drop_index("ix_act_subject", table_name="act")
    op.drop_table("act")
