from enum import StrEnum


class AuthorityKind(StrEnum):
    CITY_CORPORATION = "city-corporation"
    COUNTY = "county"
    INTEGRATED_CARE_BOARD = "integrated-care-board"
    LONDON_BOROUGH = "london-borough"
    METROPOLITAN_DISTRICT = "metropolitan-district"
    NHS_TRUST = "nhs-trust"
    OTHER = "other"
    UNITARY = "unitary"

    def __str__(self) -> str:
        return str(self.value)
