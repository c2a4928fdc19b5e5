"""The fact types, ownerships, projections and audited tables of all rooms, put together once."""

from typing import Any

from app.auth.audited import API_KEYS, CALENDAR_TOKENS, AuditedTable
from app.cases.complaints import facts as complaints
from app.cases.core.case_days import case_days
from app.cases.core.facts import CaseType, StepType
from app.cases.incidents import facts as incidents
from app.cases.oversight import facts as oversight
from app.cases.performance import facts as performance
from app.cases.transition import facts as transition
from app.cover import projection as cover
from app.interchange.ocds.import_.erasure import erase_in_releases
from app.interchange.registers.columns import facts as register_columns
from app.ledger.fact_types import FactCatalogue, TextHolder
from app.ledger.facts import CORROBORATION
from app.ledger.facts import SEARCHED as SEARCHED_SOURCES
from app.ledger.identity_projection import identity_projection
from app.ledger.search.projection import search_projections
from app.platform.db.idempotency import delete_records_with
from app.registry.authorities import facts as authorities
from app.registry.authorities import projection as members
from app.registry.authorities.queries import predecessors
from app.registry.claims import facts as claims
from app.registry.contracts import facts as contracts
from app.registry.contracts import party_counts, suppliers
from app.registry.contracts import projection as contract_days
from app.registry.merges import facts as merges
from app.registry.providers import facts as providers
from app.registry.providers import names as provider_names
from app.registry.scopes import facts as scopes
from app.registry.suggestions import facts as suggestions
from app.registry.suggestions import projection as suggested
from app.webhooks.audited import WEBHOOKS
from app.worklist.deadlines import projection as deadlines

IDENTITIES = (
    scopes.SCOPE,
    authorities.AUTHORITY,
    authorities.CONSORTIUM,
    providers.PROVIDER,
    contracts.CONTRACT,
)

CASE_TYPES: tuple[CaseType | StepType, ...] = (
    *transition.CASE_TYPES,
    *oversight.CASE_TYPES,
    *performance.CASE_TYPES,
    *complaints.CASE_TYPES,
    *incidents.CASE_TYPES,
)

AUDITED: tuple[AuditedTable[Any], ...] = (API_KEYS, CALENDAR_TOKENS, WEBHOOKS)
"""The tables whose rows follow from the audit log."""

SEARCHED = (
    *authorities.SEARCHED,
    *providers.SEARCHED,
    *scopes.SEARCHED,
    *contracts.SEARCHED,
    *SEARCHED_SOURCES,
)
"""The things that a search finds."""

CATALOGUE = FactCatalogue(
    (
        *scopes.FACT_TYPES,
        *authorities.FACT_TYPES,
        *providers.FACT_TYPES,
        *contracts.FACT_TYPES,
        *merges.FACT_TYPES,
        *suggestions.FACT_TYPES,
        *claims.FACT_TYPES,
        *register_columns.FACT_TYPES,
        CORROBORATION,
        *(case.fact for case in CASE_TYPES),
    ),
    contracts.OWNERSHIPS,
    # In the order in which they are brought up to date: each may rest on those before it.
    (
        identity_projection(
            (identity.details for identity in IDENTITIES),
            {thing: type_.model for thing, type_ in merges.MERGES.items()},
            {"authority": authorities.BUYER_MATCH.model},
        ),
        *search_projections(SEARCHED, (type_.model for type_ in merges.MERGES.values())),
        *members.PROJECTIONS,
        *provider_names.PROJECTIONS,
        *suppliers.PROJECTIONS,
        *suggested.PROJECTIONS,
        case_days(case.listing for case in CASE_TYPES if isinstance(case, CaseType)),
        *contract_days.PROJECTIONS,
        *party_counts.PROJECTIONS,
        *cover.PROJECTIONS,
        *deadlines.PROJECTIONS,
    ),
    (
        TextHolder("idempotency records", delete_records_with),
        TextHolder("kept releases", erase_in_releases),
    ),
    predecessors,
    searched=SEARCHED,
)
