from dataclasses import replace
from datetime import date

import pytest

from app.domain.contract_states import RecordedContract, state_on
from app.domain.terms import UNKNOWN_EDGE, Edge
from app.domain.timelines import Timeline
from app.domain.vocabulary import ContractState, DateBasis

DAY = date(2025, 9, 25)
PAST, LATER = date(2025, 8, 31), date(2026, 3, 31)
OPEN_ENDED = Edge(None, DateBasis.OPEN_ENDED)
STOPPED = Timeline.until(date(2025, 7, 31))


def edge(day: date, basis: DateBasis = DateBasis.AGREED) -> Edge:
    return Edge(day, basis)


RUNNING = RecordedContract(edge(PAST), edge(LATER))
ENDED = RecordedContract(edge(date(2024, 4, 1)), edge(PAST))
ASSUMED = edge(LATER, DateBasis.ASSUMED)
ENDLESS = replace(RUNNING, last=UNKNOWN_EDGE)


@pytest.mark.parametrize(
    ("contract", "state"),
    [
        (RUNNING, "in-force"),
        (replace(RUNNING, first=edge(DAY), last=edge(DAY)), "in-force"),
        (replace(RUNNING, last=OPEN_ENDED), "in-force"),
        (replace(RUNNING, last=edge(LATER, DateBasis.DERIVED)), "in-force"),
        (replace(RUNNING, first=edge(date(2025, 9, 26))), "not-begun"),
        (ENDED, "over"),
        (replace(ENDED, last=edge(date(2025, 9, 24))), "over"),
        (replace(ENDED, first=UNKNOWN_EDGE), "over"),
        (replace(RUNNING, trading=STOPPED), "supplier-stopped"),
        (replace(ENDED, trading=STOPPED), "over"),
    ],
)
def test_agreed_days_and_trading_decide_the_state(contract: RecordedContract, state: str) -> None:
    assert state_on(contract, DAY) == ContractState(state)


@pytest.mark.parametrize(
    "contract",
    [
        replace(RUNNING, first=UNKNOWN_EDGE),
        replace(RUNNING, first=edge(LATER, DateBasis.ASSUMED)),
        replace(RUNNING, last=ASSUMED),
        replace(ENDED, last=edge(PAST, DateBasis.ASSUMED)),
        ENDLESS,
        replace(RUNNING, is_end_claimed=True),
    ],
)
def test_assumed_or_unknown_day_or_claim_that_it_ended_is_no_evidence(
    contract: RecordedContract,
) -> None:
    assert state_on(contract, DAY) is ContractState.NOT_EVIDENCED


@pytest.mark.parametrize("contract", [replace(RUNNING, first=UNKNOWN_EDGE), ENDLESS])
def test_service_that_a_source_shows_on_the_day_is_evidence(contract: RecordedContract) -> None:
    seen = replace(contract, is_seen=True)

    assert state_on(seen, DAY) is ContractState.IN_FORCE
    assert state_on(replace(seen, is_end_claimed=True), DAY) is ContractState.NOT_EVIDENCED
    assert state_on(replace(seen, trading=STOPPED), DAY) is ContractState.SUPPLIER_STOPPED


@pytest.mark.parametrize(
    ("option", "state"),
    [(DAY, "not-evidenced"), (None, "not-evidenced"), (date(2025, 9, 24), "over")],
)
def test_contract_is_not_over_while_an_option_may_have_been_used(
    option: date | None, state: str
) -> None:
    assert state_on(replace(ENDED, options=[option]), DAY) == ContractState(state)


@pytest.mark.parametrize(
    "contract",
    [ENDED, replace(ENDED, options=[None]), replace(RUNNING, trading=STOPPED), ENDLESS],
)
def test_contract_in_whose_place_another_began_is_replaced(contract: RecordedContract) -> None:
    assert state_on(replace(contract, replaced_on=DAY), DAY) is ContractState.REPLACED

    later = replace(contract, replaced_on=date(2025, 9, 26))
    assert state_on(later, DAY) is state_on(contract, DAY) is not ContractState.REPLACED


def test_contract_inside_its_term_is_in_force_beside_its_replacement() -> None:
    assert state_on(replace(RUNNING, replaced_on=DAY), DAY) is ContractState.IN_FORCE
