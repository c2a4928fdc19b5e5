"""The whole schema: one baseline for each family of engines.

Nothing was released before it, so there is nothing to carry over and nothing to go back to.
"""

import secrets
from pathlib import Path

import sqlalchemy as sa
from alembic import op

from migrations.append_only import install, protect

revision = "0001"
down_revision = None

BASELINE = Path(__file__).parents[1] / "baseline"
KEY_BYTES = 32
WRITTEN = (
    "change", "audit_entry", "authority", "consortium", "contract", "provider", "scope",
    "contract_buyer", "contract_replacement", "attestation_scope", "data_transfer_scope",
    "meeting_schedule_authority", "oversight_event_authority",
    "incident_provider", "api_key_authority", "calendar_token_authority",
)  # fmt: skip
"""Tables whose rows never change."""
FACTS = {
    "action": ("note", "owner_role", "text"),
    "attestation": ("note",),
    "authority_details": ("name", "note", "official_name"),
    "authority_merge": ("note", "reason"),
    "award": ("items", "note"),
    "buyer_match": ("note", "reason"),
    "candidate": ("note",),
    "candidate_step": ("note", "reason"),
    "claim": ("note", "topic", "value"),
    "claim_decision": ("note", "reason"),
    "column_mapping": ("columns", "note"),
    "complaint": ("note",),
    "complaint_count": ("note",),
    "complaint_step": ("note",),
    "concern": ("note", "text"),
    "concern_step": ("note", "text"),
    "consortium_details": ("aliases", "description", "name", "note"),
    "consortium_merge": ("note", "reason"),
    "contract_details": (
        "amounts",
        "department",
        "name",
        "note",
        "options",
        "suppliers_as_published",
        "tender_route",
    ),
    "corroboration": ("note",),
    "data_transfer": ("note",),
    "incident": ("note", "title"),
    "incident_step": ("firm", "note", "role", "text"),
    "kpi": ("name", "note"),
    "kpi_observation": ("note",),
    "lesson": ("note", "text"),
    "meeting_schedule": ("about", "bodies", "note"),
    "membership": ("evidence", "note"),
    "mobilisation_step": ("note", "text"),
    "notice": ("note", "url"),
    "ombudsman_decision": ("findings", "note", "ombudsman"),
    "oversight_event": ("about", "bodies", "findings", "note"),
    "provider_details": (
        "legal_name",
        "name",
        "name_variants",
        "note",
        "service_line",
        "service_mailbox",
        "service_role",
        "trading_names",
        "website",
    ),
    "provider_distinction": ("note", "reason"),
    "provider_merge": ("note", "reason"),
    "provider_event": ("description", "note"),
    "published_buyer": ("name", "note"),
    "remedy": ("fell_away_because", "note", "text"),
    "scope_details": ("description", "duty", "name", "note"),
    "service_report": ("note",),
    "staffing": ("note", "role"),
    "supplier_match": ("name", "name_key", "note", "reason"),
    "term_change": ("note",),
    "transfer_step": ("by", "note"),
}
"""Tables of facts, whose rows are closed once, with the columns that hold erasable text."""

CREDENTIALS = ("api_key", "calendar_token")
"""Tables of credentials, whose rows are revoked once."""

TEXTS = {"change_text": ("text", "salt"), "source": ("publisher", "title", "url")}
"""Other tables with erasable text."""


def upgrade() -> None:
    schema = (BASELINE / f"{op.get_bind().dialect.name}.sql").read_text()
    for statement in schema.split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
    install(op)
    for table in WRITTEN:
        protect(op, table)
    for table, erasable in FACTS.items():
        protect(op, table, closed_once=True, erasable=erasable)
    for table in CREDENTIALS:
        protect(op, table, revoked_once=True)
    for table, erasable in TEXTS.items():
        protect(op, table, erasable=erasable)
    key = sa.table("signing_key", sa.column("id"), sa.column("secret", sa.LargeBinary))
    op.bulk_insert(key, [{"id": 1, "secret": secrets.token_bytes(KEY_BYTES)}])


def downgrade() -> None:
    raise RuntimeError("there is no schema before the baseline")
