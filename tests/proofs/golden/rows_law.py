"""What the law wants of the contracts, what must be done by when, and where sources disagree."""

from tests.proofs.golden.asking import Dated, claims, conflict, key_dates, notices

FRAMEWORK, BRIDGE = "lcec-framework-2023", "bi-borough-community-equipment-2025"
ISLINGTON, FIRST = "islington-nlep-2025", "islington-essex-cares-2025"
ITS_OWN = "the Public Contracts Regulations 2015 apply to it until it ends"
TODAY = "2026-11-22"

NOTICES = [
    # The light-touch award of Islington, under the Procurement Act 2023.
    Dated("2025-09-18", notices(ISLINGTON), why="K13",
          status={"pa-2023-transparency": "given", "pa-2023-award": "due"},
          given={"pa-2023-transparency": "2025-09-18"}),
    Dated("2025-09-20", notices(ISLINGTON), why="K13",
          status={"pa-2023-award": "due", "pa-2023-details": "due"},
          due={"pa-2023-award": "2025-09-20", "pa-2023-details": "2026-01-17"}),
    # No source tells of the award notice: that it was not given, nobody says either.
    Dated("2025-09-21", notices(ISLINGTON), why="K13", status={"pa-2023-award": "not-recorded"}),
    Dated("2025-09-20", notices(ISLINGTON), why="K13",
          status={"pa-2023-change": "not-required", "pa-2023-performance": "not-required"},
          reasons={"pa-2023-change": "light-touch contracts are exempt"}),
    Dated("2025-09-20", notices(ISLINGTON), why="K13",
          status={"pcr-2015-award": "not-required", "pa-2023-tender": "not-required",
                    "pa-2023-copy": "unknown"},
          reasons={"pcr-2015-award": "the Procurement Act 2023 requires other notices"}),
    # From 6 October 2025 on a notice is known whose type was not read.
    Dated("2025-10-05", notices(ISLINGTON), why="K13", status={"pa-2023-details": "due"}),
    Dated("2025-10-06", notices(ISLINGTON), why="K13",
          status={"pa-2023-transparency": "given", "pa-2023-award": "unknown",
                  "pa-2023-details": "unknown"},
          reasons={"pa-2023-details": "a notice of unknown type is on record"}),
    Dated("2026-01-18", notices(ISLINGTON), why="K13", status={"pa-2023-details": "unknown"}),
    Dated("2026-09-20", notices(ISLINGTON), why="K13", status={"pa-2023-termination": "due"}),
    # Its last day is disputed, so nobody knows after it if it ended.
    Dated("2026-09-21", notices(ISLINGTON), why="K13, Z09",
          status={"pa-2023-termination": "due"}, due={"pa-2023-termination": "2026-10-20"}),
    Dated("2026-09-22", notices(ISLINGTON), why="K13, Z09",
          status={"pa-2023-termination": "unknown"}),
    # The framework of 2023, under the Public Contracts Regulations 2015.
    Dated("2025-09-20", notices(FRAMEWORK), why="K01",
          status={"pcr-2015-award": "given", "pa-2023-award": "not-required",
                    "pa-2023-details": "not-required", "pa-2023-performance": "not-required",
                    "pa-2023-termination": "not-required", "pcr-2015-modification": "not-required"},
          reasons={"pa-2023-details": ITS_OWN, "pa-2023-performance": ITS_OWN,
                   "pa-2023-termination": ITS_OWN,
                   "pcr-2015-modification": "no change of it is recorded"}),
    Dated("2025-09-20", notices("hackney-nrs-call-off-2023"), why="K03",
          status={"pcr-2015-award": "not-required", "pa-2023-details": "not-required"},
          reasons={"pa-2023-details": ITS_OWN,
                   "pcr-2015-award": "contracts of the kind call-off are exempt"}),
    # An award that was given up wants another notice than one that was signed.
    Dated("2025-09-12", notices("haringey-essex-cares-2025").known("2025-09-12"), why="K11",
          status={"pa-2023-transparency": "given", "pa-2023-award": "given",
                    "pa-2023-details": "due", "pa-2023-not-awarded": "not-required"},
          given={"pa-2023-transparency": "2025-09-10", "pa-2023-award": "2025-09-12"},
          due={"pa-2023-details": "2026-01-12"}),
    Dated("2025-09-18", notices("haringey-essex-cares-2025"), why="K11, E19",
          status={"pa-2023-not-awarded": "given", "pa-2023-details": "not-required"},
          given={"pa-2023-not-awarded": "2025-09-18"},
          reasons={"pa-2023-details": "it was cancelled before it began"}),
    Dated("2025-09-25", notices(FIRST), why="K12, K13",
          status={"pa-2023-transparency": "given", "pa-2023-award": "unknown",
                    "pa-2023-not-awarded": "not-required"}),
    Dated("2025-09-10", notices(FIRST).known("2025-09-10"), why="K12",
          status={"pa-2023-not-awarded": "not-required", "pa-2023-award": "due"},
          due={"pa-2023-award": "2025-09-12", "pa-2023-details": "2026-01-09"}),
    # Nobody said under which law Haringey's second award was made.
    Dated("2025-09-25", notices("haringey-nlep-2025"), why="K14",
          status={"pa-2023-details": "unknown", "pa-2023-award": "unknown"},
          reasons={"pa-2023-details": "the law under which it was bought is not recorded"}),
    # Elsewhere: light touch has 120 days, and notices are on record whose types were not read.
    Dated("2025-11-28", notices("buckinghamshire-millbrook-2025"), why="K28",
          status={"pa-2023-details": "unknown"}, due={"pa-2023-details": "2025-11-27"},
          given={None: "2025-07-31"}),
    Dated("2025-09-07", notices("torbay-millbrook-2025"), why="K26",
          status={"pa-2023-details": "unknown"}, due={"pa-2023-details": "2025-09-06"},
          given={None: "2025-07-29"}),
]  # fmt: skip

