"""Who was to take over, which data was held up, what was ready, and what replaced what."""

from tests.proofs.golden.asking import Dated, key_dates
from tests.proofs.golden.cases import (
    candidates,
    mobilisation,
    readiness,
    replacements,
    transfers,
)

NRS, SAADIA, TOTP = "nottingham-rehab", "saadia", "totp"
ESSEX, PROVIDE = "essex-cares", "provide-care-solutions"
BRIDGE = "bi-borough-community-equipment-2025"
WESTMINSTER, RBKC = "westminster", "kensington-and-chelsea"
LIVE = ["community-equipment/full"]
HARROW_ESSEX = ("harrow", ESSEX, "identified")
FELL = "fell-through"

CANDIDATES = [
    # Harrow: Essex Cares by the urgent decision, Provide Care Solutions six weeks later.
    Dated("2025-08-06", candidates(authority="harrow"), why="E15", stages=[]),
    Dated("2025-08-07", candidates(authority="harrow"), why="E15, ecl", stages=[HARROW_ESSEX],
          since={ESSEX: "2025-08-07"}),
    Dated("2025-09-18", candidates(authority="harrow"), why="E15, E20", stages=[HARROW_ESSEX]),
    Dated("2025-09-20", candidates(authority="harrow").known("2025-09-10"), why="E15, E20",
          stages=[HARROW_ESSEX]),
    Dated("2025-09-19", candidates(authority="harrow"), why="E20, K15",
          stages=[("harrow", ESSEX, FELL), ("harrow", PROVIDE, "approved")],
          since={ESSEX: "2025-09-19", PROVIDE: "2025-09-19"}),
    Dated("2026-12-31", candidates(authority="harrow"), why="K15",
          stages=[("harrow", ESSEX, FELL), ("harrow", PROVIDE, "approved")],
          contracts={PROVIDE: None}),
    # Haringey: approved on 10 September, given up on 18, when another award was signed.
    Dated("2025-09-09", candidates(authority="haringey"), why="K11", stages=[]),
    Dated("2025-09-10", candidates(authority="haringey"), why="K11, E17",
          stages=[("haringey", ESSEX, "approved")], since={ESSEX: "2025-09-10"}),
    Dated("2025-09-17", candidates(authority="haringey"), why="K11, E19",
          stages=[("haringey", ESSEX, "approved")]),
    Dated("2025-09-18", candidates(authority="haringey"), why="K14, E19",
          stages=[("haringey", ESSEX, FELL), ("haringey", PROVIDE, "signed")],
          contracts={ESSEX: None, PROVIDE: "haringey-nlep-2025"},
          taken={ESSEX: ["approved", FELL], PROVIDE: ["approved", "signed"]}),
    Dated("2025-09-20", candidates(authority="haringey").known("2025-09-10"), why="K11",
          stages=[("haringey", ESSEX, "approved")]),
    Dated("2025-09-20", candidates(authority="haringey").known("2025-09-17"), why="K11, E19",
          stages=[("haringey", ESSEX, "approved")]),
    # Who had been given the second award nobody had said by then.
    Dated("2025-09-20", candidates(authority="haringey").known("2025-09-20"), why="K14, Z12",
          stages=[("haringey", ESSEX, FELL)]),
    # Islington: two notices nine days apart, the minutes of which are known.
    Dated("2025-09-09", candidates(authority="islington").known("2025-09-09T19:11:59+01:00"),
          why="K12, Z18", stages=[]),
    Dated("2025-09-09", candidates(authority="islington").known("2025-09-09T19:13:00+01:00"),
          why="K12, Z18", stages=[("islington", ESSEX, "identified")]),
    Dated("2025-09-18", candidates(authority="islington").known("2025-09-18T16:12:31+01:00"),
          why="K12, K13", stages=[("islington", ESSEX, "identified")]),
    Dated("2025-09-18", candidates(authority="islington"), why="K12, K13, Z07",
          stages=[("islington", ESSEX, FELL), ("islington", PROVIDE, "identified")]),
    Dated("2025-09-19", candidates(authority="islington"), why="K13",
          stages=[("islington", ESSEX, FELL), ("islington", PROVIDE, "signed")],
          contracts={ESSEX: None, PROVIDE: "islington-nlep-2025"}),
    Dated("2025-09-20", candidates(authority="islington").known("2025-09-20"), why="K12, K13",
          stages=[("islington", ESSEX, FELL), ("islington", PROVIDE, "identified")]),
    Dated("2025-10-06", candidates(authority="islington").known("2025-10-05"), why="K13",
          stages=[("islington", ESSEX, FELL), ("islington", PROVIDE, "identified")]),
    Dated("2025-10-06", candidates(authority="islington").known("2025-10-06"), why="K13",
          stages=[("islington", ESSEX, FELL), ("islington", PROVIDE, "signed")],
          since={PROVIDE: "2025-09-19"}),
    # What was believed about Essex Cares on 10 September, and what on 20.
    Dated("2025-09-20", candidates(provider=ESSEX).known("2025-09-10"), why="E15, K11, K12",
          stages=[("haringey", ESSEX, "approved"), HARROW_ESSEX,
                  ("islington", ESSEX, "identified")]),
    Dated("2025-09-20", candidates(provider=ESSEX).known("2025-09-20"), why="E19, E20, K13, ecl",
          stages=[("haringey", ESSEX, FELL), ("harrow", ESSEX, FELL), ("islington", ESSEX, FELL)]),
    Dated("2025-09-20", candidates(provider=PROVIDE).known("2025-09-20"), why="K13, K14, K15",
          stages=[("harrow", PROVIDE, "approved"), ("islington", PROVIDE, "identified")]),
    Dated("2026-12-31", candidates(stage="signed"), why="K13, K14",
          stages=[("haringey", PROVIDE, "signed"), ("islington", PROVIDE, "signed")]),
]  # fmt: skip

