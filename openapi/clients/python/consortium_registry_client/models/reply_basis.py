from enum import StrEnum


class ReplyBasis(StrEnum):
    AUTHORITY = "authority"
    CONTRACT = "contract"

    def __str__(self) -> str:
        return str(self.value)