KEY_DATES = [
    Dated("2025-09-25", key_dates(ISLINGTON, "2025-01-01", "2028-12-31"), why="K13, X08", dates=[
          ("2025-09-18", "notice-given"), ("2025-09-20", "first-day"),
          ("2025-09-20", "start-replacement"), ("2026-01-17", "notice"),
          ("2026-09-21", "last-day"), ("2026-09-21", "option"), ("2026-10-20", "notice")]),
    Dated("2026-01-15", key_dates("westminster-complex-ot-2025", "2024-01-01", "2026-12-31"),
          why="K23, X08", days_left={"last-day": 75},
          dates=[("2025-09-16", "first-day"), ("2025-09-16", "start-replacement"),
                 ("2026-03-31", "last-day")]),
    Dated("2025-09-25", key_dates(BRIDGE, "2024-01-01", "2026-12-31"),
          why="K20, X08", dates=[
              ("2025-08-28", "first-day"), ("2025-08-28", "start-replacement"),
              ("2026-02-27", "last-day")]),
    Dated("2025-09-25", key_dates("haringey-nlep-2025", "2026-04-01", "2028-12-31"),
          why="K14, Z06, X08", dates=[
              ("2027-09-18", "break"),
              ("2027-09-18", "last-day"), ("2027-09-18", "option")]),
    Dated("2025-09-15", key_dates("hillingdon-medequip-2025", "2026-04-01", "2027-12-31"),
          why="K17, X08", dates=[("2027-07-31", "last-day"),
                                 ("2027-07-31", "option")]),
    Dated("2025-09-15", key_dates("hammersmith-and-fulham-community-equipment-2025",
                                  "2025-10-01", "2026-12-31"), why="K18, X08",
          dates=[("2026-09-14", "last-day"),
                 ("2026-09-14", "option")], days_left={"last-day": 364}),
    Dated("2026-06-30", key_dates(FRAMEWORK, "2026-01-01", "2028-12-31"), why="K01, X08, Z19",
          dates=[("2028-03-31", "last-day"), ("2028-03-31", "option")]),
    Dated("2025-09-25", key_dates("haringey-essex-cares-2025", "2025-01-01", "2028-12-31"),
          why="K11, E19", dates=[]),
]  # fmt: skip

