"""Who may ask the registry for what."""

from enum import StrEnum


class Role(StrEnum):
    """What a caller is to the registry.

    Anonymous reads what is public. A reader is a partner organisation. An editor states facts
    about its own authorities. An auditor reads everything, and the log of who did what. An admin
    keeps vocabulary, organisations, roles and keys.
    """

    ANONYMOUS = "anonymous"
    """Shows neither key nor token, and reads what is public."""
    READER = "reader"
    """A partner organisation: also reads what is for partners."""
    EDITOR = "editor"
    """A system of one or more authorities: states facts about them, and reads what they own."""
    AUDITOR = "auditor"
    """Reads everything, and the log of who did what; states nothing."""
    ADMIN = "admin"
    """Runs the registry: keeps vocabulary, organisations, roles and keys."""

    @property
    def sees_partners(self) -> bool:
        """Whether facts for partner organisations are shown."""
        return self is not Role.ANONYMOUS

    @property
    def sees_everything(self) -> bool:
        """Whether every fact is shown, whoever owns it."""
        return self in {Role.AUDITOR, Role.ADMIN}
