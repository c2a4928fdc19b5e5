from enum import StrEnum


class ApiKeyInRole(StrEnum):
    ADMIN = "admin"
    AUDITOR = "auditor"
    EDITOR = "editor"
    READER = "reader"

    def __str__(self) -> str:
        return str(self.value)
