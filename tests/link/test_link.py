"""Which mentions become one incident."""

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from link_desk import Desk, place, region

from hasila.errors import HasilaError
from hasila.link import link, resolve
from hasila.model import Judgement, JudgementAction, Linkage, LinkCode, LinkReason, PlacePrecision


def groups(desk, judgements=()):
    return [list(i.members) for i in link(desk.mentions, desk.readings, judgements).incidents]


def muscat(desk, *names, **told):
    for name in names:
        desk.add(
            name,
            **{
                "published": "2024-07-16",
                "date": "2024-07-15",
                "place": "muscat",
                "type": "armed_attack",
                "targets": ("mosque",),
                "killed": [6],
                **told,
            },
        )


def test_reports_of_one_day_and_city_join_and_the_pair_says_why():
    desk = Desk()
    muscat(desk, "a", "b")
    linkage = link(desk.mentions, desk.readings)
    assert [i.members for i in linkage.incidents] == [("a", "b")]
    (pair,) = linkage.pairs
    assert pair.joined
    assert pair.reason.code is LinkCode.JOINED
    assert pair.weight == pytest.approx(sum(f.weight for f in pair.fields), abs=0.01)
    assert [f.field for f in pair.fields][:4] == ["prior", "standing", "date", "weekday"]
    assert {f.field: f.level for f in pair.fields}["date"] == "same day"


def test_two_bombings_in_one_city_in_one_week_stay_apart():
    desk = Desk()
    for day in ("2024-03-04", "2024-03-07"):
        for n in range(3):
            desk.add(
                f"{day}-{n}",
                date=day,
                published=day,
                place="baghdad",
                type="bombing",
                targets=("market",),
                killed=[12],
                keywords=("karrada", "refrigerated", "lorry"),
            )
    assert [len(g) for g in groups(desk)] == [3, 3]


def test_bombings_on_following_days_with_other_tolls_and_targets_stay_apart():
    desk = Desk()
    desk.add("a", date="2024-03-04", place="baghdad", type="bombing", targets=("market",), killed=[40])
    desk.add("b", date="2024-03-05", place="baghdad", type="bombing", targets=("bus",), killed=[3])
    assert groups(desk) == [["a"], ["b"]]


def test_a_roundups_mentions_never_join_each_other():
    desk = Desk()
    for name in ("a", "b", "c"):
        muscat(desk, name, report="roundup")
    assert groups(desk) == [["a"], ["b"], ["c"]]
    # nor through a report that fits them all
    muscat(desk, "d")
    assert sorted(len(g) for g in groups(desk)) == [1, 1, 2]


def test_a_roundups_incidents_go_to_their_places():
    desk = Desk()
    for city in ("baghdad", "mosul", "kabul"):
        told = {"date": "2024-03-04", "place": city, "type": "bombing", "published": "2024-03-05"}
        desk.add(f"own-{city}", **told)
        desk.add(f"round-{city}", report="roundup", **told)
    assert groups(desk) == [[f"own-{c}", f"round-{c}"] for c in ("baghdad", "kabul", "mosul")]


@pytest.mark.parametrize("published", ["2024-07-17", None])
def test_a_report_without_a_date_joins_by_place_target_and_toll(published):
    desk = Desk()
    muscat(desk, "a", "b")
    muscat(desk, "c", date=None, published=published)
    assert groups(desk) == [["a", "b", "c"]]


def kabul(desk, *names, **told):
    for name in names:
        desk.add(
            name,
            **{
                "date": "2021-05-08",
                "published": "2021-05-09",
                "place": "kabul",
                "type": "bombing",
                "killed": [58],
                **told,
            },
        )


def test_an_undated_report_left_alone_leans_on_the_only_incident_it_fits():
    desk = Desk()
    kabul(desk, "a", "b")
    kabul(desk, "c", place="karachi")
    desk.add("undated", place="kabul", type="bombing")
    linkage = link(desk.mentions, desk.readings)
    assert [i.members for i in linkage.incidents] == [("a", "b", "undated"), ("c",)]
    reasons = {
        pair.reason.code for pair in linkage.pairs if "undated" in (pair.left, pair.right) and pair.joined
    }
    assert LinkCode.LEANS in reasons


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("a field speaks against it", {"killed": [3]}),
        ("the day is known", {"date": "2019-05-08", "published": "2019-05-09"}),
        ("it weighs too little", {"type": None, "place": None, "place_names": ("kabul",)}),
        ("it is not what the report is about", {"main": False}),
    ],
)
def test_nothing_leans_where(why, told):
    desk = Desk()
    kabul(desk, "a", "b")
    desk.add("z", **{"place": "kabul", "type": "bombing", **told})
    assert ["z"] in groups(desk), why


