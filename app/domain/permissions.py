"""Who may say what: an authority speaks for itself, and an admin for others only by name."""

from dataclasses import dataclass

from app.domain.errors import DomainError
from app.domain.vocabulary import Role, Visibility

ANY_EDITOR = frozenset({"*"})
"""Whoever edits anything may state it: a document, or that a provider shows signs of distress."""

EVERYTHING = "*"
"""The reach of those to whom every fact is shown."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: an organisation's system, never a person."""

    name: str
    role: Role
    authorities: frozenset[str] = frozenset()

    @property
    def reach(self) -> str:
        """Which facts are shown beyond public ones, in one spelling.

        Nothing: empty. Otherwise what is for partners, and what the authorities
        named between bars own.
        """
        if not self.role.sees_partners:
            return ""
        if self.role.sees_everything:
            return EVERYTHING
        return "|" + "".join(f"{code}|" for code in sorted(self.authorities))

    def sees(self, visibility: Visibility, owner: str | None) -> bool:
        """Whether a fact is shown to this caller; what is not answers as if it did not exist."""
        match visibility:
            case Visibility.PUBLIC:
                return True
            case Visibility.PARTNERS:
                return self.role.sees_partners
            case Visibility.OWNER:
                return self.role.sees_everything or owner in self.authorities


ANONYMOUS = Caller("anonymous", Role.ANONYMOUS)


def check_may_record(caller: Caller, owners: frozenset[str], acting_for: str | None) -> None:
    """Refuse a statement by somebody who is not in charge of what it is about.

    An editor states what its own authorities are in charge of. An admin states everything, but
    what some authority is in charge of only in that authority's name.
    """
    if caller.role is Role.EDITOR and acting_for is not None:
        raise DomainError(
            "acting-for-not-yours", "only an admin acts for an authority", "Acting-For"
        )
    if owners == ANY_EDITOR and caller.role in {Role.EDITOR, Role.ADMIN}:
        return
    if caller.role is Role.ADMIN and owners and acting_for not in owners:
        named = ", ".join(sorted(owners))
        raise DomainError("acting-for-needed", f"say for whom you act: {named}", "Acting-For")
    if caller.role is Role.EDITOR and not caller.authorities & owners:
        named = ", ".join(sorted(owners)) or "an admin"
        raise DomainError("not-in-charge", f"this is for {named} to state")
    if caller.role not in {Role.EDITOR, Role.ADMIN}:
        raise DomainError("not-in-charge", f"a caller who is {caller.role} states nothing")


def check_may_own(caller: Caller, owner: str | None) -> None:
    """Refuse a fact that only somebody else could see."""
    if owner is not None and not caller.sees(Visibility.OWNER, owner):
        raise DomainError("owner-not-you", f"{owner} is none of your authorities", "owner")


def check_may_end(caller: Caller, owners: frozenset[str], author: str) -> None:
    """Refuse to end what any editor may state, and another one has stated."""
    if owners == ANY_EDITOR and caller.role is Role.EDITOR and caller.name != author:
        raise DomainError("not-in-charge", "this is for whoever stated it, or an admin, to end")
