"""What watching remembers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the addresses that are asked again and again, and the servers they are at."""
    op.create_table(
        "polls",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True)),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("polls_by_due", "polls", ["due"])
    op.create_table(
        "hosts",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
