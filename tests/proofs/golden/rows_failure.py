"""What an Ombudsman asked for, what became of the cells of the failed, and what was open."""

from tests.proofs.golden.asking import Dated, claims, exposure
from tests.proofs.golden.cases import (
    brief,
    days,
    decisions,
    incident,
    kpis,
    outcomes,
    records,
    remedies,
)

NRS = "nottingham-rehab"
NRS_NAME = "NRS Healthcare (Nottingham Rehab Limited)"
CALL_OFF = "hackney-nrs-call-off-2023"
APOLOGY, PAYMENT = "Apologise to both people", "Make a symbolic payment"
BRIEFING = ("Brief all occupational therapists and assistants on closing referrals, "
            "or bring in reminders")  # fmt: skip
EVIDENCE = "Send the Ombudsman evidence that this was done"
SILENT = "not-recorded"
FELL_AWAY = {
    "Review failed appointments together with the contractor": "fell-away",
    "A policy on notice of appointments and on time slots": "fell-away",
    "Monitor the contractor’s replies to complaints": "fell-away",
}
HACKNEY = remedies(authority="hackney")

REMEDIES = [
    Dated("2025-09-01", HACKNEY.known("2025-08-11"), why="P01", count=0),
    Dated("2025-08-12", HACKNEY.known("2025-08-12"), why="P01", count=7,
          numbers={"open": 4, "late": 0, "fell-away": 3, "done": 0}),
    Dated("2025-08-12", remedies(authority="hackney", state="fell-away"), why="P01", count=3,
          states=FELL_AWAY),
    # Without a day by which it is due, evidence is owed as far as the decision tells.
    Dated("2025-08-12", HACKNEY, why="P01", states={EVIDENCE: "open"}),
    Dated("2025-09-09", HACKNEY, why="P01", states={APOLOGY: "open", PAYMENT: "open",
          BRIEFING: "open", EVIDENCE: "not-recorded"}, amounts={PAYMENT: "250.00"}),
    # 20 working days from 12 August, 25 August being a bank holiday; two months end on a Sunday.
    Dated("2025-09-10", HACKNEY, why="P01", states={APOLOGY: "open", PAYMENT: "open"},
          due={APOLOGY: "2025-09-10", PAYMENT: "2025-09-10", BRIEFING: "2025-10-12",
               EVIDENCE: None},
          working_day={APOLOGY: True, BRIEFING: False, EVIDENCE: None}),
    # No source tells that they were done, and none that they were not.
    Dated("2025-09-11", HACKNEY, why="P01", states={APOLOGY: SILENT, PAYMENT: SILENT,
          BRIEFING: "open", EVIDENCE: SILENT, **FELL_AWAY}),
    Dated("2025-10-11", HACKNEY, why="P01",
          numbers={"open": 1, SILENT: 3, "late": 0, "fell-away": 3}),
    Dated("2025-10-12", HACKNEY, why="P01", states={APOLOGY: SILENT, BRIEFING: "open"}),
    Dated("2025-10-13", HACKNEY, why="P01", states={APOLOGY: SILENT, PAYMENT: SILENT,
          BRIEFING: SILENT, EVIDENCE: SILENT, **FELL_AWAY}),
    Dated("2026-12-31", remedies(authority="hackney", state="late"), why="P01", count=0),
    Dated("2026-12-31", remedies(authority="hackney", state=SILENT), why="P01", count=4,
          states={APOLOGY: SILENT, PAYMENT: SILENT, BRIEFING: SILENT, EVIDENCE: SILENT}),
    Dated("2025-09-10", decisions(reference="24 015 097"), why="P01", count=1,
          authority=["hackney"], outcome=["upheld"], decided_on=["2025-08-12"], provider=[NRS],
          remedies=[7], remedies_open=[4], remedies_late=[0]),
    Dated("2025-09-11", decisions(authority="hackney"), why="P01", remedies_late=[0]),
    Dated("2025-10-13", decisions(authority="hackney"), why="P01",
          remedies_open=[4], remedies_late=[0]),
    Dated("2026-12-31", decisions(reference="24 008 037"), why="P02", authority=["bromley"],
          outcome=["fault-found"], decided_on=[None], remedies=[1], remedies_late=[0]),
    Dated("2026-12-31", remedies(authority="bromley"), why="P02", count=1, amounts={},
          numbers={"open": 1, "late": 0}),
    Dated("2025-12-31", decisions(authority="bromley").known("2025-12-31"), why="P02", count=0),
]  # fmt: skip

