"""Routines of points, exercises as they were done, and which points were pressed in one run."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT = sa.UnicodeText().with_variant(sa.UnicodeText(collation="C"), "postgresql")


def upgrade() -> None:
    """Add a column that is empty for what is there, and two tables."""
    op.add_column("session", sa.Column("run", TEXT, server_default="", nullable=False))
    op.create_table(
        "routine",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("steps", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "name"),
    )
    op.create_table(
        "exercise_session",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("exercise", TEXT, nullable=False),
        sa.Column("sets", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("hold", sa.Integer(), nullable=False),
        sa.Column("felt", TEXT, nullable=True),
        sa.Column("pain_before", sa.Integer(), nullable=True),
        sa.Column("pain_after", sa.Integer(), nullable=True),
        sa.CheckConstraint("sets BETWEEN 1 AND 20", name="ck_exercise_session_sets"),
        sa.CheckConstraint("count BETWEEN 1 AND 500", name="ck_exercise_session_count"),
        sa.CheckConstraint("hold BETWEEN 0 AND 7200", name="ck_exercise_session_hold"),
        sa.CheckConstraint("pain_before BETWEEN 0 AND 10", name="ck_exercise_session_pain_before"),
        sa.CheckConstraint("pain_after BETWEEN 0 AND 10", name="ck_exercise_session_pain_after"),
        sa.CheckConstraint(
            "felt IN ('comfortable', 'hard', 'stopped')", name="ck_exercise_session_felt"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "id"),
    )
    op.create_index(
        "ix_exercise_session_day",
        "exercise_session",
        ["person_id", "day", "at_us", "id"],
        unique=False,
    )
