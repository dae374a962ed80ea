"""The answer to whether a check-in speaks of a flare, and the events that the person marks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT = sa.UnicodeText().with_variant(sa.UnicodeText(collation="C"), "postgresql")


def upgrade() -> None:
    """Add a column that is empty for what is there, and a table."""
    # As text: SQLite adds a check only together with its column, which Alembic does apart.
    op.execute(
        "ALTER TABLE check_in ADD COLUMN flare BOOLEAN"
        " CONSTRAINT ck_check_in_flare CHECK (flare IN (FALSE, TRUE))"
    )
    op.create_table(
        "event",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("day", TEXT, nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("utc_offset", sa.Integer(), nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("person_id", "id"),
    )
    op.create_index("ix_event_day", "event", ["person_id", "day", "at_us", "id"], unique=False)
