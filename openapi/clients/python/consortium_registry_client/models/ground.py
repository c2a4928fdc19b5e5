from enum import StrEnum


class Ground(StrEnum):
    ART = "art"
    COMMODITY = "commodity"
    DEFENCE_CAPABILITY = "defence-capability"
    DEFENCE_EXISTING = "defence-existing"
    DEFENCE_TRANSPORT = "defence-transport"
    EXCLUSIVE_RIGHTS = "exclusive-rights"
    EXTENSION_OR_REPLACEMENT = "extension-or-replacement"
    FRAMEWORK_DIRECT = "framework-direct"
    INSOLVENCY_TERMS = "insolvency-terms"
    LIFE_PROTECTION = "life-protection"
    PCR_32_2_C = "pcr-32-2-c"
    PROTOTYPE = "prototype"
    PSR_URGENT = "psr-urgent"
    REPEAT = "repeat"
    SWITCHING = "switching"
    TECHNICAL = "technical"
    UNKNOWN = "unknown"
    URGENCY = "urgency"
    USER_CHOICE = "user-choice"

    def __str__(self) -> str:
        return str(self.value)