def test_nothing_leans_on_one_of_two_incidents_that_it_fits_alike():
    desk = Desk()
    kabul(desk, "a", "b")
    kabul(desk, "c", "d", date="2022-09-30", published="2022-10-01")
    desk.add("undated", place="kabul", type="bombing")
    assert ["undated"] in groups(desk)


def test_undated_reports_lean_on_none_that_only_leans():
    desk = Desk()
    desk.add("u", place="kabul", type="bombing")
    desk.add("v", place="kabul", type="bombing")
    assert groups(desk) == [["u"], ["v"]]


def test_publication_is_never_taken_for_the_day_of_the_event():
    desk = Desk()
    desk.add("a", date="2024-07-15", place="muscat", published="2024-07-15")
    desk.add("b", place="muscat", published="2024-07-15")
    (pair,) = link(desk.mentions, desk.readings).pairs
    assert {f.field: f.level for f in pair.fields}["date"] == "in the days before the report"


@pytest.mark.parametrize("country", ["IQ", "IR"])
def test_a_report_without_a_date_or_town_joins_by_the_toll_in_its_country(country):
    desk = Desk()
    desk.add("a", date="2024-07-15", place="mosul", type="bombing", targets=("shrine",), killed=(72,))
    undated = {
        "type": "suicide_bombing",
        "targets": ("shrine",),
        "killed": (72,),
        "attackers": ("islamic_state",),
    }
    desk.add("b", place=region("all", country), **undated)
    assert len(groups(desk)) == (1 if country == "IQ" else 2)


@pytest.mark.parametrize(
    ("sites", "weekday", "targets", "number"),
    [
        (("hotel|abc",), 4, ("hotel",), 1),
        (("hotel|xyz",), 4, ("hotel",), 2),
        (("hotel|abc",), 1, ("hotel",), 2),
        ((), 4, ("hospital",), 2),
    ],
)
def test_other_sites_buildings_or_weekdays_keep_an_undated_report_apart(sites, weekday, targets, number):
    desk = Desk()
    same = {"place": "baghdad", "type": "armed_attack", "killed": (21,), "attackers": ("islamic_state",)}
    for name in "abc":
        desk.add(name, **same, sites=("hotel|abc",), weekday=4, targets=("hotel",))
    desk.add("d", **same, sites=sites, weekday=weekday, targets=targets)
    assert len(groups(desk)) == number


def test_an_early_toll_is_no_reason_not_to_lean():
    desk = Desk()
    for name in "abc":
        desk.add(name, date="2024-07-15", place="mosul", type="bombing", targets=("hotel",), killed=(80,))
    desk.add("d", place="mosul", type="bombing", targets=("hotel",), killed=(9,))
    assert len(groups(desk)) == 1


@pytest.mark.parametrize("areas", [(place("mosul"),), ()])
def test_two_sides_of_a_border_are_no_contradiction_where_both_are_named(areas):
    desk = Desk()
    same = {
        "place_names": ("tower", "mosul", "gate"),
        "killed": (33,),
        "targets": ("mosque",),
        "type": "bombing",
    }
    desk.add("a", date="2024-07-15", place="mosul", **same)
    desk.add("b", place="kerman", areas=areas, **same)
    assert len(groups(desk)) == (1 if areas else 2)


def test_a_day_of_the_year_joins_the_date_that_has_the_year():
    desk = Desk()
    muscat(desk, "a")
    muscat(desk, "b", date="--07-15", published=None)
    linkage = link(desk.mentions, desk.readings)
    (incident,) = linkage.incidents
    assert incident.date.value == "2024-07-15"


def test_a_day_without_its_year_joins_what_is_told_in_the_days_after_it():
    desk = Desk()
    desk.add("a", date="--07-15", place="mosul", type="airstrike", targets=("prison",))
    desk.add("b", published="2024-07-17", place="mosul", type="airstrike", targets=("prison",))
    assert groups(desk) == [["a", "b"]]


def test_a_day_without_its_year_joins_nothing_told_in_other_weeks():
    desk = Desk()
    desk.add("a", date="--07-15", place="mosul", type="airstrike", targets=("prison",))
    desk.add("b", published="2024-09-17", place="mosul", type="airstrike", targets=("prison",))
    assert groups(desk) == [["a"], ["b"]]


def test_another_day_of_the_year_stays_apart():
    desk = Desk()
    muscat(desk, "a")
    muscat(desk, "b", date="--07-25", published=None)
    assert groups(desk) == [["a"], ["b"]]


