"""How migrations run: on the connection they are handed, each one whole or not at all."""

from typing import Any

from alembic import context
from sqlmodel import SQLModel

import app.platform.db.columns  # noqa: F401 - names constraints
from app.platform.db.migrations import store_compatibility


def after_migration(*_: Any, **applied: Any) -> None:
    """Store in the same transaction which releases can use the schema."""
    store_compatibility(applied["ctx"].connection, max(applied["heads"], default=None))


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=True,
    on_version_apply=after_migration,
)
with context.begin_transaction():
    context.run_migrations()
