"""Alembic's entry point: runs the steps on the connection that the program hands over."""

from alembic import context

from backcare_tui.storage.schema import metadata

# No ini file and no logging set-up: this runs inside a program that has its own. The caller has
# begun a transaction, so a step that fails half way leaves nothing behind.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
