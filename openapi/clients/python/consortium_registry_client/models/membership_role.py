from typing import Literal, cast

MembershipRole = Literal["customer", "host", "joint-lead", "lead", "member", "partner"]


def check_membership_role(value: str) -> MembershipRole:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(MembershipRole, value)
