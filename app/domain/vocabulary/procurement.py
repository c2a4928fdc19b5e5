"""Procurement: routes to a contract, laws, grounds, notices, values and endings."""

from enum import StrEnum


class ContractKind(StrEnum):
    """The procurement route of a contract."""

    FRAMEWORK = "framework"
    """A framework agreement, from which contracts are called off. Gives no cover by itself."""
    CALL_OFF = "call-off"
    """A contract called off from a framework."""
    DIRECT_AWARD = "direct-award"
    """An award without a competition."""
    COMPETED = "competed"
    """An award after a competition."""
    SPOT_PURCHASE = "spot-purchase"
    """A single job or purchase."""
    IN_HOUSE = "in-house"
    """Delivery by the authority itself."""
    DIRECT_ENGAGEMENT = "direct-engagement"
    """Staff engaged directly by the authority instead of a provider."""
    INTER_AUTHORITY = "inter-authority"
    """Delivery by another authority."""
    UNKNOWN = "unknown"
    """No route is recorded."""


class Purpose(StrEnum):
    """The intended duration of a contract: lasting, or bridging a gap."""

    LASTING = "lasting"
    """A lasting arrangement."""
    BRIDGING = "bridging"
    """An interim or temporary arrangement, until a lasting one is in place."""
    UNKNOWN = "unknown"
    """No purpose is recorded."""


class Regime(StrEnum):
    """The procurement law that governs a contract."""

    PCR_2015 = "pcr-2015"
    """Public Contracts Regulations 2015: procurements begun before 24 February 2025."""
    PA_2023 = "pa-2023"
    """Procurement Act 2023: procurements begun on or after 24 February 2025."""
    PSR_2023 = "psr-2023"
    """Provider Selection Regime: health care services that councils and NHS bodies arrange."""
    BELOW_THRESHOLD = "below-threshold"
    """A value below the threshold above which the law requires notices."""
    UNKNOWN = "unknown"
    """No law is recorded."""


class SpecialRegime(StrEnum):
    """The special regime within the procurement law: light touch or none."""

    LIGHT_TOUCH = "light-touch"
    """A light touch contract, for services that the law lists by CPV code."""
    NONE = "none"
    """The light touch rules do not apply."""
    UNKNOWN = "unknown"
    """Not recorded."""


class Ground(StrEnum):
    """The legal ground of a direct award (Procurement Act 2023, Schedule 5, and older rules)."""

    PROTOTYPE = "prototype"
    """Prototypes and development (paragraph 2): a prototype, or novel goods or services."""
    ART = "art"
    """Single suppliers (paragraph 4): a unique work of art or artistic performance."""
    EXCLUSIVE_RIGHTS = "exclusive-rights"
    """Single suppliers (paragraph 5): exclusive rights, and no reasonable alternative."""
    TECHNICAL = "technical"
    """Single suppliers (paragraph 6): no competition for technical reasons, no alternative."""
    EXTENSION_OR_REPLACEMENT = "extension-or-replacement"
    """Additional or repeat goods, services or works (paragraph 7).

    An extension or partial replacement by the existing supplier, where another supplier's
    goods, services or works would be incompatible.
    """
    REPEAT = "repeat"
    """Additional or repeat goods, services or works (paragraph 8).

    Similar goods, services or works from the existing supplier, within five years of a
    competitive procedure whose documents announced the possibility.
    """
    COMMODITY = "commodity"
    """Commodities (paragraph 10): goods bought on a commodity market."""
    INSOLVENCY_TERMS = "insolvency-terms"
    """Advantageous terms on insolvency (paragraph 11): a supplier is insolvent."""
    URGENCY = "urgency"
    """Urgency (paragraphs 13 and 14): extreme and unavoidable, strictly necessary."""
    USER_CHOICE = "user-choice"
    """User choice contracts (paragraph 15): a light touch service chosen for one individual."""
    DEFENCE_TRANSPORT = "defence-transport"
    """Defence and security (paragraph 18): air or sea transport for deployed forces."""
    DEFENCE_EXISTING = "defence-existing"
    """Defence and security (paragraph 19): a follow-on to an existing defence contract."""
    DEFENCE_CAPABILITY = "defence-capability"
    """Defence and security (paragraph 20): needed to keep the armed forces capable."""
    PCR_32_2_C = "pcr-32-2-c"
    """Public Contracts Regulations 2015, regulation 32(2)(c): unforeseeable extreme urgency."""
    PSR_URGENT = "psr-urgent"
    """Provider Selection Regime: an urgent award."""
    FRAMEWORK_DIRECT = "framework-direct"
    """A direct award under a framework, which needs no ground of Schedule 5."""
    UNKNOWN = "unknown"
    """No ground is recorded."""


