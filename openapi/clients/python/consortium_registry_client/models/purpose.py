from enum import StrEnum


class Purpose(StrEnum):
    BRIDGING = "bridging"
    LASTING = "lasting"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
