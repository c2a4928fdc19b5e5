"""How migrations run: on the connection they are handed, each one whole or not at all."""

from alembic import context
from sqlmodel import SQLModel

import app.platform.db.columns  # noqa: F401 - names constraints

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
