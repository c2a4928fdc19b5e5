"""What each role may do, in words for callers."""

from app.domain.vocabulary import Role

_READ_PUBLIC = "read what is public, and simulate"
_READ_PARTNERS = "read what is for partner organisations"

_MAY: dict[Role, tuple[str, ...]] = {
    Role.ANONYMOUS: (_READ_PUBLIC,),
    Role.READER: (_READ_PUBLIC, _READ_PARTNERS),
    Role.EDITOR: (
        _READ_PUBLIC,
        _READ_PARTNERS,
        "read what its authorities own",
        "state facts that its authorities are in charge of",
    ),
    Role.AUDITOR: ("read everything", "read the audit log"),
    Role.ADMIN: (
        "read everything",
        "state vocabulary and organisations",
        "state facts in the name of the authority in charge of them",
        "issue and revoke API keys",
    ),
}


def describe_role(role: Role) -> list[str]:
    """What a caller with this role may do."""
    return list(_MAY[role])
