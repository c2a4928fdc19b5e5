"""Roles of callers."""

from app.domain.vocabulary.codelist import Codelist


class Role(Codelist):
    """The role of a caller, which decides the facts it may read and record."""

    ANONYMOUS = "anonymous"
    """A caller without a key or token. Reads public facts."""
    READER = "reader"
    """A partner organisation. Also reads facts visible to partners."""
    EDITOR = "editor"
    """A system of one or more authorities. Records facts about them and reads facts they own."""
    AUDITOR = "auditor"
    """Reads every fact and the audit log. Records nothing."""
    ADMIN = "admin"
    """The operator of the registry. Manages organisations, scopes, consortium roles and keys."""

    @property
    def sees_partners(self) -> bool:
        """True if facts visible to partners are shown to the role."""
        return self is not Role.ANONYMOUS

    @property
    def sees_everything(self) -> bool:
        """True if every fact is shown to the role, whichever authority owns it."""
        return self in {Role.AUDITOR, Role.ADMIN}
