"""Alembic's way in. The connection is handed over by `opening`, inside a transaction that holds the write lock."""

from alembic import context

from frontwire.store.tables import VERSIONS, schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema,
    version_table=VERSIONS,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
