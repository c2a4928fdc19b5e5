"""How contracts come about, what they are worth, and which notices they need."""

from enum import StrEnum


class ContractKind(StrEnum):
    """How a contract came about."""

    FRAMEWORK = "framework"
    """A framework, from which contracts are called off. It gives no cover by itself."""
    CALL_OFF = "call-off"
    """Called off from a framework."""
    DIRECT_AWARD = "direct-award"
    """Awarded to a provider without a competition."""
    COMPETED = "competed"
    """Awarded after a competition."""
    SPOT_PURCHASE = "spot-purchase"
    """A single job or purchase."""
    IN_HOUSE = "in-house"
    """The authority does the work itself."""
    DIRECT_ENGAGEMENT = "direct-engagement"
    """The authority engages staff directly instead of a provider."""
    INTER_AUTHORITY = "inter-authority"
    """One authority does the work for another."""
    UNKNOWN = "unknown"
    """Nobody has stated how."""


class Purpose(StrEnum):
    """Whether a contract is meant to last or to bridge a gap."""

    LASTING = "lasting"
    """It is meant to last."""
    BRIDGING = "bridging"
    """It bridges a gap: interim or temporary, until something else is in place."""
    UNKNOWN = "unknown"
    """Nobody has stated which of the two."""


class Regime(StrEnum):
    """The procurement law that a contract falls under."""

    PCR_2015 = "pcr-2015"
    """Public Contracts Regulations 2015: procurements begun before 24 February 2025."""
    PA_2023 = "pa-2023"
    """Procurement Act 2023: procurements begun on or after 24 February 2025."""
    PSR_2023 = "psr-2023"
    """Provider Selection Regime: health care services that councils and NHS bodies arrange."""
    BELOW_THRESHOLD = "below-threshold"
    """It is below the threshold from which on the law wants all of its notices."""
    UNKNOWN = "unknown"
    """Nobody has stated under which law it was bought."""


class SpecialRegime(StrEnum):
    """Whether the light-touch rules apply."""

    LIGHT_TOUCH = "light-touch"
    """A light touch contract: services that the law lists by their CPV codes."""
    NONE = "none"
    """They do not apply."""
    UNKNOWN = "unknown"
    """Nobody has stated whether they apply."""


class Ground(StrEnum):
    """Why a contract was awarded directly (Procurement Act 2023, Schedule 5, and older rules)."""

    PROTOTYPE = "prototype"
    """Prototypes and development (paragraph 2): a prototype, or novel goods or services."""
    ART = "art"
    """Single suppliers (paragraph 4): a unique work of art or artistic performance."""
    EXCLUSIVE_RIGHTS = "exclusive-rights"
    """Single suppliers (paragraph 5): only one has the rights, and no alternative is reasonable."""
    TECHNICAL = "technical"
    """Single suppliers (paragraph 6): no competition for technical reasons, and no alternative."""
    EXTENSION_OR_REPLACEMENT = "extension-or-replacement"
    """Additional or repeat goods, services or works (paragraph 7).

    The existing supplier delivers more, or replaces a part: another's would not fit.
    """
    REPEAT = "repeat"
    """Additional or repeat goods, services or works (paragraph 8).

    The existing supplier delivers the like within five years of a competition that foresaw it.
    """
    COMMODITY = "commodity"
    """Commodities (paragraph 10): goods bought on a commodity market."""
    INSOLVENCY_TERMS = "insolvency-terms"
    """Advantageous terms on insolvency (paragraph 11): because some supplier is insolvent."""
    URGENCY = "urgency"
    """Urgency (paragraphs 13 and 14): strictly necessary, as it is extreme and unavoidable."""
    USER_CHOICE = "user-choice"
    """User choice contracts (paragraph 15): a light touch service that one person prefers."""
    DEFENCE_TRANSPORT = "defence-transport"
    """Defence and security (paragraph 18): air or sea transport for deployed forces."""
    DEFENCE_EXISTING = "defence-existing"
    """Defence and security (paragraph 19): it follows on an existing defence contract."""
    DEFENCE_CAPABILITY = "defence-capability"
    """Defence and security (paragraph 20): needed to keep the armed forces capable."""
    PCR_32_2_C = "pcr-32-2-c"
    """Public Contracts Regulations 2015, regulation 32(2)(c): extreme urgency, not foreseeable."""
    PSR_URGENT = "psr-urgent"
    """Provider Selection Regime: an urgent award."""
    FRAMEWORK_DIRECT = "framework-direct"
    """A direct award under a framework, which rests on no ground of Schedule 5."""
    UNKNOWN = "unknown"
    """Nobody has stated the ground."""


