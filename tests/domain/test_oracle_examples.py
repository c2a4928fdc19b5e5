"""The oracle gives the words that were worked out by hand from the rule of cover."""

from typing import Any

import pytest

from tests.domain import oracle
from tests.domain.facts import (
    UNKNOWN,
    Attestation,
    Award,
    Contract,
    DayClaim,
    Edge,
    Event,
    History,
    Option,
    Report,
)


def agreed(first: int, last: int, **fields: Any) -> Contract:
    return Contract(Edge(first, "agreed"), Edge(last, "agreed"), provider="north", **fields)


def of(contract: Contract, award: Award | None = None, **fields: Any) -> History:
    """Facts about one award of one contract."""
    return History({"c": contract}, {"a": award or Award("c", "full")}, **fields)


LIMITED = agreed(0, 120, claimed_levels=("urgent-only", "full"))
"""Two sources disagree about the level; one page reports the lower level for one day."""
REPORTED = (Report(28, 28, "urgent-only"),)
EXTENDABLE = agreed(0, 20, options=(Option(60),))
ENDLESS = Contract(Edge(0, "agreed"), UNKNOWN, provider="north")
SEEN = Award("c", "full", seen_to=19)
STOPPED = (Event("north", "ceased-trading", 15),)
SIBLINGS = History(
    {"c": agreed(0, 20), "d": agreed(10, 60)},
    {"a": Award("c", "full"), "b": Award("d", "full", leaf="sibling")},
    leaves=("asked", "sibling"),
)


@pytest.mark.parametrize(
    ("history", "day", "state", "because"),
    [
        (of(agreed(0, 20)), -1, "unknown", "never-recorded"),
        (of(agreed(0, 20)), 20, "full", None),
        (of(agreed(0, 20)), 21, "ended", "term-over"),
        (of(EXTENDABLE), 60, "ended", "option-unconfirmed"),
        (of(EXTENDABLE), 61, "ended", "term-over"),
        (of(agreed(0, 20, options=(Option(None),))), 149, "ended", "option-unconfirmed"),
        (
            of(agreed(0, 20, options=(Option(60, is_declined=True),))),
            30,
            "ended",
            "term-over",
        ),
        (
            of(agreed(0, 20, options=(Option(60),), changes=(("extension", 60),))),
            61,
            "ended",
            "term-over",
        ),
        (
            of(agreed(0, 20, options=(Option(60),), changes=(("termination", 10),))),
            30,
            "ended",
            "term-over",
        ),
        (of(EXTENDABLE, Award("c", "full", last=Edge(10, "agreed"))), 30, "ended", "term-over"),
        (of(agreed(0, 60), events=STOPPED), 15, "full", None),
        (of(agreed(0, 60), events=STOPPED), 16, "ended", "provider-stopped"),
        (of(agreed(0, 15), events=STOPPED), 16, "ended", "term-over"),
        (of(ENDLESS, SEEN), 20, "unknown", "end-unknown"),
        (of(agreed(0, 21, claimed_days=(DayClaim("last", 81),))), 81, "unknown", "disputed"),
        (of(agreed(0, 21, claimed_days=(DayClaim("last", 81),))), 82, "ended", "term-over"),
        (of(agreed(9, 21, claimed_days=(DayClaim("first", 4),))), 4, "unknown", "disputed"),
        (of(LIMITED), 27, "urgent-only", None),
        (of(agreed(0, 60), reports=(Report(9, 9, "none"),)), 9, "none", None),
        (of(agreed(0, 60), reports=(Report(9, 9, "partial"),)), 9, "partial", None),
        (of(LIMITED, reports=(Report(9, 9, "full"),)), 9, "urgent-only", None),
        (of(agreed(0, 20), attested=(Attestation(9, 30),)), 21, "none", None),
        (of(ENDLESS, SEEN, attested=(Attestation(9, 30),)), 21, "unknown", "end-unknown"),
        (of(agreed(0, 9), reports=(Report(20, 20, "full"),)), 20, "ended", "term-over"),
        (
            of(agreed(0, 9), reports=(Report(20, 20, "provider-unnamed"),)),
            20,
            "unknown",
            "provider-unnamed",
        ),
        (SIBLINGS, 20, "full", None),
        (SIBLINGS, 21, "unknown", "not-listed"),
        (SIBLINGS, 61, "ended", "term-over"),
        (SIBLINGS._replace(reports=(Report(30, 30, "full"),)), 30, "unknown", "not-listed"),
    ],
)
def test_state_and_reason(history: History, day: int, state: str, because: str | None) -> None:
    found = oracle.answers(history)[day]

    assert (found.state, found.because) == (state, because)


