"""Who there is: authorities, their consortia, providers, and what happens to them."""

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
