"""Permissions: the facts that a caller may see, record and end."""

from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.vocabulary import Role, Visibility

ANY_EDITOR = frozenset({"*"})
"""The owners of a fact that any editor may record, such as a source or a distress signal."""

EVERYTHING = "*"
"""The reach of a caller to whom every fact is shown."""


@dataclass(frozen=True, slots=True)
class Caller:
    """An authenticated or anonymous caller: the system of an organisation, never a person."""

    name: str
    role: Role
    authorities: frozenset[str] = frozenset()
    credential: str | None = None
    """The public part of the API key of the caller; None if it came with none."""

    @property
    def reach(self) -> str:
        """The facts shown to the caller beyond public ones, as text to which cursors are bound.

        Empty if none; `*` if all; else facts for partners, and facts owned by the authorities
        that are named between bars.
        """
        if not self.role.sees_partners:
            return ""
        if self.role.sees_everything:
            return EVERYTHING
        return "|" + "".join(f"{code}|" for code in sorted(self.authorities))

    def sees(self, visibility: Visibility, owner: str | None) -> bool:
        """Return whether a fact is shown to this caller; a hidden fact does not exist for it."""
        match visibility:
            case Visibility.PUBLIC:
                return True
            case Visibility.PARTNERS:
                return self.role.sees_partners
            case Visibility.OWNER:
                return self.role.sees_everything or owner in self.authorities


ANONYMOUS = Caller("anonymous", Role.ANONYMOUS)


def check_may_record(caller: Caller, owners: frozenset[str], acting_for: str | None) -> None:
    """Refuse a caller that may not record a fact with these owners.

    An editor records facts owned by its authorities. An admin records every fact, but a fact with
    owners only on behalf of one of them. Raise `acting-for-not-yours`, `acting-for-needed` or
    `not-in-charge`.
    """
    if caller.role is Role.EDITOR and acting_for is not None:
        raise DomainError(
            "acting-for-not-yours", "only an admin may send the Acting-For header", "Acting-For"
        )
    if owners == ANY_EDITOR and caller.role in {Role.EDITOR, Role.ADMIN}:
        return
    if caller.role is Role.ADMIN and owners and acting_for not in owners:
        named = ", ".join(sorted(owners))
        detail = f"send the Acting-For header with one of: {named}"
        raise DomainError("acting-for-needed", detail, "Acting-For")
    if caller.role is Role.EDITOR and not caller.authorities & owners:
        named = ", ".join(sorted(owners)) or "an admin"
        raise DomainError("not-in-charge", f"only these may record this fact: {named}")
    if caller.role not in {Role.EDITOR, Role.ADMIN}:
        detail = f"a caller with the role {caller.role} may not record facts"
        raise DomainError("not-in-charge", detail)


def check_may_own(caller: Caller, owner: str | None) -> None:
    """Refuse an owner whose facts the caller could not see afterwards. Raise `owner-not-you`."""
    if owner is not None and not caller.sees(Visibility.OWNER, owner):
        raise DomainError("owner-not-you", f"{owner} is not an authority of the caller", "owner")


def check_may_end(caller: Caller, owners: frozenset[str], author: str) -> None:
    """Refuse an editor that ends another caller's fact, where any editor may record such facts."""
    if owners == ANY_EDITOR and caller.role is Role.EDITOR and caller.name != author:
        detail = "only the caller that recorded this fact, or an admin, may end it"
        raise DomainError("not-in-charge", detail)
