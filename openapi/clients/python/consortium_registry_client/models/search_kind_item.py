from enum import StrEnum


class SearchKindItem(StrEnum):
    AUTHORITY = "authority"
    CONSORTIUM = "consortium"
    CONTRACT = "contract"
    NOTICE = "notice"
    PROVIDER = "provider"
    SCOPE = "scope"
    SOURCE = "source"

    def __str__(self) -> str:
        return str(self.value)
