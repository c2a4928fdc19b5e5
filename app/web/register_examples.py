"""An example of every operation on registers as files; a test runs each on the embedded data."""

from typing import Any

_WHOSE = {"authority": "westminster", "on": "2025-09-25"}
_REGISTER = """Contract reference,Title of agreement,Start date,End date,Total contract value
CE-2026-04,Storage of equipment,01/04/2026,31/03/2028,"£120,000.00"
"""

REGISTER_EXAMPLES: dict[str, dict[str, Any]] = {
    "get_contracts_register": _WHOSE,
    "get_contracts_workbook": _WHOSE,
    "describe_contracts_register": _WHOSE,
    "get_registry": {},
    "get_contracts_template": {},
    "import_contracts_register": {"authority": "westminster", "dry_run": True, "body": _REGISTER},
}