def test_an_anniversary_does_not_join_the_year_of_its_report():
    desk = Desk()
    muscat(desk, "a", "b")
    muscat(desk, "c", date="2023-07-15", published="2024-07-15")
    assert groups(desk) == [["a", "b"], ["c"]]


def test_a_month_joins_a_day_in_it():
    desk = Desk()
    muscat(desk, "a")
    muscat(desk, "b", date="2024-07", published="2025-01-10", main=False)
    muscat(desk, "c", date="2024-06", published="2025-01-10", main=False)
    assert groups(desk) == [["a", "b"], ["c"]]


def test_no_event_comes_after_its_report():
    desk = Desk()
    muscat(desk, "a")
    muscat(desk, "b", date=None, published="2024-07-12")
    assert groups(desk) == [["a"], ["b"]]


def test_contradictions_do_not_meet_through_a_third():
    desk = Desk()
    same = {"type": "bombing", "targets": ("mosque",), "killed": [37], "keywords": ("x1", "x2", "x3")}
    desk.add("a", date="2024-03-01", place="baghdad", **same)
    desk.add("b", date="2024-03-09", place="baghdad", **same)
    desk.add("c", place="baghdad", **same)
    linkage = link(desk.mentions, desk.readings)
    home = {m: i.id for i in linkage.incidents for m in i.members}
    assert home["a"] != home["b"]
    assert home["c"] in {home["a"], home["b"]}
    desk = Desk()
    desk.add("a", date="2024-03-01", place="baghdad", **same)
    desk.add("b", date="2024-03-01", place="kabul", **same)
    desk.add("c", date="2024-03-01", place_names=("baghdad", "kabul"), **same)
    assert sorted(len(i.members) for i in link(desk.mentions, desk.readings).incidents) == [1, 2]


def test_a_province_joins_a_town_in_it():
    desk = Desk()
    told = {"date": "2024-03-04", "type": "ambush", "killed": [14], "keywords": ("convoy", "ford")}
    desk.add("a", place="mosul", **told)
    desk.add("b", place=region("nineveh", "IQ", PlacePrecision.ADMIN1, "Nineveh"), **told)
    (incident,) = link(desk.mentions, desk.readings).incidents
    assert incident.place.id == "mosul"


@pytest.mark.parametrize(
    ("where", "joined"),
    [
        (region("nineveh", "IQ", PlacePrecision.ADMIN1, "Nineveh"), True),
        (place("baghdad"), False),
    ],
)
def test_other_names_keep_an_undated_report_apart_only_where_both_name_a_town(where, joined):
    desk = Desk()
    told = {"type": "ambush", "targets": ("checkpoint",), "killed": [34]}
    desk.add("a", place="mosul", place_names=("mosul", "nimrud"), date="2024-03-04", **told)
    desk.add("b", place=where, place_names=("the plain",), **told)
    assert (["a", "b"] in groups(desk)) is joined


def test_a_mention_without_place_or_date_is_found_by_its_rare_words():
    desk = Desk()
    muscat(desk, "a", keywords=("wadi", "kabir", "majlis", "shrouds", "siren"))
    desk.add("b", killed=[6], targets=("mosque",), keywords=("wadi", "kabir", "majlis", "shrouds", "siren"))
    (pair,) = link(desk.mentions, desk.readings).pairs
    assert pair.weight > -5


def judge(number, action, subject, *others):
    return Judgement(
        id=f"j{number}",
        action=JudgementAction(action),
        subject=subject,
        others=others,
        coder="t",
        made=f"2024-08-01T00:00:0{number}Z",
    )


@pytest.fixture
def two():
    """Two incidents of two reports each, `a b` and `c d`."""
    desk = Desk()
    muscat(desk, "a", "b")
    muscat(desk, "c", "d", place="kabul", date="2024-05-03")
    return desk


APART, TOGETHER = [["a", "b"], ["c", "d"]], [["a", "b", "c", "d"]]


def test_a_merge_joins_whole_incidents_whatever_contradicts(two):
    merge = judge(1, "merge", "a", "c")
    assert groups(two) == APART
    assert groups(two, [merge]) == TOGETHER
    pairs = {(p.left, p.right): p for p in link(two.mentions, two.readings, [merge]).pairs}
    assert pairs["a", "c"].reason == LinkReason(code=LinkCode.MERGED, judgement="j1")
    assert pairs["a", "c"].joined


def test_merge_then_split_is_the_identity(two):
    assert groups(two, [judge(1, "merge", "a", "c"), judge(2, "split", "a", "c", "d")]) == APART


