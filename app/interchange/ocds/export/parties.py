"""The organisations of a contracting process, with their roles."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.interchange.ocds.export.release_delta import Json, compact
from app.interchange.ocds.export.replay import Content, NameIndex, ReplayedContract
from app.ledger.identifiers import public_identifiers

_REGISTERS = ("GB-COH", "GB-LAE", "GB-PPON")
"""The preferred registers for the main identifier of an organisation, in order of preference.
Only registers that org-id.guide lists for the United Kingdom are exported."""


@dataclass(slots=True)
class Parties:
    """The distinct organisations that the contracts of a process name on a day."""

    names: NameIndex
    day: str
    _roles: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    _details: dict[tuple[str, str], Json] = field(default_factory=dict)
    _published: list[Json] = field(default_factory=list)

    def add(self, contract: ReplayedContract) -> None:
        """Add the parties of a contract."""
        details = contract.details
        if lead := details.get("lead"):
            self._roles["authority", lead].add("procuringEntity")
        recipients = [award["authority"] for award in contract.facts("award").values()]
        for buyer in [*details.get("buyers", []), *recipients]:
            self._roles["authority", buyer].add("buyer")
        if provider := details.get("provider"):
            self._roles["provider", provider].add("supplier")
            self._details["provider", provider] = _kind_of_supplier(details)
        else:
            self._published += [compact(**item) for item in _published_suppliers(contract)]

    def reference(self, thing: str, code: str | None) -> Json | None:
        """Return a reference to an organisation, or None without a code."""
        return {"id": _id(thing, code), "name": self._name(thing, code)} if code else None

    def suppliers(self, contract: ReplayedContract) -> list[Json]:
        """Return references to the suppliers of a contract: its provider, or those published."""
        provider = self.reference("provider", contract.details.get("provider"))
        if provider is not None:
            return [provider]
        published = _published_suppliers(contract)
        return [compact(id=item["id"], name=item["name"]) for item in published]

    def organisations(self) -> list[Json]:
        """Return every organisation with its identifiers and roles."""
        named = [
            compact(
                id=_id(thing, code),
                name=self._name(thing, code),
                **_identifiers(self.names.on(thing, code, self.day)),
                roles=sorted(roles),
                details=self._details.get((thing, code)),
            )
            for (thing, code), roles in self._roles.items()
        ]
        return [*named, *self._published]

    def _name(self, thing: str, code: str) -> str:
        content = self.names.on(thing, code, self.day)
        return (
            content.get("official_name") or content.get("legal_name") or content.get("name") or code
        )


def _published_suppliers(contract: ReplayedContract) -> list[Json]:
    """Return the suppliers of a contract as published; they are no known organisations."""
    kind = _kind_of_supplier(contract.details)
    return [
        {
            "id": f"supplier-{contract.reference}-{n}",
            "name": supplier["name"],
            "identifier": _published_number(supplier),
            "roles": ["supplier"],
            "details": kind,
        }
        for n, supplier in enumerate(contract.details.get("suppliers_as_published", []), start=1)
    ]


def _published_number(supplier: Content) -> Json | None:
    """Return the number of a supplier as published, if it is one of a register."""
    if supplier["scheme"] is None or supplier["number"] is None:
        return None
    number = {"scheme": supplier["scheme"], "id": supplier["number"]}
    is_of_register = number["scheme"].startswith("GB-") and public_identifiers([number])
    return number if is_of_register else None


def buyer_of(details: Content) -> str | None:
    """Return the buying authority: of several the lead, else the first."""
    buyers, lead = details.get("buyers", []), details.get("lead")
    return lead if lead in buyers else next(iter(buyers), lead)


def _id(thing: str, code: str) -> str:
    """Return an id made from our code, which stays when register numbers change."""
    return f"{thing}-{code}"


def _identifiers(content: Content) -> Json:
    known = [
        number
        for number in public_identifiers(content.get("identifiers", []))
        if number["scheme"].startswith("GB-")
    ]
    known.sort(key=lambda number: (_rank(number["scheme"]), number["scheme"], number["id"]))
    return compact(
        identifier=compact(**_number(known), legalName=content.get("legal_name"))
        if known
        else None,
        additionalIdentifiers=[_number([number]) for number in known[1:]],
    )


def _number(known: Sequence[Content]) -> Json:
    return {"scheme": known[0]["scheme"], "id": known[0]["id"]}


def _rank(scheme: str) -> int:
    return _REGISTERS.index(scheme) if scheme in _REGISTERS else len(_REGISTERS)


def _kind_of_supplier(details: Content) -> Json:
    sme = details.get("sme")
    scale = None if sme is None else "sme" if sme else "large"
    return compact(scale=scale, vcse=details.get("vcse"))
