"""The first store."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_APPLICATION_ID = 0x46725772
_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Makes all tables in an empty place."""
    op.create_table("revision", _key("number", _NUMBER))
    op.execute("INSERT INTO revision (number) VALUES (0)")
    _make_reports()
    _make_claims()
    _make_judgements()
    _make_reconciled()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        op.execute("CREATE VIRTUAL TABLE words USING fts5(folded, tokenize = 'unicode61 remove_diacritics 2')")
    else:
        op.execute(
            "CREATE TABLE words (claim BIGINT PRIMARY KEY REFERENCES claims (number) ON DELETE CASCADE,"
            " vector TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX words_by_lexeme ON words USING gin (vector)")


def _make_reports() -> None:
    op.create_table(
        "reports",
        _key("id", sa.String(32)),
        _some("known", sa.Date()),
        sa.Column("published", sa.Date()),
        _some("fetched", sa.DateTime(timezone=True)),
        *_texts("outlet", "agency", "title"),
        _some("source", sa.Text()),
        *_texts("language"),
        _some("software", sa.Text()),
        _some("lexicons", sa.Text()),
        _some("pipeline", sa.Text()),
        *_texts("voice"),
        _some("claims", sa.Integer()),
        _some("refusals", sa.Integer()),
        _some("filing", sa.LargeBinary()),
        _some("body", sa.LargeBinary()),
    )
    op.create_index("reports_by_day", "reports", ["known", "id"])
    op.create_table(
        "refusals",
        sa.Column("report", sa.String(32), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        _key("position", sa.Integer()),
        _some("known", sa.Date()),
        _some("stage", sa.Text()),
        _some("body", sa.LargeBinary()),
    )
    op.create_table(
        "unread",
        _key("source", sa.Text()),
        _some("known", sa.Date()),
        _some("fetched", sa.DateTime(timezone=True)),
        _some("because", sa.Text()),
    )


def _make_claims() -> None:
    op.create_table(
        "claims",
        _key("number", _NUMBER),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("report", sa.String(32), sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
        _some("known", sa.Date()),
        _some("kind", sa.Text()),
        _some("class", sa.Text()),
        sa.Column("first", sa.Date()),
        sa.Column("last", sa.Date()),
        *_texts("place", "parent", "admin1", "country"),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        _some("voice", sa.Text()),
        _some("polarity", sa.Text()),
        _some("certainty", sa.Text()),
        _some("background", sa.Boolean()),
        _some("gist", sa.LargeBinary()),
    )
    op.create_index("claims_by_day", "claims", ["known", "id"])
    op.create_index("claims_by_report", "claims", ["report"])
    op.create_index("claims_by_kind", "claims", ["kind", "known"])
    op.create_index("claims_by_division", "claims", ["country", "admin1"])
    op.create_index("claims_by_point", "claims", ["lat", "lon"])
    op.create_table(
        "bodies",
        sa.Column(
            "claim",
            _NUMBER,
            sa.ForeignKey("claims.number", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        _some("body", sa.LargeBinary()),
    )


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        _key("number", _NUMBER),
        sa.Column("undoes", _NUMBER, sa.ForeignKey("judgements.number")),
        _some("made", sa.DateTime(timezone=True)),
        _some("by", sa.Text()),
        *_texts("verdict"),
        sa.Column("left_claim", sa.String(32)),
        sa.Column("right_claim", sa.String(32)),
        sa.Column("body", sa.LargeBinary()),
    )


def _make_reconciled() -> None:
    op.create_table("reconciliations", _key("revision", _NUMBER), _some("body", sa.LargeBinary()))
    op.create_table(
        "happenings",
        _key("position", _NUMBER),
        _some("id", sa.String(32)),
        _some("family", sa.Text()),
        _some("zone", sa.Text()),
        _some("claims", sa.Integer()),
        _some("body", sa.LargeBinary()),
    )
    op.create_index("happenings_by_id", "happenings", ["id"])
    op.create_table("members", _key("claim", sa.String(32)), _some("happening", _NUMBER), *_texts("origin"))
    op.create_index("members_by_happening", "members", ["happening"])


def _key(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def _some(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _texts(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text()) for name in names)
