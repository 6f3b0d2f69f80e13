"""Reports know the page that they are a version of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds what the versions of one page share. Reports that are there stand alone until they are added again."""
    op.add_column("reports", sa.Column("lineage", sa.Text()))
    op.create_index("reports_by_lineage", "reports", ["lineage"])
