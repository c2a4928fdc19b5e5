from typing import Literal, cast

GetContractsWorkbookSme = Literal["false", "true", "unknown"]


def check_get_contracts_workbook_sme(value: str) -> GetContractsWorkbookSme:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(GetContractsWorkbookSme, value)