DATA = [
    Dated("2025-09-24", transfers(authority=WESTMINSTER), why="D01", count=0),
    Dated("2025-09-25", transfers(authority=WESTMINSTER).known("2025-09-24"), why="D01, E21",
          count=0),
    Dated("2025-09-25", transfers(), why="D01, D02, K20", count=1, authority=WESTMINSTER,
          holder=NRS, recipient=SAADIA, contract=BRIDGE, state="open", agreement="asked",
          fee_asked=None, fee_paid=None, requested_on=None, received_on=None, taken=[
              ("agreement-asked", "2025-09-25"), ("fee-asked", "2025-09-25"),
              ("blocked", "2025-09-25")]),
    Dated("2025-09-25", transfers(blocked=True), why="D01, D03", last_step="blocked", blocked=True,
          days_known=1, holds=[("special managers", 1, "2025-09-25")],
          cells_at_risk=["westminster/equipment-repair", "westminster/equipment-servicing"]),
    # One report is of one day: after it, whether data are blocked is not known.
    Dated("2025-09-26", transfers(authority=WESTMINSTER), why="D01, D03", blocked=None,
          state="not-recorded", days_known=1, last_heard_on="2025-09-25",
          holds=[("special managers", 1, "2025-09-25")], cells_at_risk=[]),
    Dated("2025-09-30", transfers(blocked=True), why="D01, D03", count=0),
    Dated("2025-12-31", transfers(contract=BRIDGE), why="D01, D03", state="not-recorded",
          days_known=1, agreement="asked", cells_at_risk=[]),
    Dated("2025-09-25", transfers(authority=RBKC), why="D01", count=0),
]  # fmt: skip

READY = [
    Dated("2025-08-27", readiness(BRIDGE), why="K20, R01", ready=[], late=0,
          done={RBKC: (0, 1), WESTMINSTER: (0, 4)}, waiting={RBKC: LIVE, WESTMINSTER: LIVE},
          live={RBKC: [], WESTMINSTER: []}),
    # No list of steps was stated, so nobody can say that all of them are done.
    Dated("2025-08-28", readiness(BRIDGE), why="K20, R01", ready=[],
          done={RBKC: (1, 1), WESTMINSTER: (1, 4)}, live={RBKC: LIVE, WESTMINSTER: LIVE},
          waiting={RBKC: [], WESTMINSTER: []}),
    Dated("2025-09-25", mobilisation(authority=WESTMINSTER).known("2025-09-24"),
          why="K20, E21", count=0),
    Dated("2025-08-27", mobilisation(contract=BRIDGE), why="K20, P07", states=[
          (RBKC, "go-live", "open"), (WESTMINSTER, "communications", "open"),
          (WESTMINSTER, "go-live", "open"), (WESTMINSTER, "guidance", "open"),
          (WESTMINSTER, "training", "open")]),
    Dated("2025-09-25", mobilisation(contract=BRIDGE), why="K20, P07", states=[
          (RBKC, "go-live", "done"), (WESTMINSTER, "communications", "open"),
          (WESTMINSTER, "go-live", "done"), (WESTMINSTER, "guidance", "done"),
          (WESTMINSTER, "training", "done")]),
    Dated("2025-09-26", mobilisation(contract=BRIDGE, step="communications"), why="P07",
          states=[(WESTMINSTER, "communications", "not-recorded")]),
    Dated("2025-09-18", mobilisation(authority="haringey").known("2025-09-17"), why="K14, X09",
          count=0),
    Dated("2025-09-18", mobilisation(authority="haringey").known("2025-09-18"), why="K14, X09",
          states=[("haringey", "funding", "open")]),
    Dated("2025-12-31", readiness("haringey-nlep-2025"), why="K14, X09", ready=[], late=0,
          done={"haringey": (0, 1)}, live={"haringey": []}),
    Dated("2026-12-31", mobilisation(late=True), why="K14, K20", count=0),
]  # fmt: skip