MEASURED = [
    # The standards are those of the framework; one call within a day is Hackney's own.
    Dated("2025-09-01", kpis(contract="lcec-framework-2023").known("2025-08-12"),
          why="Q01, Q02, Q03, Q04", count=4, is_binding=[True] * 4, target=[None] * 4),
    Dated("2025-09-01", kpis(contract=CALL_OFF).known("2025-08-12"), why="Q05",
          count=1, is_binding=[False], target=[None]),
    Dated("2025-09-01", kpis(standard="escalation-call-within-24-hours"), why="Q05, K03", count=1,
          contract=[CALL_OFF], is_binding=[False]),
    Dated("2025-09-01", kpis(contract="harrow-nrs-call-off-2023"), why="Q09, K04", count=0),
    Dated("2025-12-31", records("kpi-observations"), why="Q01, Q03", count=0),
    Dated("2025-08-12", claims(f"contract:{CALL_OFF}", "oversight"), why="P03",
          sources=["lgo-hackney"]),
    Dated("2025-09-10", claims("scope:community-equipment", "survey"), why="P09, P10",
          sources=["rcot"]),
    Dated("2026-11-22", claims("scope:community-equipment", "survey"), why="P09, P10",
          sources=["appg", "rcot"]),
]  # fmt: skip

OVERSEEN = [
    Dated("2025-09-24", records("oversight-events"), why="E21", count=0),
    # One meeting of two boroughs.
    Dated("2025-09-25", records("oversight-events"), why="E21", count=1,
          kind=["meeting"], authority=["westminster"],
          joint_with=[["kensington-and-chelsea"]]),
    Dated("2025-09-25", records("oversight-events", authority="kensington-and-chelsea"),
          why="E21", count=1, authority=["westminster"]),
    Dated("2025-09-18", records("concerns", authority="haringey"), why="P08", count=0),
    Dated("2025-09-19", records("concerns", authority="haringey"), why="P08, K14", count=1,
          provider=["provide-care-solutions"], open=[True], contract=["haringey-nlep-2025"]),
    Dated("2025-12-31", records("concerns").known("2025-12-31"), why="P08", count=0),
    Dated("2025-09-24", records("staffing", authority="westminster"), why="K39", count=0),
    Dated("2025-09-25", records("staffing", authority="westminster"), why="K39, K23",
          posts=[3], role=["occupational therapist"], contract=["westminster-ot-engagement-2025"]),
    Dated("2025-09-24", records("actions"), why="X17", count=0),
    Dated("2025-09-25", records("actions", state="open"), why="X17", count=1,
          authority=["kensington-and-chelsea"], due_on=[None]),
    Dated("2026-12-31", records("actions"), why="X17", count=1, state=[SILENT]),
    Dated("2026-12-31", records("lessons"), why="X17", count=0),
]  # fmt: skip

# Each run of days: first day; lost; at risk, replaced, reduced, open, unclear. 78 cells in all:
# nine call-offs or parts of them (77), and wheelchairs in York, last seen on 1 August.
RUNS = [
    ("2025-08-01", 0, 78, 0, 0, 0, 0),
    ("2025-08-02", 1, 77, 0, 0, 0, 1),
    ("2025-08-07", 1, 76, 0, 1, 0, 1),
    ("2025-08-28", 1, 62, 0, 15, 0, 1),
    ("2025-09-15", 1, 54, 8, 15, 0, 1),
    # Of what a list of the branch does not name, nothing is known.
    ("2025-09-16", 78, 0, 9, 15, 37, 17),
    ("2025-09-19", 78, 0, 17, 15, 29, 17),
    ("2025-09-20", 78, 0, 17, 14, 29, 18),
    # What merely runs out on record is unclear; recycling ended when NRS stopped.
    ("2026-02-28", 78, 0, 17, 0, 31, 30),
    ("2026-04-01", 78, 0, 16, 0, 31, 31),
    ("2026-09-15", 78, 0, 8, 0, 31, 39),
]

