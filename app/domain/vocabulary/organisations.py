"""Authorities, consortium memberships and providers."""

from app.domain.vocabulary.codelist import Codelist


class AuthorityKind(Codelist):
    """The type of public body that an authority is."""

    LONDON_BOROUGH = "london-borough"
    """The council of a London borough."""
    CITY_CORPORATION = "city-corporation"
    """The City of London Corporation."""
    COUNTY = "county"
    """A county council."""
    UNITARY = "unitary"
    """A unitary council, which has the functions of a county and of a district."""
    METROPOLITAN_DISTRICT = "metropolitan-district"
    """A metropolitan district council."""
    INTEGRATED_CARE_BOARD = "integrated-care-board"
    """An integrated care board of the NHS, which arranges health services."""
    NHS_TRUST = "nhs-trust"
    """An NHS trust, which provides health services."""
    OTHER = "other"
    """Another public body."""

    @property
    def has_social_care_duty(self) -> bool:
        """True if the Care Act 2014 makes the authority responsible for adult social care."""
        return self not in {
            AuthorityKind.INTEGRATED_CARE_BOARD,
            AuthorityKind.NHS_TRUST,
            AuthorityKind.OTHER,
        }


class Region(Codelist):
    """A region of England, as the Office for National Statistics divides it."""

    NORTH_EAST = "north-east"
    """The North East."""
    NORTH_WEST = "north-west"
    """The North West."""
    YORKSHIRE_AND_THE_HUMBER = "yorkshire-and-the-humber"
    """Yorkshire and the Humber."""
    EAST_MIDLANDS = "east-midlands"
    """The East Midlands."""
    WEST_MIDLANDS = "west-midlands"
    """The West Midlands."""
    EAST_OF_ENGLAND = "east-of-england"
    """The East of England."""
    LONDON = "london"
    """London."""
    SOUTH_EAST = "south-east"
    """The South East."""
    SOUTH_WEST = "south-west"
    """The South West."""


class MembershipRole(Codelist):
    """The role of an authority in a consortium."""

    LEAD = "lead"
    """Leads the consortium, and records the terms of its contracts that name no lead."""
    JOINT_LEAD = "joint-lead"
    """Leads the consortium together with another authority; each has the rights of a lead."""
    MEMBER = "member"
    """Belongs to the consortium without leading it."""
    PARTNER = "partner"
    """Arranges the service jointly with others, for example with a shared team or pooled budget."""
    HOST = "host"
    """Runs a service of its own that other authorities also use."""
    CUSTOMER = "customer"
    """Uses the service of a host."""


class ProviderEventKind(Codelist):
    """An event in the life of a provider."""

    DISTRESS_SIGNAL = "distress-signal"
    """A sign that the provider may fail. Visible to partners unless recorded otherwise."""
    WINDING_UP_PETITION = "winding-up-petition"
    """A petition to a court to wind the provider up. It does not make the provider insolvent."""
    WINDING_UP_ORDER = "winding-up-order"
    """A court order to wind the provider up. The provider is insolvent from this day."""
    ADMINISTRATION = "administration"
    """The start of administration. The provider is insolvent from this day."""
    SPECIAL_MANAGER_APPOINTED = "special-manager-appointed"
    """The appointment of a special manager. The provider is insolvent from this day."""
    TRADING_ON = "trading-on"
    """A decision that the insolvent provider goes on trading. Cover does not change."""
    CEASED_TRADING = "ceased-trading"
    """The end of trading. This day is the last day of service."""
    RESUMED_TRADING = "resumed-trading"
    """The return to trading after it had ceased. This day is a day of service."""
    INSOLVENCY_ENDED = "insolvency-ended"
    """The end of the insolvency. The provider is solvent from this day."""
    SOLD = "sold"
    """The sale of the provider or its business. Cover does not change."""
    DISSOLVED = "dissolved"
    """The dissolution of the company. This day is the last day of service."""


class MatchBasis(Codelist):
    """The reason why a supplier as published is a provider."""

    CONTRACT = "contract"
    """The contract names the provider and no other supplier."""
    NUMBER = "number"
    """The provider has its number in that register."""
    DECISION = "decision"
    """An admin decided so."""


class ProviderStatus(Codelist):
    """The trading status of a provider on a day, computed from its events."""

    NOT_KNOWN_TO_HAVE_STOPPED = "not-known-to-have-stopped"
    """No event says that the provider stopped trading or is insolvent."""
    TRADING_IN_INSOLVENCY = "trading-in-insolvency"
    """The provider trades although it is insolvent."""
    CEASED = "ceased"
    """The provider has ceased trading or was dissolved, and has not resumed trading."""


class SuggestionKind(Codelist):
    """The two things that may be the same."""

    SUPPLIER = "supplier"
    """A supplier as published has a name of a provider."""
    BUYER = "buyer"
    """A buyer in a notice has a name of an authority."""
    DUPLICATE_PROVIDER = "duplicate-provider"
    """Two providers have an equal name."""
