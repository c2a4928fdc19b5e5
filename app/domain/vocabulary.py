"""Every codelist. The value is the public spelling; codelists grow, they never change meaning."""

from enum import StrEnum


class AuthorityKind(StrEnum):
    """What sort of public body an authority is."""

    LONDON_BOROUGH = "london-borough"
    CITY_CORPORATION = "city-corporation"
    COUNTY = "county"
    UNITARY = "unitary"
    METROPOLITAN_DISTRICT = "metropolitan-district"
    INTEGRATED_CARE_BOARD = "integrated-care-board"
    NHS_TRUST = "nhs-trust"
    OTHER = "other"

    @property
    def has_social_care_duty(self) -> bool:
        """Whether the Care Act 2014 makes it responsible for adult social care."""
        return self not in {
            AuthorityKind.INTEGRATED_CARE_BOARD,
            AuthorityKind.NHS_TRUST,
            AuthorityKind.OTHER,
        }


class MembershipRole(StrEnum):
    """What an authority is in a consortium."""

    LEAD = "lead"
    JOINT_LEAD = "joint-lead"
    MEMBER = "member"
    PARTNER = "partner"
    HOST = "host"
    CUSTOMER = "customer"


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


class ServiceLevel(StrEnum):
    """How much of a service scope the provider has agreed to deliver, least first."""

    URGENT_ONLY = "urgent-only"
    PARTIAL = "partial"
    FULL = "full"

    @property
    def rank(self) -> int:
        return _LEVEL_RANKS[self]

    def meets(self, required: "ServiceLevel") -> bool:
        """Whether this level is the required one or better."""
        return self.rank >= required.rank


_LEVEL_RANKS = {level: rank for rank, level in enumerate(ServiceLevel)}


class Cases(StrEnum):
    """Which cases an award takes, where it does not take all."""

    HOSPITAL_DISCHARGE = "hospital-discharge"
    PALLIATIVE = "palliative"
    END_OF_LIFE = "end-of-life"
    URGENT = "urgent"
    CRITICAL = "critical"
    ROUTINE = "routine"


class InstalledBase(StrEnum):
    """Whether an award includes servicing of equipment that is already in homes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class CoverState(StrEnum):
    """What the registry knows of an authority's cover for a scope on a day."""

    FULL = "full"
    PARTIAL = "partial"
    URGENT_ONLY = "urgent-only"
    NONE = "none"
    UNKNOWN = "unknown"

    @property
    def level(self) -> ServiceLevel | None:
        """The level of service, or None where nothing covers or nothing is known."""
        return None if self in {CoverState.NONE, CoverState.UNKNOWN} else ServiceLevel(self.value)


class Finding(StrEnum):
    """What a source saw of a service on the days it reports."""

    FULL = "full"
    PARTIAL = "partial"
    URGENT_ONLY = "urgent-only"
    NONE = "none"
    PROVIDER_UNNAMED = "provider-unnamed"


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


class ProviderEventKind(StrEnum):
    """What happened to a provider."""

    DISTRESS_SIGNAL = "distress-signal"
    WINDING_UP_PETITION = "winding-up-petition"
    WINDING_UP_ORDER = "winding-up-order"
    ADMINISTRATION = "administration"
    SPECIAL_MANAGER_APPOINTED = "special-manager-appointed"
    TRADING_ON = "trading-on"
    CEASED_TRADING = "ceased-trading"
    RESUMED_TRADING = "resumed-trading"
    INSOLVENCY_ENDED = "insolvency-ended"
    SOLD = "sold"
    DISSOLVED = "dissolved"


class ProviderStatus(StrEnum):
    """How a provider stands on a day."""

    TRADING = "trading"
    TRADING_IN_INSOLVENCY = "trading-in-insolvency"
    CEASED = "ceased"


class DateBasis(StrEnum):
    """What a day rests on."""

    AGREED = "agreed"
    CONTRACT = "contract"
    DERIVED = "derived"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"
    OPEN_ENDED = "open-ended"


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


class Confidence(StrEnum):
    """How well a fact is evidenced.

    High: stated officially, or twice. Medium: stated once, or in part inferred. Low: doubtful.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Certainty(StrEnum):
    """Whether an answer would be the same without what is only assumed."""

    CONFIRMED = "confirmed"
    ASSUMED = "assumed"


class Visibility(StrEnum):
    """Who may see a fact."""

    PUBLIC = "public"
    PARTNERS = "partners"
    OWNER = "owner"


class Verdict(StrEnum):
    """What the registry makes of a claim."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    REJECTED = "rejected"

    @property
    def settles(self) -> bool:
        """Whether the question is closed; a disputed claim stays open."""
        return self is not Verdict.DISPUTED


class RestatementReason(StrEnum):
    """Why details are stated again: the registry was wrong, or the world changed."""

    CORRECTION = "correction"
    CHANGE = "change"


class Risk(StrEnum):
    """What threatens cover that still runs."""

    INSOLVENCY = "insolvency"


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