INCIDENT = [
    Dated("2025-07-31", incident(), why="E09", count=0),
    Dated("2025-08-01", incident().known("2025-08-01"), why="E09, E10, E11", count=1, open=True,
          providers=[NRS, "nrs-healthcare-limited"], began_on="2025-08-01", decided=0,
          advisers=["The Official Receiver (liquidator)", "PwC (special managers)"]),
    Dated("2025-09-01", incident().known("2025-08-31"), why="E13, E15", decided=1),
    Dated("2025-09-01", incident().known("2025-09-01"), why="E13, E15, E16", decided=2),
    Dated("2025-09-24", incident(), why="E13, E15, E17, E19, E20, E12", decided=5,
          advisers=["The Official Receiver (liquidator)", "PwC (special managers)"]),
    Dated("2025-09-25", incident(), why="E12", open=True, lessons=0, advisers=[
          "The Official Receiver (liquidator)", "PwC (special managers)",
          "BDO (insolvency adviser of the members)"]),
    Dated("2025-08-01", days("2026-12-31"), why="K32, K16, K20, K18, K14, K15, K23, E18, R08",
          cells={78}, runs=RUNS, last_day="2026-12-31"),
    # What was public on 1 August of who relied on NRS: Southwark and Hillingdon, 8 cells each.
    Dated("2025-08-01", days("2025-08-01").known("2025-08-01"), why="K35, K06, E09", cells={16},
          runs=[("2025-08-01", 0, 16, 0, 0, 0, 0)]),
    Dated("2025-08-27", days("2025-08-27"), why="E13, K16, K32", cells={78},
          runs=[("2025-08-27", 1, 76, 0, 1, 0, 1)]),
    Dated("2025-08-27", outcomes(outcome="at-risk"), why="E13, K03, K37, K38", count=76,
          held_by=[NRS], of={"hackney": {"at-risk": 9}, "westminster": {"at-risk": 9},
                             "kensington-and-chelsea": {"at-risk": 11}, "harrow": {"at-risk": 7}},
          before={"full": 68, "partial": 8}),
    Dated("2025-08-28", outcomes(outcome="reduced"), why="K20, K16", count=15,
          authorities=["harrow", "kensington-and-chelsea", "westminster"]),
    Dated("2025-08-28", outcomes(), why="K20, K37, K38", of={
          "westminster": {"reduced": 7, "at-risk": 2},
          "kensington-and-chelsea": {"reduced": 7, "at-risk": 4}, "haringey": {"at-risk": 8}}),
    Dated("2025-09-15", outcomes(outcome="replaced"), why="K18", count=8,
          authorities=["hammersmith-and-fulham"]),
    Dated("2025-09-16", days("2025-09-16"), why="E18", cells={78},
          runs=[("2025-09-16", 78, 0, 9, 15, 37, 17)]),
    Dated("2025-09-16", outcomes(), why="E18, K07, K35, K23, R06, R08, K16", of={
          "bromley": {"open": 8}, "southwark": {"open": 8}, "haringey": {"open": 8},
          "hackney": {"unclear": 8, "open": 1}, "harrow": {"unclear": 7, "reduced": 1},
          "hammersmith-and-fulham": {"replaced": 8}, "nhs-south-east-london-icb": {"open": 8},
          "westminster": {"reduced": 7, "unclear": 1, "replaced": 1},
          "kensington-and-chelsea": {"reduced": 7, "unclear": 1, "open": 3},
          "nhs-humber-and-north-yorkshire-icb": {"open": 1}}),
    Dated("2025-09-19", outcomes(), why="K14, R06", of={"haringey": {"replaced": 8}}),
    Dated("2026-12-31", days("2026-12-31"), why="K14, K18, K20, K23", cells={78},
          runs=[("2026-12-31", 78, 0, 8, 0, 31, 39)]),
    Dated("2026-12-31", outcomes(), why="K14, K18, K20, K23, R08, K15", of={
          "haringey": {"replaced": 8}, "hackney": {"unclear": 8, "open": 1},
          "harrow": {"unclear": 8}, "hammersmith-and-fulham": {"unclear": 8},
          "westminster": {"unclear": 8, "open": 1},
          "kensington-and-chelsea": {"unclear": 7, "open": 4}}),
    Dated("2026-12-31", outcomes(outcome="replaced"), why="K14",
          held_by=["provide-care-solutions"]),
    # Who rested on NRS on the day before.
    Dated("2025-07-31", exposure(NRS).known("2025-08-12"), why="K03, K04, K06, K35",
          authorities=["hackney", "harrow", "hillingdon", "southwark"], cells=33, alone=33),
    Dated("2025-07-31", exposure("nrs-healthcare-limited"), why="nrs_ltd", cells=0, contracts=[]),
]  # fmt: skip

# Recycling was last held by NRS; while the list of another contract ran, nothing was known of it.
LAST_HELD = [
    ("Complex occupational therapy", "2026-03-31"), ("Equipment collection", "2026-02-27"),
    ("Equipment decontamination", "2026-02-27"), ("Equipment delivery", "2026-02-27"),
    ("Equipment recycling", "2025-09-15"), ("Equipment repair", "2026-02-27"),
    ("Equipment servicing", "2026-02-27"), ("Equipment storage", "2026-02-27"),
    ("Equipment supply", "2026-02-27"),
]  # fmt: skip

