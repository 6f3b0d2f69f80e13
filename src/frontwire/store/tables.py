"""The tables of a store. docs/data-model.md explains them; `migrations` makes them.

Columns are what SQL filters and sorts on; the blobs beside them hold the whole (`packing`). The two never differ: a row
is written once, from one value.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

#: The table in which Alembic keeps the version of the store.
VERSIONS = "frontwire_version"
#: The newest version that this software knows, and all before it in order.
KNOWN_VERSIONS = ("0001", "0002", "0003")
#: SQLite's mark of a file that is a store of ours ("FrWr").
APPLICATION_ID = 0x46725772

schema = MetaData()

#: SQLite makes only an INTEGER the row's own number.
_Number = BigInteger().with_variant(Integer, "sqlite")

#: One row: counts up with every transaction that changes reports, claims or judgements.
revision = Table("revision", schema, Column("number", _Number, primary_key=True, autoincrement=False))

reports = Table(
    "reports",
    schema,
    Column("id", String(32), primary_key=True),
    Column("known", Date, nullable=False),
    Column("published", Date),
    Column("fetched", DateTime(timezone=True), nullable=False),
    Column("outlet", Text),
    Column("agency", Text),
    Column("title", Text),
    Column("source", Text, nullable=False),
    Column("lineage", Text),
    Column("language", Text),
    Column("software", Text, nullable=False),
    Column("lexicons", Text, nullable=False),
    Column("pipeline", Text, nullable=False),
    Column("voice", Text),
    Column("claims", Integer, nullable=False),
    Column("refusals", Integer, nullable=False),
    Column("filing", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("reports_by_day", "known", "id"),
    Index("reports_by_lineage", "lineage"),
)

claims = Table(
    "claims",
    schema,
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False, unique=True),
    Column("report", String(32), ForeignKey("reports.id", ondelete="CASCADE"), nullable=False),
    Column("known", Date, nullable=False),
    Column("kind", Text, nullable=False),
    Column("class", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("place", Text),
    Column("parent", Text),
    Column("admin1", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("voice", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("gist", LargeBinary, nullable=False),
    Index("claims_by_day", "known", "id"),
    Index("claims_by_report", "report"),
    Index("claims_by_kind", "kind", "known"),
    Index("claims_by_division", "country", "admin1"),
    Index("claims_by_point", "lat", "lon"),
)

#: Apart from `claims`, so that reading all gists does not turn the pages on which the bodies lie.
bodies = Table(
    "bodies",
    schema,
    Column("claim", _Number, ForeignKey("claims.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)

refusals = Table(
    "refusals",
    schema,
    Column("report", String(32), ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("known", Date, nullable=False),
    Column("stage", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

#: Sources that could not be read at all when they were last fetched: no report came of them.
unread = Table(
    "unread",
    schema,
    Column("source", Text, primary_key=True),
    Column("known", Date, nullable=False),
    Column("fetched", DateTime(timezone=True), nullable=False),
    Column("because", Text, nullable=False),
)

#: The log of decisions, on pairs of claims (`verdict` is a Verdict) and on single ones (an Act, without a right claim).
#: A row is never changed or taken out: taking one back is a row that names it in `undoes`.
judgements = Table(
    "judgements",
    schema,
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("undoes", _Number, ForeignKey("judgements.number")),
    Column("made", DateTime(timezone=True), nullable=False),
    Column("by", Text, nullable=False),
    Column("verdict", Text),
    Column("left_claim", String(32)),
    Column("right_claim", String(32)),
    Column("body", LargeBinary),
)

#: What reconciling last made, with the revision it was made at; `body` holds copies, origins and zones. One row.
reconciliations = Table(
    "reconciliations",
    schema,
    Column("revision", _Number, primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
)

happenings = Table(
    "happenings",
    schema,
    Column("position", _Number, primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False),
    Column("family", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("happenings_by_id", "id"),
)

members = Table(
    "members",
    schema,
    Column("claim", String(32), primary_key=True),
    Column("happening", _Number, nullable=False),
    Column("origin", Text),
    Index("members_by_happening", "happening"),
)

#: Addresses that are asked again and again (model/poll.py). `key` is a digest: addresses are too long for an index.
polls = Table(
    "polls",
    schema,
    Column("key", String(32), primary_key=True),
    Column("feed", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("due", DateTime(timezone=True)),
    Column("body", LargeBinary, nullable=False),
    Index("polls_by_due", "due"),
)

#: The servers they are at.
hosts = Table("hosts", schema, Column("name", Text, primary_key=True), Column("body", LargeBinary, nullable=False))
