"""What an incident is said to be, given its members."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from link_desk import Desk, region

from hasila.link.copies import copies
from hasila.link.incidents import incident_of
from hasila.model import Place, PlacePrecision, Report


def told(*mentions):
    desk = Desk()
    for n, mention in enumerate(mentions):
        desk.add(f"m{n}", **mention)
    return incident_of(desk.mentions, desk.readings)


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (["bombing", "bombing", "suicide_bombing"], "suicide_bombing"),
        (["bombing"] * 9 + ["suicide_bombing"], "bombing"),
        (["armed_attack", "armed_attack", "ambush", "bombing", "bombing"], "bombing"),
        (["other", "execution"], "execution"),
        (["shelling", "shelling", "shelling", "airstrike"], "airstrike"),
        (["shelling"] * 9 + ["airstrike"], "shelling"),
        (["armed_attack", "armed_attack", "bombing", "clash", "shelling"], "armed_attack"),
        (["drone_strike", "drone_strike", "airstrike", "assassination"], "assassination"),
        (["drone_strike", "shelling", "armed_attack", "armed_attack", "armed_attack"], "drone_strike"),
        (["arrest", "arrest", "clash"], "arrest"),
        (["bombing"] * 6 + ["suicide_bombing"], "suicide_bombing"),
        (["shelling"] * 6 + ["airstrike"], "airstrike"),
        (["suicide_bombing"] * 3 + ["armed_attack"] * 4, "armed_attack"),
        (["suicide_bombing"] * 3 + ["armed_attack"] * 3, "suicide_bombing"),
        (["armed_attack", "armed_attack", "clash"], "armed_attack"),
        (["armed_attack", "clash", "clash"], "clash"),
        ([None, None], None),
    ],
)
def test_the_more_specific_type_wins_if_supported(types, expected):
    assert told(*({"type": t} for t in types)).type == expected


def test_rockets_told_outright_by_as_many_did_not_fly():
    rocket = {"type": "shelling", "weapons": ("artillery",)}
    assert told({"type": "drone_strike"}, rocket, rocket).type == "shelling"
    assert told({"type": "drone_strike"}, {"type": "drone_strike"}, rocket).type == "drone_strike"
    assert told({"type": "airstrike"}, rocket, rocket, rocket).type == "shelling"


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([{"date": "2024-07"}, {"date": "2024-07-15"}, {"date": "2024"}], "2024-07-15"),
        ([{"date": "2024-07-15"}, {"date": "2024-07-15"}, {"date": "2024-07-16"}], "2024-07-15"),
        ([{"date": "2024-07-15"}, {"date": "2024-07-16"}], "2024-07-15"),
        ([{"date": "2024-07-15", "main": False}, {"date": "2024-07-16"}], "2024-07-16"),
        ([{"date": "--07-15"}, {"date": "2023-07"}], "2023-07-15"),
        ([{"date": "--07-15", "published": "2024-07-16"}], "2024-07-15"),
        ([{"date": "--12-30", "published": "2024-01-02"}], "2023-12-30"),
        ([{"date": "--07-15", "published": "2024-07-16", "main": False}], "--07-15"),
        ([{"date": "--02-29", "published": "2023-03-02"}], "--02-29"),
        ([{"published": "2024-07-16"}], None),
    ],
)
def test_the_most_precise_supported_date_wins(mentions, expected):
    date = told(*mentions).date
    assert (date and date.value) == expected


@pytest.mark.parametrize(
    ("weekdays", "expected"),
    [
        ((3, 3, 4), "2021-08-26"),
        ((4, 4), "2021-08-27"),
        ((0, 0), "2021-08-23"),
        ((3,), None),
        ((3, 3, 4, 4), None),
    ],
)
def test_a_weekday_two_reports_name_and_a_day_of_publication_make_the_date(weekdays, expected):
    mentions = [{"main": True, "weekday": weekday} for weekday in weekdays]
    late, early = {"main": True, "published": "2021-08-29"}, {"main": True, "published": "2021-08-27"}
    found = told(*mentions, late, early).date
    assert (found.value if found else None) == expected
    assert told(*mentions).date is None


def test_the_most_specific_supported_place_wins():
    quarter = Place(
        id="wadi",
        name_ar="x",
        name_en="x",
        country="OM",
        admin1="Muscat",
        lat=23.60,
        lon=58.50,
        kind="quarter",
    )
    province = region("muscat-province", "OM", PlacePrecision.ADMIN1, "Muscat")
    incident = told({"place": "muscat"}, {"place": "muscat"}, {"place": quarter}, {"place": province})
    assert incident.place == quarter
    assert told({"place": region("oman", "OM")}, {"place": province}).place == province
    assert told({"place": "baghdad"}, {"place": "mosul"}, {"place": "mosul"}).place.id == "mosul"


def test_targets_of_main_mentions_count_and_claims_name_perpetrators():
    incident = told(
        {"targets": ("mosque",), "attackers": ("is",), "claimed": ["is"]},
        {"targets": ("mosque", "police"), "claimed": ["is"]},
        {"targets": ("bridge",), "main": False, "attackers": ("aq",)},
    )
    assert incident.targets == ("mosque", "police")
    assert incident.perpetrators == ("is", "aq")
    assert incident.claimed_by == ("is",)
    assert incident.claim_via == ("Amaq",)


def test_whoever_denies_is_the_attacker_only_where_more_reports_tell_so():
    blamed = {"attackers": ("is",)}
    incident = told(blamed, {"denied": ["is"]})
    assert (incident.perpetrators, incident.denied_by) == ((), ("is",))
    incident = told(blamed, blamed, {"attackers": ("is", "aq"), "denied": ["is"]})
    assert (incident.perpetrators, incident.denied_by) == (("is", "aq"), ("is",))


def test_a_claim_that_is_denied_as_often_is_none():
    incident = told({"claimed": ["is"]}, {"denied": ["is"]}, {"claimed": ["aq"]})
    assert (incident.claimed_by, incident.perpetrators, incident.denied_by) == (("aq",), ("aq",), ("is",))
    incident = told({"claimed": ["is"]}, {"denied": ["is"]}, {"claimed": ["is"]})
    assert (incident.claimed_by, incident.denied_by) == (("is",), ("is",))


def test_not_to_have_claimed_yet_denies_no_later_claim():
    silent = {"silent": ["is"]}
    incident = told(silent, silent, {"claimed": ["is"]})
    assert (incident.claimed_by, incident.denied_by) == (("is",), ())


def report(name, text, **more):
    return Report(id=name, document=name, start=0, text=text, **more)


def test_near_copies_are_one_source():
    wire = " ".join(f"كلمة{n}" for n in range(60))
    ad = "إعلان مموّل"
    found = copies(
        [
            report("c", "خبر آخر عن الهجوم كتبه مراسل كان في المكان ورأى ما جرى فيه"),
            report("b", f"عاجل: {wire}"),
            report("a", wire.replace("كلمة7", "كَلِـمة7")),
            report("d", f"{ad}{wire}", debris=((0, len(ad)),)),
            report("e", " ".join(f"كلمة{n}" for n in range(30, 90))),
        ]
    )
    assert found == (("a", "b", "d"),)


def test_short_and_empty_texts():
    assert copies([report("a", "قتل ثلاثة"), report("b", "قُتِل ثلاثة"), report("c", "قتل أربعة")]) == (
        ("a", "b"),
    )
    assert copies([report("a", ""), report("b", "…")]) == ()


def test_an_incidents_copies_are_told():
    text = " ".join(f"w{n}" for n in range(40))
    assert told({"text": text}, {"text": text}, {}).copies == (("r-m0", "r-m1"),)