def test_the_later_judgement_wins(two):
    history = [judge(1, "merge", "a", "c"), judge(2, "split", "a", "c", "d"), judge(3, "merge", "a", "c")]
    assert groups(two, history) == TOGETHER


def test_undo_takes_back_and_undoing_that_restores(two):
    merge, undo, again = judge(1, "merge", "a", "c"), judge(2, "undo", "j1"), judge(3, "undo", "j2")
    assert groups(two, [merge, undo]) == APART
    assert groups(two, [again, undo, merge]) == TOGETHER


def test_a_split_keeps_the_mentions_it_names_apart(two):
    muscat(two, "e")
    assert groups(two, [judge(1, "split", "a", "b", "e")]) == [["a"], ["b", "e"], ["c", "d"]]


def test_a_split_leaves_merges_within_the_part_that_leaves(two):
    muscat(two, "e", place="moscow", date="2024-03-22")
    history = [
        judge(1, "merge", "c", "e"),
        judge(2, "merge", "a", "c"),
        judge(3, "split", "a", "c", "d", "e"),
    ]
    assert groups(two, history) == [["a", "b"], ["c", "d", "e"]]


def test_judgements_on_what_is_gone_say_nothing(two):
    gone = [judge(1, "merge", "a", "zz"), judge(2, "split", "zz", "a"), judge(3, "comment", "a")]
    assert groups(two, gone) == APART


def many(seed):
    """Forty mentions that are hard to tell apart."""
    rng = random.Random(seed)
    desk = Desk()
    for n in range(40):
        day = rng.choice(["2024-03-04", "2024-03-05", "2024-03-08", "2024-03", "--03-05", None])
        desk.add(
            f"m{n:02}",
            report=f"r{rng.randrange(30)}",
            date=day,
            published=rng.choice([None, "2024-03-06", "2024-03-09"]),
            place=rng.choice(["baghdad", "mosul", None]),
            type=rng.choice(["bombing", "suicide_bombing", "ambush", None]),
            killed=[rng.choice([3, 4, 12])],
            keywords=tuple(sorted(rng.sample(["k1", "k2", "k3", "k4", "k5"], 3))),
        )
    return desk


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), order=st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(seed, order):
    desk = many(seed)
    history = [judge(1, "merge", "m00", "m01"), judge(2, "split", "m02", "m03"), judge(3, "undo", "j1")]
    expected = link(desk.mentions, desk.readings, history)
    order.shuffle(desk.mentions)
    order.shuffle(history)
    readings = dict(order.sample(sorted(desk.readings.items(), key=lambda kv: kv[0]), len(desk.readings)))
    assert link(desk.mentions, readings, history) == expected


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_every_mention_is_in_one_incident_and_no_report_twice_in_one(seed):
    desk = many(seed)
    linkage = link(desk.mentions, desk.readings)
    assert sorted(m for i in linkage.incidents for m in i.members) == sorted(m.id for m in desk.mentions)
    for incident in linkage.incidents:
        assert incident.id == min(incident.members)
        assert len(incident.reports) == len(incident.members)
        days = {
            m.date.first for m in desk.mentions if m.id in incident.members and m.date and m.date.has_year
        }
        assert not {"2024-03-04", "2024-03-08"} <= days


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000), choice=st.randoms(use_true_random=False))
def test_merge_then_split_of_any_two_incidents_is_the_identity(seed, choice):
    desk = many(seed)
    before = link(desk.mentions, desk.readings).incidents
    one, two = choice.sample(before, 2)
    history = [judge(1, "merge", one.id, two.id), judge(2, "split", one.id, *two.members)]
    assert link(desk.mentions, desk.readings, history).incidents == before
    assert len(link(desk.mentions, desk.readings, history[:1]).incidents) == len(before) - 1


def test_no_mentions_make_no_incidents():
    assert link([], {}) == Linkage()


def test_any_members_id_or_its_beginning_resolves(two):
    muscat(two, "abc", place="moscow", date="2024-03-22")
    muscat(two, "abd", place="karachi", date="2024-02-22")
    linkage = link(two.mentions, two.readings)
    assert resolve(linkage, "d").id == "c"
    assert resolve(linkage, "a").id == "a"
    assert resolve(linkage.incidents, "abc").place == place("moscow")
    with pytest.raises(HasilaError, match=r"fits 2 incidents: abc, abd\. Give more"):
        resolve(linkage, "ab")
    for unknown in ("", "zz"):
        with pytest.raises(HasilaError, match=r"no incident .*hasila show"):
            resolve(linkage, unknown)
