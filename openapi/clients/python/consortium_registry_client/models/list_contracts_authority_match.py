from enum import StrEnum


class ListContractsAuthorityMatch(StrEnum):
    ALL = "all"
    ANY = "any"

    def __str__(self) -> str:
        return str(self.value)
