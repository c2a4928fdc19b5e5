from enum import StrEnum


class MembershipRole(StrEnum):
    CUSTOMER = "customer"
    HOST = "host"
    JOINT_LEAD = "joint-lead"
    LEAD = "lead"
    MEMBER = "member"
    PARTNER = "partner"

    def __str__(self) -> str:
        return str(self.value)
