"""The work in the field: contacts, plans, measures against risk, visits, and SMS reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATISTICS = (
    ("bad_number", "bad_number", "500 500 1"),
    ("period_rule", "period_rule", "5 5 1"),
    ("period_rule", "sqlite_autoindex_period_rule_2", "5 5 1"),
    ("saved_filter", "saved_filter", "20 20 5 1"),
    ("sms_template", "sms_template", "20 20 1"),
    ("sms_template", "sqlite_autoindex_sms_template_2", "20 20 1"),
    ("contact", "contact", "500000 500000 1"),
    ("contact", "ix_contact_customer", "500000 500000 10 2"),
    ("contact", "ix_contact_until", "500000 500000 40000 30"),
    ("contact", "sqlite_autoindex_contact_2", "500000 500000 1"),
    ("funding", "funding", "500 500 1"),
    ("measure", "measure", "20000 20000 1"),
    ("measure", "ix_measure_customer", "20000 20000 2"),
    ("opinion", "opinion", "5000 5000 1"),
    ("opinion", "ix_opinion_due", "5000 5000 100 2"),
    ("plan", "plan", "500 500 1"),
    ("plan", "ix_plan_customer", "500 500 1"),
    ("sms", "sms", "1000000 1000000 1"),
    ("sms", "sqlite_autoindex_sms_2", "1000000 1000000 1"),
    ("sms", "ix_sms_state", "1000000 1000000 100000 10"),
    ("sms", "ix_sms_customer", "1000000 1000000 10"),
    ("temporary_supply", "temporary_supply", "2000 2000 1"),
    ("visit", "visit", "5000 5000 1"),
    ("visit", "ix_visit_customer", "5000 5000 20 1"),
    ("visit_plan", "visit_plan", "200 200 1"),
    ("instalment", "instalment", "2000 2000 4 1"),
)
TABLES = (
    "contact",
    "funding",
    "plan",
    "instalment",
    "measure",
    "temporary_supply",
    "visit_plan",
    "visit",
    "opinion",
    "sms_template",
    "sms",
    "bad_number",
    "saved_filter",
    "period_rule",
)


def upgrade() -> None:
    """Upgrade."""
    _field()
    _visits()
    _messages()
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


def _field() -> None:
    op.create_table(
        "contact",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column("attachment", sa.Text(), nullable=False),
        sa.Column("withdraws_id", sa.BigInteger(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_contact_bureau_id_customer_id_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["bureau_id", "withdraws_id"],
            ["contact.bureau_id", "contact.id"],
            name=op.f("fk_contact_bureau_id_withdraws_id_contact"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_contact")),
        sa.UniqueConstraint("bureau_id", "withdraws_id", name=op.f("uq_contact_bureau_id_withdraws_id")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_contact_customer", "contact", ["bureau_id", "customer_id", "kind"], unique=False)
    op.create_index("ix_contact_until", "contact", ["bureau_id", "kind", "until_on"], unique=False)
    op.create_table(
        "funding",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("month", sa.BigInteger(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("collector", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_funding_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "customer_id", name=op.f("pk_funding")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "plan",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_plan_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_plan")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_plan_customer", "plan", ["bureau_id", "customer_id"], unique=False)
    op.create_table(
        "instalment",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("plan_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_instalment_amount_positive")),
        sa.ForeignKeyConstraint(
            ["bureau_id", "plan_id"],
            ["plan.bureau_id", "plan.id"],
            name=op.f("fk_instalment_bureau_id_plan_id_plan"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "plan_id", "due_on", name=op.f("pk_instalment")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "measure",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_measure_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_measure")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_measure_customer", "measure", ["bureau_id", "customer_id"], unique=False)
    op.create_table(
        "temporary_supply",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("metered", sa.Boolean(), nullable=False),
        sa.Column("prepaid", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_temporary_supply_until_after_from")),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_temporary_supply_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_temporary_supply")),
        sqlite_with_rowid=False,
    )


def _visits() -> None:
    op.create_table(
        "visit_plan",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("every_months", sa.BigInteger(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_visit_plan_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "customer_id", name=op.f("pk_visit_plan")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "visit",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("met", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_visit_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_visit")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_visit_customer", "visit", ["bureau_id", "customer_id", "business_date"], unique=False)
    op.create_table(
        "opinion",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("visit_id", sa.BigInteger(), nullable=True),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_opinion_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_opinion")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_opinion_due", "opinion", ["bureau_id", "closed_on", "due_on"], unique=False)


def _messages() -> None:
    op.create_table(
        "sms_template",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_sms_template")),
        sa.UniqueConstraint("bureau_id", "name", name=op.f("uq_sms_template_bureau_id_name")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sms",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.BigInteger(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("parts", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("business_date", sa.Date(), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=True),
        sa.Column("gateway_no", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bureau_id", "customer_id"],
            ["customer.bureau_id", "customer.id"],
            name=op.f("fk_sms_bureau_id_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_sms")),
        sa.UniqueConstraint("bureau_id", "key", name=op.f("uq_sms_bureau_id_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sms_customer", "sms", ["bureau_id", "customer_id"], unique=False)
    op.create_index("ix_sms_state", "sms", ["bureau_id", "state", "next_at"], unique=False)
    op.create_table(
        "bad_number",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "phone", name=op.f("pk_bad_number")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "saved_filter",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "desk", "name", name=op.f("pk_saved_filter")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "period_rule",
        sa.Column("bureau_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("overdue_days", sa.BigInteger(), nullable=False),
        sa.Column("notice_least", sa.BigInteger(), nullable=False),
        sa.Column("notice_most", sa.BigInteger(), nullable=False),
        sa.Column("told_minutes", sa.BigInteger(), nullable=False),
        sa.Column("reconnect_hours", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("bureau_id", "id", name=op.f("pk_period_rule")),
        sa.UniqueConstraint(
            "bureau_id", "effective_from", name=op.f("uq_period_rule_bureau_id_effective_from")
        ),
        sqlite_with_rowid=False,
    )