REPLACED = [
    # Hillingdon's new contract begins the day after the old one ends.
    Dated("2025-08-01", replacements(authority="hillingdon"), why="K06, K17",
          pairs=[("hillingdon-nrs-call-off-2023", "hillingdon-medequip-2025")],
          providers=[(NRS, "medequip")], ended=["2025-07-31"], begins=["2025-08-01"],
          days_between=[0]),
    Dated("2025-09-25", replacements(authority="harrow"), why="K04, K15",
          pairs=[("harrow-nrs-call-off-2023", "harrow-provide-2025")],
          providers=[(NRS, PROVIDE)], begins=[None], days_between=[None]),
    Dated("2025-09-10", replacements(authority="haringey").known("2025-09-10"), why="K05, K11",
          pairs=[("haringey-nrs-call-off-2023", "haringey-essex-cares-2025")],
          providers=[(NRS, ESSEX)], begins=["2025-09-15"]),
    Dated("2025-09-25", replacements(authority="haringey"), why="K05, K11, K14", pairs=[
          ("haringey-essex-cares-2025", "haringey-nlep-2025"),
          ("haringey-nrs-call-off-2023", "haringey-essex-cares-2025"),
          ("haringey-nrs-call-off-2023", "haringey-nlep-2025")],
          providers=[(ESSEX, PROVIDE), (NRS, ESSEX), (NRS, PROVIDE)]),
    Dated("2025-09-25", replacements(authority="islington"), why="K12, K13",
          pairs=[("islington-essex-cares-2025", "islington-nlep-2025")],
          providers=[(ESSEX, PROVIDE)], begins=["2025-09-20"]),
    Dated("2025-09-25", replacements(contract=BRIDGE), why="K20, K37, K38", pairs=[
          ("kensington-and-chelsea-nrs-call-off-2023", BRIDGE),
          ("westminster-nrs-call-off-2023", BRIDGE)],
          providers=[(NRS, SAADIA), (NRS, SAADIA)], begins=["2025-08-28", "2025-08-28"]),
    Dated("2025-09-25", replacements(provider=TOTP), why="K08, K23",
          pairs=[("westminster-complex-ot-nrs", "westminster-complex-ot-2025")],
          providers=[(NRS, TOTP)]),
    Dated("2025-09-25", replacements(authority="hammersmith-and-fulham"), why="K02, K18",
          providers=[(NRS, None)], begins=["2025-09-15"]),
    Dated("2025-09-25", replacements(authority="southwark"), why="K35", count=0),
    Dated("2026-12-31", replacements(), why="K11, K13, K14, K15, K17, K18, K20, K23", count=10),
]  # fmt: skip

EIGHTEEN_MONTHS = [
    Dated("2026-06-30", key_dates("buckinghamshire-millbrook-2025", "2027-06-01", "2028-07-31"),
          why="K28, X08", dates=[("2028-07-30", "last-day")]),
    Dated("2026-06-30", key_dates("plymouth-millbrook-2025", "2028-06-30", "2029-12-31"),
          why="K27, X08", dates=[("2029-01-31", "last-day")]),
    Dated("2026-06-30", key_dates("birmingham-medequip-2027", "2027-05-01", "2032-12-31"),
          why="K33, X08", dates=[("2030-09-30", "start-replacement"), ("2032-03-31", "last-day"),
                                 ("2032-03-31", "option")]),
]  # fmt: skip

TRANSITION = [*CANDIDATES, *DATA, *READY, *REPLACED, *EIGHTEEN_MONTHS]