class NoticeType(StrEnum):
    """The type of a procurement notice: UK notices, older F forms, and Contracts Finder."""

    UK1 = "UK1"
    """Pipeline notice: the yearly procurement plans of a large buyer."""
    UK2 = "UK2"
    """Preliminary market engagement notice: consultation of the market before a tender notice."""
    UK3 = "UK3"
    """Planned procurement notice: an announcement of a competition. Voluntary."""
    UK4 = "UK4"
    """Tender notice: the start of a competition. Also used below the threshold."""
    UK5 = "UK5"
    """Transparency notice: the intention to make a direct award."""
    UK6 = "UK6"
    """Contract award notice: the intention to enter into a contract."""
    UK7 = "UK7"
    """Contract details notice: the details of a contract that was entered into."""
    UK8 = "UK8"
    """Contract payment notice: larger payments under a contract, each quarter."""
    UK9 = "UK9"
    """Contract performance notice: ratings of key performance indicators, and breaches."""
    UK10 = "UK10"
    """Contract change notice: the intention to modify a contract."""
    UK11 = "UK11"
    """Contract termination notice: the end of a contract, by expiry or otherwise."""
    UK12 = "UK12"
    """Procurement termination notice: no award after a tender or transparency notice."""
    UK13 = "UK13"
    """Dynamic market intention notice: the intention to set up a dynamic market."""
    UK14 = "UK14"
    """Dynamic market establishment notice: the creation of a dynamic market."""
    UK15 = "UK15"
    """Dynamic market modification notice: a change to a dynamic market."""
    UK16 = "UK16"
    """Dynamic market cessation notice: the end of a dynamic market."""
    UK17 = "UK17"
    """Payments compliance notice: the promptness of an authority's payments, twice a year."""
    F02 = "F02"
    """Contract notice: the start of a competition."""
    F03 = "F03"
    """Contract award notice: the award of a contract."""
    F14 = "F14"
    """Corrigendum: a correction of a published notice."""
    F20 = "F20"
    """Modification notice: a change to a contract."""
    CONTRACTS_FINDER = "contracts-finder"
    """Any notice on Contracts Finder, under any law."""


class ValueBasis(StrEnum):
    """The period or part of a contract that an amount of money refers to."""

    TOTAL = "total"
    """The whole length of the contract."""
    PER_YEAR = "per-year"
    """Each year."""
    FIRST_YEAR = "first-year"
    """The first year."""
    EXTENSION = "extension"
    """An extension alone."""
    FRAMEWORK_CEILING = "framework-ceiling"
    """The maximum that may be called off from a framework."""
    UNKNOWN = "unknown"
    """No basis is recorded."""


class Vat(StrEnum):
    """Inclusion of value added tax in an amount."""

    EXCLUDED = "excluded"
    """The amount excludes value added tax."""
    INCLUDED = "included"
    """The amount includes value added tax."""
    UNKNOWN = "unknown"
    """Not recorded."""


class TermChangeKind(StrEnum):
    """The type of a change to a contract's term."""

    EXTENSION = "extension"
    """An agreement that the contract runs to a later day."""
    TERMINATION = "termination"
    """An end of the contract before its agreed last day."""
    CANCELLATION = "cancellation"
    """An end before the service began: the contract has no day."""


class EndingReason(StrEnum):
    """The reason why a contract ended or never began."""

    EXPIRY = "expiry"
    """The term ended."""
    INSOLVENCY = "insolvency"
    """The provider became insolvent."""
    BREACH = "breach"
    """A party breached the contract."""
    MUTUAL = "mutual"
    """The parties agreed to end it."""
    CONVENIENCE = "convenience"
    """A party used its right to end it without a reason."""
    SUPERSEDED = "superseded"
    """Another contract replaced it."""
    FELL_THROUGH = "fell-through"
    """The award failed before the service began."""
    OTHER = "other"
    """Another reason."""
