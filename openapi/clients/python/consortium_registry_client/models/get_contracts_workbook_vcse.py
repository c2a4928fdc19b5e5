from typing import Literal, cast

GetContractsWorkbookVcse = Literal["false", "true", "unknown"]


def check_get_contracts_workbook_vcse(value: str) -> GetContractsWorkbookVcse:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(GetContractsWorkbookVcse, value)
