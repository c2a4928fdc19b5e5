"""The rights of each role, in words for callers."""

from app.domain.vocabulary import Role

_READ_PUBLIC = "read public facts, and simulate"
_READ_PARTNERS = "read facts for partner organisations"

_RIGHTS: dict[Role, tuple[str, ...]] = {
    Role.ANONYMOUS: (_READ_PUBLIC,),
    Role.READER: (_READ_PUBLIC, _READ_PARTNERS),
    Role.EDITOR: (
        _READ_PUBLIC,
        _READ_PARTNERS,
        "read facts that its authorities own",
        "record facts that its authorities are responsible for",
    ),
    Role.AUDITOR: ("read everything", "read the audit log"),
    Role.ADMIN: (
        "read everything",
        "record vocabulary and organisations",
        "record facts for the responsible authority",
        "issue and revoke API keys",
    ),
}


def describe_role(role: Role) -> list[str]:
    """Return the rights of a role."""
    return list(_RIGHTS[role])