class NoticeType(StrEnum):
    """Procurement notices: the UK family, the older F forms, and Contracts Finder."""

    UK1 = "UK1"
    """Pipeline notice: what a large buyer plans to buy, once a year."""
    UK2 = "UK2"
    """Preliminary market engagement notice: the market is asked before a tender notice."""
    UK3 = "UK3"
    """Planned procurement notice: a competition is to come. The law does not ask for it."""
    UK4 = "UK4"
    """Tender notice: a competition begins. Also used below the threshold."""
    UK5 = "UK5"
    """Transparency notice: a contract is to be awarded directly."""
    UK6 = "UK6"
    """Contract award notice: a contract is to be entered into."""
    UK7 = "UK7"
    """Contract details notice: a contract was entered into, and what it says."""
    UK8 = "UK8"
    """Contract payment notice: larger payments under a contract, quarter by quarter."""
    UK9 = "UK9"
    """Contract performance notice: what key performance indicators show, and breaches."""
    UK10 = "UK10"
    """Contract change notice: a contract is to be changed."""
    UK11 = "UK11"
    """Contract termination notice: a contract has ended, by expiry or otherwise."""
    UK12 = "UK12"
    """Procurement termination notice: nothing is awarded after a tender or transparency notice."""
    UK13 = "UK13"
    """Dynamic market intention notice: a dynamic market is to be set up."""
    UK14 = "UK14"
    """Dynamic market establishment notice: a dynamic market was set up."""
    UK15 = "UK15"
    """Dynamic market modification notice: a dynamic market was changed."""
    UK16 = "UK16"
    """Dynamic market cessation notice: a dynamic market has ended."""
    UK17 = "UK17"
    """Payments compliance notice: how promptly an authority pays, twice a year."""
    F02 = "F02"
    """Contract notice: a competition begins."""
    F03 = "F03"
    """Contract award notice: a contract was awarded."""
    F14 = "F14"
    """Corrigendum: a notice that was published is corrected."""
    F20 = "F20"
    """Modification notice: a contract was changed."""
    CONTRACTS_FINDER = "contracts-finder"
    """Any notice on Contracts Finder, under whichever law."""


class ValueBasis(StrEnum):
    """What an amount of money counts."""

    TOTAL = "total"
    """The whole length of the contract."""
    PER_YEAR = "per-year"
    """Each year."""
    FIRST_YEAR = "first-year"
    """The first year."""
    EXTENSION = "extension"
    """An extension alone."""
    FRAMEWORK_CEILING = "framework-ceiling"
    """The most that may be called off from a framework."""
    UNKNOWN = "unknown"
    """Nobody has stated what it counts."""


class Vat(StrEnum):
    """Whether an amount includes value added tax."""

    EXCLUDED = "excluded"
    """It is the amount before value added tax."""
    INCLUDED = "included"
    """It is the amount with value added tax."""
    UNKNOWN = "unknown"
    """Nobody has stated which."""


class TermChangeKind(StrEnum):
    """What changed a contract's term; a cancelled service never began."""

    EXTENSION = "extension"
    """It was agreed that the contract runs to a later day."""
    TERMINATION = "termination"
    """The contract ends on a day before its term is over."""
    CANCELLATION = "cancellation"
    """The service never began: the contract has no day."""


class EndingReason(StrEnum):
    """Why a contract ended or never began."""

    EXPIRY = "expiry"
    """Its term was over."""
    INSOLVENCY = "insolvency"
    """The provider is insolvent."""
    BREACH = "breach"
    """A party broke the contract."""
    MUTUAL = "mutual"
    """The parties agreed to it."""
    CONVENIENCE = "convenience"
    """A party was free to end it, and needed no reason."""
    SUPERSEDED = "superseded"
    """Another contract took its place."""
    FELL_THROUGH = "fell-through"
    """It came to nothing before it began."""
    OTHER = "other"
    """Another reason."""
