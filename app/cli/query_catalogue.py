"""The catalogue of query commands: the models and read functions of the routes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.api.wiring import SEARCHED
from app.cover import count_queries as counts
from app.cover import interval_queries as intervals
from app.cover import overview_queries as overview
from app.cover import queries as cover
from app.cover.dependence_queries import get_dependence
from app.cover.failure.exposure import get_exposure
from app.cover.failure.schemas import (
    ExposureOut,
    ExposureQuery,
    ProviderFailureIn,
    ProviderFailureOut,
)
from app.cover.failure.simulations import simulate_failure
from app.cover.overview_responses import CompletenessOut, DependenceOut, SubstituteOut
from app.cover.responses import (
    CellOut,
    CoverIntervalOut,
    ExplainedPage,
    IntervalPage,
    SummaryOut,
    SummaryPage,
)
from app.cover.schemas import (
    CompletenessQuery,
    CoverQuery,
    DependenceQuery,
    GapQuery,
    IntervalQuery,
    SubstituteQuery,
    SummaryQuery,
    TimelineQuery,
)
from app.ledger.as_of import AsOf
from app.ledger.queries import list_changes
from app.ledger.schemas import ChangeOut, ChangeQuery, FactQuery
from app.ledger.search.queries import search
from app.ledger.search.schemas import FoundOut, SearchQuery
from app.platform.http.pagination import BaseQuery, Page
from app.registry.authorities import consortium_queries as consortia
from app.registry.authorities.queries import list_authorities
from app.registry.authorities.schemas import (
    AuthorityOut,
    AuthorityQuery,
    ConsortiumOut,
    ConsortiumQuery,
    MemberOut,
    MemberQuery,
)
from app.registry.claims.queries import list_conflicts
from app.registry.claims.schemas import ConflictOut, ConflictQuery
from app.registry.contracts.filters import ContractQuery
from app.registry.contracts.register import list_contracts
from app.registry.contracts.responses import ContractOut
from app.registry.providers.queries import list_providers
from app.registry.providers.schemas import ProviderOut, ProviderQuery
from app.worklist.briefs.queries import get_brief
from app.worklist.briefs.schemas import BriefOut, BriefQuery
from app.worklist.deadlines import queries as deadlines
from app.worklist.deadlines.schemas import KeyDateOut, KeyDateQuery, NoticeDutyOut, NoticeQuery

Query = TypeVar("Query", bound=BaseQuery)


@dataclass(frozen=True, slots=True)
class QueryCommand:
    """A query command: the command-line form of a GET route or a simulation."""

    path: str
    """The path of the equivalent HTTP operation."""
    query: type[BaseQuery]
    shape: Any
    read: Callable[..., Any]
    """The read function of the HTTP route; `spelling` is the code of the subject, if any."""
    columns: str
    """The columns of the CSV format that a table shows."""
    example: str
    subject: str | None = None
    """The metavar of the subject, if the query is about a single thing."""


class WhatIfQuery(FactQuery, ProviderFailureIn):
    """The hypothetical failure, and the position at which it is simulated."""


def _simulate(session: Session, query: WhatIfQuery, as_of: AsOf) -> ProviderFailureOut:
    return simulate_failure(session, query, as_of, query)


def _list_command(
    path: str,
    query: type[Query],
    shape: Any,
    read: Callable[[Session, Query, AsOf], Any],
    columns: str,
    *,
    example: str,
) -> QueryCommand:
    """Return a command that lists many things."""
    return QueryCommand(path, query, shape, read, columns, example)


_INTERVAL = "authority scope state because basis first_day last_day days evidence_on contracts"
_BRIEF = "due_on late authority kind text"

QUERY_COMMANDS = {
    "cover": _list_command(
        "/v1/cover", CoverQuery, ExplainedPage[CellOut], cover.list_cells,
        "authority scope state because covered_until certainty evidence_on holder_provider_name",
        example="--authority westminster --scope community-equipment --on 2025-09-20",
    ),
    "summary": _list_command(
        "/v1/cover/summary", SummaryQuery, SummaryPage[SummaryOut], counts.list_summaries,
        "authority full partial urgent_only none ended unknown at_risk next_end data_until",
        example="--on 2025-09-20",
    ),
    "gaps": _list_command(
        "/v1/cover/gaps", GapQuery, IntervalPage[CoverIntervalOut],
        intervals.list_gaps, _INTERVAL,
        example="--level full --first-day 2025-09-01 --last-day 2025-12-31",
    ),
    "overlaps": _list_command(
        "/v1/cover/overlaps", IntervalQuery, IntervalPage[CoverIntervalOut],
        intervals.list_overlaps, _INTERVAL,
        example="--scope equipment-supply --first-day 2025-08-28 --last-day 2025-09-15",
    ),
    "timeline": _list_command(
        "/v1/cover/timeline", TimelineQuery, ExplainedPage[CoverIntervalOut],
        intervals.list_timeline,
        "state because first_day last_day days certainty risks contracts",
        example="--authority westminster --scope occupational-therapy-complex "
        "--first-day 2025-07-01 --last-day 2026-12-31",
    ),
    "dependence": _list_command(
        "/v1/cover/dependence", DependenceQuery, DependenceOut, get_dependence,
        "holder holder_name cells share",
        example="--by group --on 2025-09-20",
    ),
    "completeness": _list_command(
        "/v1/completeness", CompletenessQuery, CompletenessOut, overview.get_completeness,
        "members_recorded members_claimed contracts_recorded contracts_claimed unknown_cells "
        "all_cells evidence_on",
        example="--consortium lcec --on 2025-09-20",
    ),
    "substitutes": _list_command(
        "/v1/substitutes", SubstituteQuery, Page[SubstituteOut], overview.list_substitutes,
        "provider provider_name authorities level term_left route_open",
        example="--scope equipment-supply --on 2025-09-20 --excluding-group nottingham-rehab",
    ),
    "search": _list_command(
        "/v1/search", SearchQuery, Page[FoundOut], partial(search, searched=SEARCHED),
        "score kind code name text",
        example="--q 'complx occupational therapy'",
    ),
    "contracts": _list_command(
        "/v1/contracts", ContractQuery, Page[ContractOut], list_contracts,
        "reference kind purpose provider_name term_first_day term_last_day",
        example="--on 2026-07-01 --ends-from 2026-07-01 --ends-to 2026-12-28 --sort last_day",
    ),
    "key-dates": _list_command(
        "/v1/key-dates", KeyDateQuery, Page[KeyDateOut], deadlines.list_key_dates,
        "day days_left contract kind assumed text",
        example="--authority westminster --on 2026-01-01 --last-day 2026-12-31",
    ),
    "notices": _list_command(
        "/v1/notices", NoticeQuery, Page[NoticeDutyOut], deadlines.list_notices,
        "contract notice_type status due_on given_on reason",
        example="--status late --status due --on 2025-12-01",
    ),
    "providers": _list_command(
        "/v1/providers", ProviderQuery, Page[ProviderOut], list_providers,
        "code name status last_day_of_service group",
        example="--status ceased --on 2025-09-20",
    ),
    "exposure": QueryCommand(
        "/v1/providers/{code}/exposure", ExposureQuery, ExposureOut, get_exposure,
        "authority scope state level until certainty is_sole",
        example="medequip --on 2025-09-20", subject="PROVIDER",
    ),
    "what-if": _list_command(
        "/v1/simulations/provider-failure", WhatIfQuery, ProviderFailureOut, _simulate,
        "outcome authority scope first_day last_day days kept_by",
        example="provide-care-solutions --last-day 2026-01-31 --horizon-last-day 2028-12-31",
    ),
    "authorities": _list_command(
        "/v1/authorities", AuthorityQuery, Page[AuthorityOut], list_authorities,
        "code name kind consortia",
        example="--kind london-borough --on 2025-09-20",
    ),
    "consortia": _list_command(
        "/v1/consortia", ConsortiumQuery, Page[ConsortiumOut], consortia.list_consortia,
        "code name members",
        example="--on 2025-07-31",
    ),
    "members": QueryCommand(
        "/v1/consortia/{code}/members", MemberQuery, Page[MemberOut], consortia.list_members,
        "authority authority_name role certainty first_day last_day",
        example="lcec --on 2025-07-31", subject="CONSORTIUM",
    ),
    "brief": QueryCommand(
        "/v1/authorities/{code}/brief", BriefQuery, BriefOut,
        partial(get_brief, thing="authority"), _BRIEF,
        example="westminster --on 2025-12-01", subject="AUTHORITY",
    ),
    "consortium-brief": QueryCommand(
        "/v1/consortia/{code}/brief", BriefQuery, BriefOut,
        partial(get_brief, thing="consortium"), _BRIEF,
        example="lcec --on 2025-07-31", subject="CONSORTIUM",
    ),
    "conflicts": _list_command(
        "/v1/conflicts", ConflictQuery, Page[ConflictOut], list_conflicts,
        "topic about is_open used",
        example="--open",
    ),
    "changes": _list_command(
        "/v1/changes", ChangeQuery, Page[ChangeOut], list_changes,
        "position recorded_at action kind thing code source",
        example="--after 850",
    ),
}  # fmt: skip
"""Query commands by verb."""
