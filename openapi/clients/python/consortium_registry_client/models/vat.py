from enum import StrEnum


class Vat(StrEnum):
    EXCLUDED = "excluded"
    INCLUDED = "included"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
