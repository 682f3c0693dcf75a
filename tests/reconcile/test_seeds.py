"""The seed reports' figures, as annotated by hand, come to the tolls expected of them."""

import json
from pathlib import Path

import pytest

from hasila.model import Grade

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "seeds.json"
PARTIES = ("أعماق", "وكالة أعماق")
SPEAKERS = {
    "شرطة عمان السلطانية": "الشرطة",
    "حكوماتهم والشرطة العمانية": "الشرطة",
    "وزارة الخارجية الباكستانية": "وزارة الخارجية",
    "وزارة الصحة الروسية": "وزارة الصحة",
    "مديرية الاستخبارات العسكرية": "الشرطة",
} | dict.fromkeys(PARTIES, "التنظيم")
WRITTEN = {"003": ("2024-03-22", "2024-03-23"), "000": ("2024-07-16", None)}
MAIN = {("muscat-2024", "000"), ("muscat-2024", "001"), ("crocus-2024", "003")}

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the annotated seeds are not here")


def told_of(case, name):
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    incident = gold["incidents"][name]
    told = case(
        perpetrators=tuple(incident["perpetrators"]), claimed_by=tuple(incident.get("claimed_by", ()))
    )
    for story in gold["stories"]:
        number = story["seed"][:3]
        earliest, latest = WRITTEN.get(number, (None, None))
        told.report(story["published"], earliest=earliest, latest=latest, main=(name, number) in MAIN)
        places = {}
        for index, figure in enumerate(story["figures"]):
            if figure["incident"] == name:
                of = places.get(figure["part_of"])
                places[index] = len(places)
                told.says(
                    figure["value"],
                    figure["outcome"],
                    figure["qualifier"],
                    group=figure["group"],
                    by=SPEAKERS.get(figure["attributed_to"], figure["attributed_to"]),
                    nationality=figure["nationality"],
                    of=of,
                )
    return told


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "muscat-2024",
            {
                "killed": (6, 6, 6),
                "killed_civilians": (5, 5, 5),
                "killed_security_forces": (1, 1, 1),
                "killed_attackers": (3, 3, 3),
                "wounded": (28, 28, 30),
            },
        ),
        ("crocus-2024", {"killed": (40, 130, None), "wounded": (100, 100, None)}),
        ("kerman-2024", {"killed": (84, 84, 100)}),
        (
            "kabul-airport-2021",
            {
                "killed": (37, None, 112),
                "killed_civilians": (24, None, 99),
                "killed_security_forces": (13, 13, 13),
            },
        ),
        ("kabul-russian-embassy-2022", {}),
        ("homs-executions-2024", {"killed": (54, 54, 54), "killed_security_forces": (54, 54, 54)}),
        ("hammam-alil-arrest", {"detained": (1, 1, 1), "detained_armed_group": (1, 1, 1)}),
    ],
)
def test_toll_of_a_seed_incident(case, line, name, expected):
    toll = told_of(case, name).toll()
    assert {key: line(toll, key) for key, _ in toll.lines} == expected


def test_muscat_is_reconciled_in_full(case):
    toll = told_of(case, "muscat-2024").toll()
    assert toll.sums == (
        "9 = 6 victims (5 civilians + 1 member of security forces) + 3 attackers",
        "6 = 5 civilians + 1 member of security forces",
        "5 = 4 (PK) + 1 (IN)",
    )
    assert toll.grade is Grade.CONFIRMED
    assert {use.role.value for use in toll.uses} == {"agrees", "part", "combined"}
