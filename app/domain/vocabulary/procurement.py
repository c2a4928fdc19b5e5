"""Procurement: routes to a contract, laws, grounds, notices, values and endings."""

from app.domain.vocabulary.codelist import Codelist


class ContractKind(Codelist):
    """The procurement route of a contract."""

    FRAMEWORK = "framework"
    """A framework agreement, from which contracts are called off. Gives no cover by itself."""
    OPEN_FRAMEWORK = "open-framework"
    """A scheme of successive frameworks on the same terms (Procurement Act 2023, section 49)."""
    LIGHT_TOUCH_FRAMEWORK = "light-touch-framework"
    """A framework for light touch services, which the Act does not limit to a number of years."""
    DYNAMIC_MARKET = "dynamic-market"
    """A list of suppliers that may compete, which others can join at any time."""
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
    CONCESSION = "concession"
    """A contract whose supplier is paid, at least in part, by those who use the service."""
    GRANT = "grant"
    """Money given for a purpose; it buys nothing."""
    SECTION_75_AGREEMENT = "section-75-agreement"
    """An agreement of a council and an NHS body to pool a budget or to delegate functions.

    NHS Act 2006, section 75. It holds contracts and is none.
    """
    UNKNOWN = "unknown"
    """No route is recorded."""

    @property
    def is_framework(self) -> bool:
        """True if contracts are called off from it, so that it gives no cover by itself."""
        return self in _FRAMEWORKS


_FRAMEWORKS = frozenset(
    {
        ContractKind.FRAMEWORK,
        ContractKind.OPEN_FRAMEWORK,
        ContractKind.LIGHT_TOUCH_FRAMEWORK,
        ContractKind.DYNAMIC_MARKET,
    }
)


class Route(Codelist):
    """The procedure by which a contract was awarded."""

    COMPETITION = "competition"
    """A competition."""
    DIRECT = "direct"
    """No competition."""
    PSR_DIRECT_A = "psr-direct-a"
    """Provider Selection Regime, direct award A: only the present provider is capable."""
    PSR_DIRECT_B = "psr-direct-b"
    """Provider Selection Regime, direct award B: patients choose among all who qualify."""
    PSR_DIRECT_C = "psr-direct-c"
    """Provider Selection Regime, direct award C: the present provider goes on."""
    PSR_MOST_SUITABLE = "psr-most-suitable"
    """Provider Selection Regime: the most suitable provider, chosen without a competition."""
    PSR_COMPETITIVE = "psr-competitive"
    """Provider Selection Regime: a competition."""
    PSR_URGENT = "psr-urgent"
    """Provider Selection Regime: an urgent award."""


class RecordState(Codelist):
    """The standing of a record of a contract among the records of the same procurement."""

    CURRENT = "current"
    """The record of the contract."""
    PLANNED = "planned"
    """A plan: no award of it gives cover, and nothing replaces it."""
    SUPERSEDED = "superseded"
    """Another record took its place; no award of it gives cover, and it has no key dates."""


class ContractStatus(Codelist):
    """The status of a contract, according to a claim."""

    ACTIVE = "active"
    """Awarded, or in force."""
    CANCELLED = "cancelled"
    """The award was cancelled: the contract never began."""
    TERMINATED = "terminated"
    """The contract has come to an end."""


class ContractState(Codelist):
    """The state of a contract on a day in a register, by what is recorded about it."""

    NOT_BEGUN = "not-begun"
    """Its first day is later."""
    IN_FORCE = "in-force"
    """The day is inside its agreed term, or a source shows a service under it."""
    OVER = "over"
    """Its last day has passed."""
    REPLACED = "replaced"
    """Another contract has begun in its place, and it is over, its supplier stopped or its end is
    not known."""
    SUPPLIER_STOPPED = "supplier-stopped"
    """The day is inside its term, but its supplier stopped trading before."""
    NOT_EVIDENCED = "not-evidenced"
    """Nothing recorded shows whether it is in force: a day is assumed or not known, an option may
    have been used, or a claim that it ended is undecided."""


class Purpose(Codelist):
    """The intended duration of a contract: lasting, or bridging a gap."""

    LASTING = "lasting"
    """A lasting arrangement."""
    BRIDGING = "bridging"
    """An interim or temporary arrangement, until a lasting one is in place."""
    UNKNOWN = "unknown"
    """No purpose is recorded."""


class Regime(Codelist):
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


class SpecialRegime(Codelist):
    """The special regime within the procurement law: light touch or none."""

    LIGHT_TOUCH = "light-touch"
    """A light touch contract, for services that the law lists by CPV code."""
    NONE = "none"
    """The light touch rules do not apply."""
    UNKNOWN = "unknown"
    """Not recorded."""


