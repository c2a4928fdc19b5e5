"""The problem types of all rooms in one catalogue."""

from app.auth.problems import PROBLEMS as AUTH
from app.cases.complaints.problems import PROBLEMS as COMPLAINTS
from app.cases.core.problems import PROBLEMS as CASES
from app.cases.incidents.problems import PROBLEMS as INCIDENTS
from app.cases.oversight.problems import PROBLEMS as OVERSIGHT
from app.cases.performance.problems import PROBLEMS as PERFORMANCE
from app.cases.transition.problems import PROBLEMS as TRANSITION
from app.cover.problems import PROBLEMS as COVER
from app.interchange.fetch.problems import PROBLEMS as FETCH
from app.interchange.ocds.import_.problems import PROBLEMS as NOTICES
from app.interchange.problems import PROBLEMS as FILES
from app.interchange.registers.columns.problems import PROBLEMS as COLUMNS
from app.interchange.registers.import_.problems import PROBLEMS as REGISTERS
from app.ledger.problems import PROBLEMS as LEDGER
from app.platform.problems.catalogue import ProblemCatalogue
from app.platform.problems.platform_problems import PROBLEMS as PLATFORM
from app.registry.authorities.problems import PROBLEMS as AUTHORITIES
from app.registry.claims.problems import PROBLEMS as CLAIMS
from app.registry.contracts.problems import PROBLEMS as CONTRACTS
from app.registry.merges.problems import PROBLEMS as MERGES
from app.registry.providers.problems import PROBLEMS as PROVIDERS
from app.registry.scopes.problems import PROBLEMS as SCOPES
from app.registry.suggestions.problems import PROBLEMS as SUGGESTIONS
from app.webhooks.problems import PROBLEMS as WEBHOOKS
from app.worklist.deadlines.problems import PROBLEMS as DEADLINES

PROBLEM_CATALOGUE = ProblemCatalogue.combine(
    [
        PLATFORM,
        AUTH,
        LEDGER,
        AUTHORITIES,
        PROVIDERS,
        SCOPES,
        CONTRACTS,
        CLAIMS,
        MERGES,
        SUGGESTIONS,
        WEBHOOKS,
        COVER,
        CASES,
        TRANSITION,
        OVERSIGHT,
        PERFORMANCE,
        COMPLAINTS,
        INCIDENTS,
        DEADLINES,
        FILES,
        NOTICES,
        COLUMNS,
        REGISTERS,
        FETCH,
    ]
)
"""Every problem type of this service; the import fails if two rooms declare one code."""
