"""Attestations: their subjects, and the scopes that belong to cover only."""

import pytest

from app.domain.vocabulary import AttestationSubject
from tests.support.bodies import Body, attestation, complete
from tests.support.registry import Registry, System

PATH = "authorities/camden/attestations"
OTHERS = [subject for subject in AttestationSubject if subject is not AttestationSubject.COVER]


@pytest.mark.parametrize("subject", OTHERS)
def test_attestation_of_another_subject_has_no_scopes(camden: System, subject: str) -> None:
    entry = camden.states(PATH, complete(subject, "2025-09-01", "2025-09-30"))

    content = camden.sees(f"facts/{entry['fact']}")["recorded_by"]["content"]
    assert (content["subject"], content["scopes"]) == (subject, [])


def test_attestation_is_about_cover_by_default(camden: System) -> None:
    entry = camden.states(PATH, attestation())

    assert camden.sees(f"facts/{entry['fact']}")["recorded_by"]["content"]["subject"] == "cover"


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (complete("weather", "2025-09-01", "2025-09-30"), "unknown-subject", "/body/subject"),
        (attestation(subject="remedies"), "scopes-if-cover", "/body"),
        (complete("cover", "2025-09-01", "2025-09-30"), "scopes-if-cover", "/body"),
    ],
)
def test_attestation_of_an_unknown_subject_or_with_wrong_scopes_is_refused(
    registry: Registry, camden: System, body: Body, code: str, pointer: str
) -> None:
    before = registry.everything()

    response = camden.posts(PATH, body)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"], fault["pointer"]) == (422, code, pointer)
    assert registry.everything() == before


def test_attestation_of_another_subject_says_nothing_about_cover(
    camden: System, anybody: System
) -> None:
    asked = {"authority": "camden", "scope": "repair", "on": "2025-09-15"}
    before = anybody.sees("cover", **asked)["items"]

    camden.states(PATH, complete("remedies", "2025-09-01", "2025-09-30"))

    assert anybody.sees("cover", **asked)["items"] == before
