from enum import StrEnum


class RuleOutSubject(StrEnum):
    AUTHORITY = "authority"
    CONTRACT = "contract"

    def __str__(self) -> str:
        return str(self.value)
