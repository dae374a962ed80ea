"""The first schema of the diary."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.UnicodeText().with_variant(sa.UnicodeText(collation="C"), "postgresql")


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handle", TEXT, nullable=False),
        sa.Column("created_at_us", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("handle"),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("label", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("state_at_us", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('applied', 'undone', 'dropped')", name="ck_change_state"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_state", "change", ["person_id", "state", "id"], unique=False)
    op.create_table(
        "check_in",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("pain", sa.Integer(), nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.CheckConstraint("pain BETWEEN 0 AND 10", name="ck_check_in_pain"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "id"),
    )
    op.create_index(
        "ix_check_in_day", "check_in", ["person_id", "day", "at_us", "id"], unique=False
    )
    op.create_table(
        "checklist",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column(
            "confirmed",
            sa.Boolean(create_constraint=True, name="ck_checklist_confirmed"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "day"),
    )
    op.create_table(
        "profile_answer",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("item", TEXT, nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column(
            "value",
            sa.Boolean(create_constraint=True, name="ck_profile_answer_value"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "item"),
    )
    op.create_table(
        "reminder_response",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("rule", TEXT, nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("response", TEXT, nullable=False),
        sa.Column("until", TEXT, nullable=True),
        sa.CheckConstraint(
            "response IN ('done', 'snoozed', 'not_for_me')", name="ck_reminder_response_response"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "rule"),
    )
    op.create_table(
        "safety_answer",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("question", TEXT, nullable=False),
        sa.Column("reply", TEXT, nullable=False),
        sa.CheckConstraint(
            "reply IN ('yes', 'no', 'unsure', 'skipped')", name="ck_safety_answer_reply"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "id"),
    )
    op.create_index(
        "ix_safety_answer_question",
        "safety_answer",
        ["person_id", "question", "at_us", "id"],
        unique=False,
    )
    op.create_table(
        "seen_to",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("note", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "id"),
    )
    op.create_table(
        "session",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("point", TEXT, nullable=False),
        sa.Column("side", TEXT, nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("pain_before", sa.Integer(), nullable=True),
        sa.Column("pain_after", sa.Integer(), nullable=True),
        sa.Column("after_effect", TEXT, nullable=True),
        sa.CheckConstraint(
            "after_effect IN ('none', 'sore', 'bruise')", name="ck_session_after_effect"
        ),
        sa.CheckConstraint("side IN ('left', 'right', 'both', 'midline')", name="ck_session_side"),
        sa.CheckConstraint("pain_after BETWEEN 0 AND 10", name="ck_session_pain_after"),
        sa.CheckConstraint("pain_before BETWEEN 0 AND 10", name="ck_session_pain_before"),
        sa.CheckConstraint("seconds BETWEEN 5 AND 1800", name="ck_session_seconds"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "id"),
    )
    op.create_index("ix_session_day", "session", ["person_id", "day", "at_us", "id"], unique=False)
    op.create_table(
        "skipped_day",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "day"),
    )
    op.create_table(
        "change_entry",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("before", TEXT, nullable=True),
        sa.Column("after", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("change_id", "position"),
    )
    op.create_table(
        "check_in_answer",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("check_in_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("item", TEXT, nullable=False),
        sa.Column(
            "yes", sa.Boolean(create_constraint=True, name="ck_check_in_answer_yes"), nullable=False
        ),
        sa.CheckConstraint(
            "kind IN ('exposure', 'sign', 'spread')", name="ck_check_in_answer_kind"
        ),
        sa.ForeignKeyConstraint(
            ["person_id", "check_in_id"], ["check_in.person_id", "check_in.id"], ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "check_in_id", "kind", "item"),
        sqlite_with_rowid=False,
    )
