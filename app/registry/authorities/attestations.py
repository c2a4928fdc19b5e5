"""Days for which an authority attests that its record of a subject is complete."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, select
from sqlalchemy.orm import Session

from app.domain.periods import Period
from app.domain.timelines import Timeline
from app.domain.vocabulary import AttestationSubject
from app.ledger.as_of import ON, AsOf, visible_as_of
from app.ledger.history import FactsAt
from app.platform.db.columns import table
from app.registry.authorities.models import AttestationFact

_ATTESTATION = table(AttestationFact)
_ATTESTED = select(
    _ATTESTATION.c.authority, _ATTESTATION.c.first_day, _ATTESTATION.c.last_day
).where(
    visible_as_of(_ATTESTATION),
    _ATTESTATION.c.subject == bindparam("subject"),
)
_ATTESTED_BY = _ATTESTED.where(
    _ATTESTATION.c.authority.in_(bindparam("authorities", expanding=True))
)


class AttestedDays:
    """The attested days of each authority for one subject; none without an attestation."""

    def __init__(self, days: Mapping[str, Timeline] | None = None) -> None:
        self._days = days or {}

    @property
    def by_authority(self) -> Mapping[str, Timeline]:
        """The attested days of each authority that has any."""
        return self._days

    def of(self, *authorities: str | None) -> Timeline:
        """Return the days for which each of these authorities attests its record.

        Without an authority there is nobody to attest, and so there are no days.
        """
        attested = [self._days.get(code or "", Timeline.empty()) for code in authorities]
        common = attested[0] if attested else Timeline.empty()
        for days in attested[1:]:
            common &= days
        return common


def attested_days(
    session: Session,
    as_of: AsOf,
    subject: AttestationSubject,
    authorities: Collection[str] | None = None,
) -> AttestedDays:
    """Return the attested days of a subject, of these authorities or of all, in one statement."""
    statement, binds = _ATTESTED, as_of.parameters(subject=subject)
    if authorities is not None:
        statement, binds = _ATTESTED_BY, {**binds, "authorities": sorted(authorities)}
    found: dict[str, Timeline] = {}
    for authority, first_day, last_day in session.execute(statement, binds):
        days = Timeline.of(Period(first_day, last_day))
        found[authority] = found.get(authority, Timeline.empty()) | days
    return AttestedDays(found)


def has_attestations(session: Session, as_of: AsOf, subject: AttestationSubject) -> bool:
    """Return whether any authority attests its record of a subject."""
    return (
        session.execute(_ATTESTED.limit(1), as_of.parameters(subject=subject)).first() is not None
    )


def attests(
    subject: AttestationSubject, authority: ColumnElement[Any], after: ColumnElement[Any]
) -> ColumnElement[bool]:
    """Return the condition that an authority attests a day after another one, until `:on`."""
    return exists().where(
        visible_as_of(_ATTESTATION),
        _ATTESTATION.c.subject == subject,
        _ATTESTATION.c.authority == authority,
        _ATTESTATION.c.last_day > after,
        _ATTESTATION.c.first_day <= ON,
    )


def cover_attestations(facts: FactsAt, authorities: Collection[str]) -> list[AttestationFact]:
    """Return the current attestations of cover by these authorities."""
    found = facts.facts(AttestationFact, authority=authorities)
    return [fact for fact in found if fact.subject is AttestationSubject.COVER]
