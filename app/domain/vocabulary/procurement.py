"""How contracts come about, what they are worth, and which notices they need."""

from enum import StrEnum


class ContractKind(StrEnum):
    """How a contract came about."""

    FRAMEWORK = "framework"
    CALL_OFF = "call-off"
    DIRECT_AWARD = "direct-award"
    COMPETED = "competed"
    SPOT_PURCHASE = "spot-purchase"
    IN_HOUSE = "in-house"
    DIRECT_ENGAGEMENT = "direct-engagement"
    INTER_AUTHORITY = "inter-authority"
    UNKNOWN = "unknown"


class Purpose(StrEnum):
    """Whether a contract is meant to last or to bridge a gap."""

    LASTING = "lasting"
    BRIDGING = "bridging"
    UNKNOWN = "unknown"


class Regime(StrEnum):
    """The procurement law that a contract falls under."""

    PCR_2015 = "pcr-2015"
    PA_2023 = "pa-2023"
    PSR_2023 = "psr-2023"
    BELOW_THRESHOLD = "below-threshold"
    UNKNOWN = "unknown"


class SpecialRegime(StrEnum):
    """Whether the light-touch rules apply."""

    LIGHT_TOUCH = "light-touch"
    NONE = "none"
    UNKNOWN = "unknown"


class Ground(StrEnum):
    """Why a contract was awarded directly (Procurement Act 2023, Schedule 5, and older rules)."""

    PROTOTYPE = "prototype"
    ART = "art"
    EXCLUSIVE_RIGHTS = "exclusive-rights"
    TECHNICAL = "technical"
    EXTENSION_OR_REPLACEMENT = "extension-or-replacement"
    REPEAT = "repeat"
    COMMODITY = "commodity"
    INSOLVENCY_TERMS = "insolvency-terms"
    URGENCY = "urgency"
    USER_CHOICE = "user-choice"
    DEFENCE_TRANSPORT = "defence-transport"
    DEFENCE_EXISTING = "defence-existing"
    DEFENCE_CAPABILITY = "defence-capability"
    PCR_32_2_C = "pcr-32-2-c"
    PSR_URGENT = "psr-urgent"
    FRAMEWORK_DIRECT = "framework-direct"
    UNKNOWN = "unknown"


class NoticeType(StrEnum):
    """Procurement notices: the UK family, the older F forms, and Contracts Finder."""

    UK1 = "UK1"
    UK2 = "UK2"
    UK3 = "UK3"
    UK4 = "UK4"
    UK5 = "UK5"
    UK6 = "UK6"
    UK7 = "UK7"
    UK8 = "UK8"
    UK9 = "UK9"
    UK10 = "UK10"
    UK11 = "UK11"
    UK12 = "UK12"
    UK13 = "UK13"
    UK14 = "UK14"
    UK15 = "UK15"
    UK16 = "UK16"
    UK17 = "UK17"
    F02 = "F02"
    F03 = "F03"
    F14 = "F14"
    F20 = "F20"
    CONTRACTS_FINDER = "contracts-finder"


class ValueBasis(StrEnum):
    """What an amount of money counts."""

    TOTAL = "total"
    PER_YEAR = "per-year"
    FIRST_YEAR = "first-year"
    EXTENSION = "extension"
    FRAMEWORK_CEILING = "framework-ceiling"
    UNKNOWN = "unknown"


class Vat(StrEnum):
    """Whether an amount includes value added tax."""

    EXCLUDED = "excluded"
    INCLUDED = "included"
    UNKNOWN = "unknown"


class TermChangeKind(StrEnum):
    """What changed a contract's term; a cancelled service never began."""

    EXTENSION = "extension"
    TERMINATION = "termination"
    CANCELLATION = "cancellation"


class EndingReason(StrEnum):
    """Why a contract ended or never began."""

    EXPIRY = "expiry"
    INSOLVENCY = "insolvency"
    BREACH = "breach"
    MUTUAL = "mutual"
    CONVENIENCE = "convenience"
    SUPERSEDED = "superseded"
    FELL_THROUGH = "fell-through"
    OTHER = "other"
