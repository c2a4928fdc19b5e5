"""Pairs of facts of which the second contradicts the first, for each check that there is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from app.cases.complaints import facts as complaints
from app.cases.core.facts import CaseType, StepType
from app.cases.incidents import facts as incidents
from app.cases.oversight import facts as oversight
from app.cases.performance import facts as performance
from app.cases.transition import facts as transition
from app.ledger.identities import Identity
from app.registry.authorities import facts as authorities
from app.registry.contracts import facts as contracts
from app.registry.providers import facts as providers
from app.registry.scopes.facts import SCOPE
from tests.ledger.unchecked import Unchecked
from tests.support import bodies, world
from tests.support.bodies import Body

First: TypeAlias = Callable[[Unchecked, str], Any]
Second: TypeAlias = Callable[[Unchecked, str, Any], Any]


@dataclass(frozen=True)
class Contradiction:
    """A first fact about a subject with a number, and a second one that contradicts it."""

    name: str
    code: str
    field: str | None
    first: First
    second: Second

    def __str__(self) -> str:
        return self.name


def _awarded(to: Unchecked, n: str) -> Any:
    _contract(to, n)
    return _award(to, n, None)


def _award(to: Unchecked, n: str, _: Any) -> Any:
    return to.record(contracts.AWARD, bodies.award(), contract=f"c-{n}")


def _contract(to: Unchecked, n: str, **fields: Any) -> Any:
    fields = {"buyers": [], "lead": None, **fields}
    return to.create(contracts.CONTRACT, bodies.contract(f"c-{n}", **fields))


def _call_off(to: Unchecked, n: str, _: Any = None) -> Any:
    return _contract(to, f"off-{n}", kind="call-off", framework=f"c-{n}")


def _framework(to: Unchecked, n: str) -> Any:
    """A call-off from a framework."""
    _contract(to, n, kind="framework")
    return _call_off(to, n)


def _no_framework(to: Unchecked, n: str, _: Any) -> Any:
    body = bodies.contract(f"c-{n}", kind="competed", holds_from="2026-01-01", buyers=[])
    del body["reference"]
    return to.change(contracts.CONTRACT, f"c-{n}", body)


def _joined(to: Unchecked, n: str) -> Any:
    world.authority(to.session, f"a-{n}")
    return _membership(to, n, None)


def _membership(to: Unchecked, n: str, _: Any) -> Any:
    return to.record(authorities.MEMBERSHIP, bodies.membership(f"a-{n}"), consortium="six")


def _dissolved(to: Unchecked, n: str) -> Any:
    world.provider(to.session, f"p-{n}")
    return _event(to, n, None)


def _event(to: Unchecked, n: str, _: Any) -> Any:
    return to.record(providers.PROVIDER_EVENT, bodies.event("dissolved"), provider=f"p-{n}")


def _founded_later(to: Unchecked, n: str, _: Any) -> Any:
    body = {"name": "P", "exists_from": "2025-09-01", "holds_from": "2025-10-01"}
    return to.change(providers.PROVIDER, f"p-{n}", body)


def _founded(to: Unchecked, n: str) -> Any:
    return to.create(providers.PROVIDER, bodies.provider(f"p-{n}", exists_from="2025-08-02"))


def _terminated(to: Unchecked, n: str) -> Any:
    world.contract(to.session, f"c-{n}")
    body = bodies.term_change("termination", "2025-06-30")
    return to.record(contracts.TERM_CHANGE, body, contract=f"c-{n}")


def _extended(to: Unchecked, n: str, _: Any) -> Any:
    body = bodies.term_change("extension", "2026-06-30")
    return to.record(contracts.TERM_CHANGE, body, contract=f"c-{n}")


def _notice(to: Unchecked, n: str, _: Any) -> Any:
    return to.record(contracts.NOTICE, bodies.notice(notice_type="F03"), contract=f"c-{n}")


def _unnoticed(to: Unchecked, n: str) -> Any:
    _contract(to, n, regime="pcr-2015")
    return _notice(to, n, None)


def _other_law(to: Unchecked, n: str, _: Any) -> Any:
    body = bodies.contract(f"c-{n}", holds_from="2026-01-01", buyers=[])
    del body["reference"]
    return to.change(contracts.CONTRACT, f"c-{n}", body)


def _scope(to: Unchecked, n: str) -> Any:
    to.scope(f"s-{n}")
    return to.scope(f"below-{n}", parent=f"s-{n}")


def _below_itself(to: Unchecked, n: str, _: Any) -> Any:
    body = {"title": "Above", "holds_from": "2025-01-01", "parent": f"below-{n}"}
    return to.change(SCOPE, f"s-{n}", body)


def _in_use(to: Unchecked, n: str) -> Any:
    scope = to.scope(f"s-{n}")
    world.report(to.session, scope=scope.code)
    return scope


def _moved(to: Unchecked, n: str, _: Any) -> Any:
    return to.scope(f"below-{n}", parent=f"s-{n}")


def _numbered(identity: Identity[Any, Any]) -> Contradiction:
    """Two things with one identifier."""

    def thing(to: Unchecked, code: str, n: str) -> Any:
        numbers = [{"scheme": "GB-REF", "id": f"ref-{n}"}]
        body = getattr(bodies, identity.thing)(code, identifiers=numbers)
        return to.create(identity, {**body, **({"buyers": []} if "buyers" in body else {})})

    def first(to: Unchecked, n: str) -> Any:
        return thing(to, f"first-{n}", n)

    def second(to: Unchecked, n: str, _: Any) -> Any:
        return thing(to, f"second-{n}", n)

    name = f"identifier of another {identity.thing}"
    return Contradiction(name, "identifier-taken", "identifiers", first, second)


def _opened(case: CaseType, body: Body, **more: Any) -> First:
    def first(to: Unchecked, n: str) -> Any:
        numbered = {"reference": f"r-{n}"} if "reference" in body else {}
        held = {} if case.name == "kpi" else {"authority": "camden"}
        return to.record(case.fact, {**held, **body, **more, **numbered})

    return first


def _part(case: Any, body: Body) -> Second:
    def second(to: Unchecked, _: str, opening: Any) -> Any:
        named = {} if case.parent_field else {"case": opening.record_id}
        named |= {"visibility": opening.visibility, "owner": opening.owner} if named else {}
        field = {case.parent_field: opening.id} if case.parent_field else {}
        return to.record(case.fact, {**body, **field}, **named)

    return second


def _small_count(to: Unchecked, _: str, __: Any) -> Any:
    body = {"authority": "camden", "kind": "complaint", "month": "2025-08-01", "received": 2}
    return to.record(complaints.COMPLAINT_COUNT.fact, {**body, "visibility": "public"})


def _workflow(
    case: CaseType, step: StepType, name: str, code: str, field: str = "step"
) -> Contradiction:
    """A step that may not be the first one of a case, or is before its opening."""
    day = "2025-09-05" if field == "step" else "2024-01-01"
    first = _opened(case, case.smallest)
    return Contradiction(
        f"{step.name} {name}", code, field, first, _part(step, {"step": name, "day": day})
    )


IDENTITIES: tuple[Identity[Any, Any], ...] = (
    SCOPE, authorities.AUTHORITY, authorities.CONSORTIUM, providers.PROVIDER, contracts.CONTRACT,
)  # fmt: skip
CONTRADICTIONS = [
    Contradiction("award of the same days", "award-overlaps", "first_day", _awarded, _award),
    Contradiction("member twice", "member-already", "authority", _joined, _membership),
    Contradiction("second end", "event-known", "event", _dissolved, _event),
    Contradiction("event before existence", "event-before-provider", "day", _founded,
                  _event),
    Contradiction("existence after an event", "event-before-provider", "exists_from",
                  _dissolved, _founded_later),
    Contradiction("extension of what has ended", "terminated-contract", "change", _terminated,
                  _extended),
    Contradiction("call-off from no framework", "not-a-framework", "framework", _contract,
                  _call_off),
    Contradiction("framework no longer", "not-a-framework", "kind", _framework, _no_framework),
    Contradiction("notice of another law", "notice-unknown-to-regime", "notice_type", _contract,
                  _notice),
    Contradiction("law of another notice", "notice-unknown-to-regime", "regime", _unnoticed,
                  _other_law),
    Contradiction("scope below itself", "scope-cycle", "parent", _scope, _below_itself),
    Contradiction("scope below one in use", "scope-in-use", "parent", _in_use, _moved),
    *(_numbered(identity) for identity in IDENTITIES),
    _workflow(transition.CANDIDATE, transition.CANDIDATE_STEP, "approached", "step-before-opening",
              "day"),
    _workflow(transition.DATA_TRANSFER, transition.DATA_TRANSFER_STEP, "received",
              "received-before-requested"),
    _workflow(oversight.CONCERN, oversight.CONCERN_STEP, "termination",
              "termination-before-warning"),
    _workflow(complaints.COMPLAINT, complaints.COMPLAINT_STEP, "decided",
              "decided-before-to-ombudsman"),
    _workflow(incidents.INCIDENT, incidents.INCIDENT_STEP, "stood-down", "step-before-opening",
              "day"),
    Contradiction("remedy of another authority", "other-authority", "authority",
                  _opened(complaints.OMBUDSMAN_DECISION, complaints.OMBUDSMAN_DECISION.smallest),
                  _part(complaints.REMEDY, {"text": "Sorry", "authority": "islington"})),
    Contradiction("count without a whole", "denominator-needed", "denominator",
                  _opened(performance.KPI, performance.KPI.smallest),
                  _part(performance.KPI_OBSERVATION, {"month": "2025-08-01", "numerator": 7,
                                                      "authority": "camden"})),
    Contradiction("small count", "small-number", "visibility",
                  _opened(complaints.COMPLAINT_COUNT, complaints.COMPLAINT_COUNT.smallest,
                          visibility="partners"), _small_count),
]  # fmt: skip