MEDIUM = Award("c", "full", confidence="medium")
ASSUMED = Contract(Edge(0, "agreed"), Edge(20, "assumed"))


@pytest.mark.parametrize(
    ("history", "day", "certainty"),
    [
        (of(agreed(0, 20)), 9, "contracted"),
        (of(agreed(0, 20)), 21, None),
        (of(ENDLESS, SEEN), 20, None),
        (of(LIMITED, reports=REPORTED), 27, "assumed"),
        (of(LIMITED, reports=REPORTED), 28, "observed"),
        (of(LIMITED, reports=REPORTED), 29, "assumed"),
        (of(LIMITED, MEDIUM, reports=REPORTED), 28, "assumed"),
        (of(agreed(0, 20), MEDIUM, attested=(Attestation(9, 9),)), 9, "attested"),
        (of(agreed(0, 20), Award("c", "full", is_seconded=False)), 9, "assumed"),
        (of(agreed(0, 20, is_end_claimed=True)), 9, "assumed"),
        (of(ASSUMED, SEEN), 19, "contracted"),
        (of(ASSUMED, SEEN), 20, "assumed"),
        (of(agreed(0, 20, claimed_days=(DayClaim("last", 9),))), 9, "contracted"),
        (of(agreed(0, 20, claimed_days=(DayClaim("last", 9),))), 10, "assumed"),
        (of(agreed(0, 120), reports=(Report(4, 9, "full"),)), 3, "contracted"),
        (of(agreed(0, 120), reports=(Report(4, 9, "full"),)), 99, "observed"),
        (of(agreed(0, 120), reports=(Report(4, 9, "full"),)), 100, "contracted"),
        (
            of(agreed(0, 120), reports=(Report(4, 9, "full"), Report(20, 20, "partial"))),
            21,
            "contracted",
        ),
        (of(agreed(0, 20), reports=(Report(9, 9, "none"),)), 9, "observed"),
        (of(agreed(0, 20), attested=(Attestation(30, 30),)), 30, "attested"),
    ],
)
def test_certainty(history: History, day: int, certainty: str | None) -> None:
    assert oracle.answers(history)[day].certainty == certainty


ADMINISTRATION = (Event("north", "administration", 30),)
DISTRESS = (Event("north", "distress-signal", 30), Event("north", "resumed-trading", 40))


@pytest.mark.parametrize(
    ("history", "day", "risks"),
    [
        (of(agreed(0, 120)), 29, set()),
        (of(agreed(0, 120)), 30, {"ends-soon"}),
        (of(Contract(Edge(0, "agreed"), Edge(None, "open-ended"))), 30, set()),
        (of(agreed(0, 149), events=ADMINISTRATION), 29, set()),
        (of(agreed(0, 149), events=ADMINISTRATION), 30, {"insolvency"}),
        (of(agreed(0, 149), events=DISTRESS), 39, {"distress"}),
        (of(agreed(0, 149), events=DISTRESS), 40, set()),
        (of(agreed(0, 120), Award("c", "full", is_seconded=False)), 9, {"not-seconded"}),
        (of(agreed(0, 120, is_end_claimed=True)), 9, {"end-claimed"}),
        (of(LIMITED), 9, {"level-disputed"}),
        (of(agreed(0, 120, claimed_levels=("full",))), 9, set()),
        (
            History(
                {"c": agreed(0, 20), "d": agreed(30, 149)},
                {"a": Award("c", "full"), "b": Award("d", "full")},
            ),
            9,
            set(),
        ),
    ],
)
def test_risks(history: History, day: int, risks: set[str]) -> None:
    assert oracle.answers(history)[day].risks == risks


def test_holders_and_runs() -> None:
    history = History(
        {"c": agreed(0, 20), "d": agreed(15, 60)},
        {"a": Award("c", "full"), "b": Award("d", "full")},
    )

    found = oracle.answers(history)

    assert found[16].held_by == {"a", "b"}
    assert (found[16].since, found[16].until, found[16].covered_until) == (15, 20, 60)
    assert (found[61].since, found[61].until) == (61, None)
    assert found[61].last_held_by == {"b"}
    assert oracle.answers(of(ENDLESS, SEEN))[20].held_by == {"a"}
