from enum import StrEnum


class ListContractCountsAuthorityMatch(StrEnum):
    ALL = "all"
    ANY = "any"

    def __str__(self) -> str:
        return str(self.value)
