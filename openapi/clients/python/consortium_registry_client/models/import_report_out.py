from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.import_report_out_outcomes import ImportReportOutOutcomes
    from ..models.release_report_out import ReleaseReportOut


T = TypeVar("T", bound="ImportReportOut")


@_attrs_define
class ImportReportOut:
    """The outcome of a file, release by release.

    Attributes:
        dry_run (bool): True if nothing was recorded.
        outcomes (ImportReportOutOutcomes): The number of releases by outcome.
        dropped (int): The number of fields left out as personal data.
        releases (list[ReleaseReportOut]): The releases in the order of the file.
    """

    dry_run: bool
    outcomes: ImportReportOutOutcomes
    dropped: int
    releases: list[ReleaseReportOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        dry_run = self.dry_run

        outcomes = self.outcomes.to_dict()

        dropped = self.dropped

        releases = []
        for releases_item_data in self.releases:
            releases_item = releases_item_data.to_dict()
            releases.append(releases_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "dry_run": dry_run,
                "outcomes": outcomes,
                "dropped": dropped,
                "releases": releases,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.import_report_out_outcomes import ImportReportOutOutcomes  # noqa: PLC0415
        from ..models.release_report_out import ReleaseReportOut  # noqa: PLC0415

        d = dict(src_dict)
        dry_run = d.pop("dry_run")

        outcomes = ImportReportOutOutcomes.from_dict(d.pop("outcomes"))

        dropped = d.pop("dropped")

        releases = []
        _releases = d.pop("releases")
        for releases_item_data in _releases:
            releases_item = ReleaseReportOut.from_dict(releases_item_data)

            releases.append(releases_item)

        import_report_out = cls(
            dry_run=dry_run,
            outcomes=outcomes,
            dropped=dropped,
            releases=releases,
        )

        import_report_out.additional_properties = d
        return import_report_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
