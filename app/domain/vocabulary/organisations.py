"""Who there is: authorities, their consortia, providers, and what happens to them."""

from enum import StrEnum


class AuthorityKind(StrEnum):
    """What sort of public body an authority is."""

    LONDON_BOROUGH = "london-borough"
    """The council of a London borough."""
    CITY_CORPORATION = "city-corporation"
    """The City of London Corporation."""
    COUNTY = "county"
    """A county council."""
    UNITARY = "unitary"
    """A unitary council: it does the work of a county and of a district."""
    METROPOLITAN_DISTRICT = "metropolitan-district"
    """A metropolitan district council."""
    INTEGRATED_CARE_BOARD = "integrated-care-board"
    """An integrated care board of the NHS: it arranges health services."""
    NHS_TRUST = "nhs-trust"
    """An NHS trust: it provides health services."""
    OTHER = "other"
    """Another public body."""

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
    """Leads it, and states the terms of those of its contracts that name no lead."""
    JOINT_LEAD = "joint-lead"
    """Leads it together with another authority; each has the rights of a lead."""
    MEMBER = "member"
    """Belongs to it without leading it."""
    PARTNER = "partner"
    """Arranges the service jointly with others, as by a shared team or a pooled budget."""
    HOST = "host"
    """Runs a service of its own that others use too."""
    CUSTOMER = "customer"
    """Uses the service that a host runs."""


class ProviderEventKind(StrEnum):
    """What happened to a provider."""

    DISTRESS_SIGNAL = "distress-signal"
    """A sign that it may fail; for partners, unless stated otherwise."""
    WINDING_UP_PETITION = "winding-up-petition"
    """A court is asked to wind it up. It is not insolvent by that alone."""
    WINDING_UP_ORDER = "winding-up-order"
    """A court orders that it be wound up. From this day it is insolvent."""
    ADMINISTRATION = "administration"
    """It goes into administration. From this day it is insolvent."""
    SPECIAL_MANAGER_APPOINTED = "special-manager-appointed"
    """A special manager is appointed to its affairs. From this day it is insolvent."""
    TRADING_ON = "trading-on"
    """It is kept trading although insolvent. Cover is not changed by it."""
    CEASED_TRADING = "ceased-trading"
    """It stops trading. This day is its last day of service."""
    RESUMED_TRADING = "resumed-trading"
    """It trades again after it had stopped."""
    INSOLVENCY_ENDED = "insolvency-ended"
    """Its insolvency is over. From this day it is solvent."""
    SOLD = "sold"
    """It, or its business, is sold. Cover is not changed by it."""
    DISSOLVED = "dissolved"
    """The company is dissolved. This day is its last day of service."""


class ProviderStatus(StrEnum):
    """How a provider stands on a day."""

    TRADING = "trading"
    """It trades, and is not known to be insolvent."""
    TRADING_IN_INSOLVENCY = "trading-in-insolvency"
    """It trades although it is insolvent."""
    CEASED = "ceased"
    """It has stopped trading, or was dissolved, and has not resumed."""