BRIEFS = [
    Dated("2025-08-27", brief("authorities/westminster"), why="K37, K08, E13", counts={
          "cell-at-risk": 9, "cell-open": 0, "data-transfer": 0}),
    Dated("2025-09-25", brief("authorities/westminster"), why="K20, K37, D01, P07",
          kinds=["conflict", "data-transfer", "incident", "key-date", "meeting", "mobilisation"],
          counts={"cell-open": 0, "data-transfer": 1, "mobilisation": 1, "meeting": 2},
          late={"cell-open": 0, "data-transfer": 0, "mobilisation": 0, "meeting": 0},
          cover={"full": (1, 0), "urgent-only": (7, 7), "none": (0, 0), "ended": (0, 0),
                 "unknown": (5, 0)}),
    Dated("2025-09-25", brief("authorities/westminster"), why="D03, P07", texts={
          "conflict": ["Service level of the temporary service",
                       "Which council contracted the three therapists"],
          "data-transfer": [f"Data from {NRS_NAME}: known to be blocked for 1 day"],
          "mobilisation": ["communications: Communications are under review"]}),
    # Its end, and four contracts whose end no source tells.
    Dated("2025-12-01", brief("authorities/westminster"), why="K20, K08, K21, K22, K39",
          counts={"key-date": 5}, texts={"data-transfer": [
              f"Data from {NRS_NAME}: known to be blocked for 1 day: "
              "nothing recorded since 2025-09-25"]}),
    Dated("2026-04-01", brief("authorities/westminster"), why="K20, K23",
          counts={"cell-open": 9}, late={"cell-open": 0}, texts={"cell-open": [
              f"{title}: recorded cover ended on {day}, nothing recorded since"
              for title, day in LAST_HELD]}),
    Dated("2025-09-25", brief("authorities/kensington-and-chelsea"), why="K38, X17, E18",
          kinds=["action", "cell-open", "conflict", "incident"],
          counts={"cell-open": 3, "action": 1}, texts={"cell-open": [
              f"{title}: recorded cover ended on 2025-09-15, nothing recorded since"
              for title in ("Complex occupational therapy", "General occupational therapy",
                            "Telecare")]}),
    Dated("2025-09-11", brief("authorities/hackney"), why="P01, K03",
          counts={"remedy": 4, "cell-at-risk": 9, "cell-open": 0}, late={"remedy": 0}),
    Dated("2025-09-25", brief("authorities/haringey"), why="P08, X09, K14", counts={
          "concern": 1, "mobilisation": 1, "cell-open": 0, "candidate": 0}),
    Dated("2025-09-17", brief("authorities/haringey").known("2025-09-17"), why="K11",
          counts={"candidate": 1, "concern": 0, "mobilisation": 0}),
    Dated("2025-09-25", brief("consortia/lcec"), why="K07, K35, K38, K03", counts={
          "cell-open": 20, "cell-at-risk": 0}, late={"cell-open": 0}),
    Dated("2025-09-25", brief("consortia/lcec"), why="P01, P02, D01, E09, X17, K15, P07, Z02, Z09",
          counts={"remedy": 5, "data-transfer": 1, "incident": 1, "action": 1, "candidate": 1,
                  "mobilisation": 1, "conflict": 4, "concern": 0, "kpi-breach": 0, "meeting": 3},
          late={"remedy": 0, "data-transfer": 0, "incident": 0, "meeting": 0}),
    # A member's own contract is the members' too: Islington's notices, and what sources say of it.
    Dated("2025-09-25", brief("consortia/lcec"), why="E09, Z02, Z09, K13", texts={
          "incident": ["Collapse of NRS Healthcare"],
          "conflict": ["Number of members of the London consortium",
                       "Service level of the temporary service",
                       "Term in the Islington notice of 18 September 2025",
                       "Which council contracted the three therapists"]}),
    Dated("2025-09-25", brief("consortia/lcec"), why="K13", late={"notice": 0}),
    # Haringey had left by then, and nothing of its own waits with the others.
    Dated("2025-09-25", brief("consortia/lcec"), why="E17, M05", authorities=[
          "bromley", "hackney", "harrow", "kensington-and-chelsea", "southwark", "westminster"]),
]  # fmt: skip

FAILURE = [*REMEDIES, *MEASURED, *OVERSEEN, *INCIDENT, *BRIEFS]
