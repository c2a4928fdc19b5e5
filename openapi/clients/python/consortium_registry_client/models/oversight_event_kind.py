from enum import StrEnum


class OversightEventKind(StrEnum):
    AUDIT = "audit"
    MEETING = "meeting"
    SPOT_CHECK = "spot-check"
    TOOLBOX_TALK = "toolbox-talk"
    TRAINING = "training"

    def __str__(self) -> str:
        return str(self.value)
