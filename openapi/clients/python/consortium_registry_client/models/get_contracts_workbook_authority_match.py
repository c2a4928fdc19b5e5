from typing import Literal, cast

GetContractsWorkbookAuthorityMatch = Literal["all", "any"]


def check_get_contracts_workbook_authority_match(value: str) -> GetContractsWorkbookAuthorityMatch:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(GetContractsWorkbookAuthorityMatch, value)
