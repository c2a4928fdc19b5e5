"""The database itself keeps what was written, and finds it by every filter of the feed."""

from alembic import op

from migrations.append_only import install, protect, uninstall, unprotect

revision = "0013"
down_revision = "0012"

WRITTEN = (
    "change", "source", "audit_entry",
    "authority", "consortium", "contract", "provider", "scope",
)  # fmt: skip
FACTS = (
    "attestation", "authority_details", "award", "claim", "claim_decision", "consortium_details",
    "contract_details", "corroboration", "membership", "notice", "provider_details",
    "provider_event", "scope_details", "service_report", "term_change",
)  # fmt: skip
FILTERS = ("thing", "code", "kind", "source", "author", "action")


def upgrade() -> None:
    install(op)
    for table in WRITTEN:
        protect(op, table)
    for table in FACTS:
        protect(op, table, closed_once=True)
    for column in FILTERS:
        op.create_index(f"ix_change_{column}", "change", ["stream", column, "position"])
    op.drop_index("ix_change_about", "change")


def downgrade() -> None:
    op.create_index("ix_change_about", "change", ["thing", "code", "position"])
    for column in FILTERS:
        op.drop_index(f"ix_change_{column}", "change")
    for table in (*FACTS, *WRITTEN):
        unprotect(op, table)
    uninstall(op)