class Ground(Codelist):
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
    LIFE_PROTECTION = "life-protection"
    """Procurement Act 2023, section 42: allowed by regulations to protect life or public order."""
    SWITCHING = "switching"
    """Procurement Act 2023, section 43: after a competition without a suitable tender."""
    FRAMEWORK_DIRECT = "framework-direct"
    """A direct award under a framework, which needs no ground of Schedule 5."""
    UNKNOWN = "unknown"
    """No ground is recorded."""


class NoticeType(Codelist):
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
    UK_BELOW_THRESHOLD = "UK-below-threshold"
    """Below-threshold notice: a tender or a contract below the threshold."""
    F01 = "F01"
    """Prior information notice: an announcement of a procurement."""
    F02 = "F02"
    """Contract notice: the start of a competition."""
    F03 = "F03"
    """Contract award notice: the award of a contract."""
    F14 = "F14"
    """Corrigendum: a correction of a published notice."""
    F15 = "F15"
    """Voluntary transparency notice: the intention to award without a competition."""
    F20 = "F20"
    """Modification notice: a change to a contract."""
    F21 = "F21"
    """Notice of social and other specific services: a competition or an award."""
    PSR_INTENTION = "psr-intention"
    """Provider Selection Regime: the intention to award."""
    PSR_AWARD = "psr-award"
    """Provider Selection Regime: an award."""
    PSR_URGENT_AWARD = "psr-urgent-award"
    """Provider Selection Regime: an urgent award."""
    PSR_MODIFICATION = "psr-modification"
    """Provider Selection Regime: a change to a contract."""
    PSR_ABANDONMENT = "psr-abandonment"
    """Provider Selection Regime: a procurement that was given up."""
    CONTRACTS_FINDER = "contracts-finder"
    """Any notice on Contracts Finder, under any law."""
    UNKNOWN = "unknown"
    """A published notice whose type was not read."""


class ValueBasis(Codelist):
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


class Vat(Codelist):
    """Inclusion of value added tax in an amount."""

    EXCLUDED = "excluded"
    """The amount excludes value added tax."""
    INCLUDED = "included"
    """The amount includes value added tax."""
    UNKNOWN = "unknown"
    """Not recorded."""


class TermChangeKind(Codelist):
    """The type of a change to a contract."""

    EXTENSION = "extension"
    """An agreement that the contract runs to a later day."""
    TERMINATION = "termination"
    """An end of the contract before its agreed last day."""
    CANCELLATION = "cancellation"
    """An end before the service began: the contract has no day."""
    VARIATION = "variation"
    """A change that leaves the term as it is, for example of the value."""


class ChangeGround(Codelist):
    """The provision that allows a change to a contract without a new procurement."""

    REG72_A = "reg72-a"
    """Public Contracts Regulations 2015, regulation 72 (1)(a): a review clause or an option."""
    REG72_B = "reg72-b"
    """Public Contracts Regulations 2015, regulation 72 (1)(b): additional needs."""
    REG72_C = "reg72-c"
    """Public Contracts Regulations 2015, regulation 72 (1)(c): unforeseen circumstances."""
    REG72_D = "reg72-d"
    """Public Contracts Regulations 2015, regulation 72 (1)(d): a new contractor."""
    REG72_E = "reg72-e"
    """Public Contracts Regulations 2015, regulation 72 (1)(e): not substantial."""
    REG72_F = "reg72-f"
    """Public Contracts Regulations 2015, regulation 72 (1)(f): small."""
    SCH8_1 = "sch8-1"
    """Procurement Act 2023, Schedule 8, paragraph 1: provided for in the contract."""
    SCH8_2 = "sch8-2"
    """Procurement Act 2023, Schedule 8, paragraphs 2 and 3: urgency and protection of life."""
    SCH8_4 = "sch8-4"
    """Procurement Act 2023, Schedule 8, paragraph 4: unforeseeable circumstances."""
    SCH8_5 = "sch8-5"
    """Procurement Act 2023, Schedule 8, paragraphs 5 to 7: a known risk came about."""
    SCH8_8 = "sch8-8"
    """Procurement Act 2023, Schedule 8, paragraph 8: additional goods, services or works."""
    SCH8_9 = "sch8-9"
    """Procurement Act 2023, Schedule 8, paragraph 9: a transfer on corporate restructuring."""
    SCH8_10 = "sch8-10"
    """Procurement Act 2023, Schedule 8, paragraph 10: contracts of defence authorities."""
    BELOW_10_PERCENT = "below-10-percent"
    """Procurement Act 2023, section 75(2): value or term changes by no more than 10 per cent."""
    UNKNOWN = "unknown"
    """No provision is recorded."""


class EndingReason(Codelist):
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