CONFLICTS = [
    Dated("2025-09-17", conflict("Term in the Islington notice of 18 September 2025"), why="Z09",
          is_known=False),
    Dated("2025-09-18", conflict("Term in the Islington notice of 18 September 2025"), why="Z09",
          is_open=True, used=[]),
    Dated(TODAY, conflict("Term in the Islington notice of 18 September 2025"), why="Z09",
          is_open=True, used=[], about=["contract:islington-nlep-2025"]),
    Dated(TODAY, conflict("Number of members of the London consortium"), why="Z02",
          is_open=True, used=[],
          values=["21 local authorities or boroughs", "21 of 33 London boroughs in 2022",
                  "22 authorities"]),
    Dated(TODAY, conflict("How many authorities used NRS"), why="Z03, X01",
          is_open=False, used=["44 local authorities"]),
    Dated(TODAY, conflict("Day of the winding-up"), why="Z01, E09",
          is_open=False, used=["1 August 2025"]),
    Dated(TODAY, conflict("When NRS stopped"), why="Z14, E18",
          is_open=False, used=["15 September 2025"]),
    Dated(TODAY, conflict("Supplier in the Islington notice of 18 September 2025"), why="Z07",
          is_open=False, used=["Provide Care Solutions (structured data)"]),
    Dated(TODAY, conflict("Term and start of the Haringey contract"), why="Z06", is_open=True),
    Dated(TODAY, conflict("Name of the failed company"), why="Z15",
          is_open=False, used=["Nottingham Rehab Limited"]),
    Dated(TODAY, conflict("Who is the official receiver"), why="Z05, E10", is_open=False, used=[
          "The Official Receiver is liquidator since 1 August 2025; staff of PwC are special "
          "managers"]),
    Dated(TODAY, conflict("Name of the Essex company"), why="Z16",
          is_open=False, used=["Essex Cares Limited"], about=["provider:essex-cares"]),
    Dated(TODAY, conflict("Market share of NRS"), why="Z04", is_open=True, used=[]),
    Dated("2025-12-18", conflict("Value of the Croydon framework"), why="Z17, E23",
          is_known=False),
    Dated("2025-12-19", conflict("Value of the Croydon framework"), why="Z17, E23",
          used=["£244,000,000 (change notice)"]),
]  # fmt: skip

CLAIMS = [
    Dated("2025-08-07", claims("contract:harrow-nrs-call-off-2023", "event"), why="E15, K04",
          sources=["harrow-aug-story"]),
    Dated("2025-08-31", claims("provider:nottingham-rehab", "event"), why="E06, E16",
          sources=["bbc-letter"]),
    Dated("2025-09-01", claims("provider:nottingham-rehab", "event"), why="E06, E16",
          sources=["bbc-letter", "wms"], verdicts=[None, None]),
    Dated(TODAY, claims("provider:nottingham-rehab", "event"), why="E02, E03, E06, E14, E16",
          sources=["bbc-letter", "cyber", "ft", "pwc-suppliers", "wms"]),
    Dated("2025-09-09", claims("consortium:nlep", "member_count"), why="nlep, M18", count=0),
    Dated("2025-09-10", claims("consortium:nlep", "member_count"), why="nlep, M18", values=["8"]),
    Dated("2025-09-10", claims("consortium:nlep", "mobilisation_share"), why="X09", count=1),
    Dated(TODAY, claims("consortium:lcec", "member_count"), why="Z02, X12", count=3,
          verdicts=[None, None, None]),
    Dated("2025-09-25", claims("consortium:lcec", "event"), why="E12, X17",
          sources=["wcc-story", "wcc-story"]),
    Dated("2025-09-26", claims("authority:peterborough", "event"), why="E07",
          sources=["peterborough-news"]),
    Dated(TODAY, claims("authority:enfield", "membership_of_lcec"), why="M12",
          sources=["haringey-2022"]),
    Dated("2025-09-25", claims("consortium:lcec", "service_level"), why="R02", values=[
          "Full service was at a different stage in each borough on 25 September 2025"]),
    Dated(TODAY, claims("provider:nottingham-rehab", "market_share"), why="X02, X03, Z04",
          sources=["bbc-letter", "wms"]),
    Dated(TODAY, claims("scope:community-equipment", "lead_time"), why="X08",
          values=["A competition takes not less than 18 months"]),
]  # fmt: skip
