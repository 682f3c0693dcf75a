"""Documents and judgements are kept, everything else can be dropped and built again."""

import hashlib
import random
import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from hasila.errors import HasilaError
from hasila.model import (
    Card,
    Document,
    Incident,
    IncidentMention,
    Judgement,
    JudgementAction,
    Linkage,
    Pair,
    Policy,
    Range,
    Reading,
    Report,
    Toll,
    Weighed,
)
from hasila.pipeline import brief
from hasila.store import JUDGED, LINKED, READ, Store, changes, linked_rows, open_store, schema


def a_document(name: str, text: str = "قتل ستة أشخاص في مسقط") -> Document:
    return Document(
        id=name, sha256=hashlib.sha256(text.encode()).hexdigest(), encoding="utf-8", text=text, outlet="وكالة"
    )


def a_reading(doc: Document) -> Reading:
    report = Report(id=doc.id, document=doc.id, start=0, text=doc.text)
    mention = IncidentMention(id=f"m-{doc.id}", report=doc.id, main=True)
    return Reading(report=report, mentions=(mention,))


def a_linkage(*names: str) -> tuple[Linkage, list[Toll]]:
    """One incident of all the reports, joined in a chain, with its toll."""
    members = tuple(f"m-{name}" for name in sorted(names))
    pairs = tuple(
        Pair(left=a, right=b, weight=5, probability=0.97, joined=True) for a, b in pairwise(members)
    )
    incident = Incident(id=members[0], members=members, reports=tuple(sorted(names)))
    toll = Toll(
        incident=incident.id, policy=Policy.CONSISTENT, lines=(("killed", Range(low=6, best=6, high=9)),)
    )
    return Linkage(incidents=(incident,), pairs=pairs), [toll]


def a_judgement(name: str, **changes: object) -> Judgement:
    fields = {"action": JudgementAction.MERGE, "subject": "m-a", "others": ("m-b", "م"), "coder": "sara"}
    return Judgement(**{"id": name, "made": "2024-07-17T10:00:00Z", **fields, **changes})


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "hasila.db") as opened:
        yield opened


def everything(store: Store) -> tuple[object, ...]:
    return list(store.documents()), store.judgements(), store.skipped(), store.derived_rows()


def settled(tolls):
    return [
        (toll, Card(incident=toll.incident, policy=toll.policy), Weighed(incident=toll.incident))
        for toll in tolls
    ]


def rebuild(store: Store, *, shuffle: int = 0) -> None:
    docs = list(store.documents(unread_by="r1"))
    random.Random(shuffle).shuffle(docs)
    for doc in docs:
        store.save_readings(doc.id, [a_reading(doc)], reader="r1", keys={f"m-{doc.id}": [7, -(1 << 63)]})
    store.briefs.fill(brief)
    linkage, tolls = a_linkage(*(doc.id for doc in store.documents()))
    store.save_linkage(linked_rows(linkage, settled(tolls)), basis=("none", Policy.CONSISTENT))


def test_documents_come_back_as_they_came_sorted_by_code_point(store):
    docs = [a_document("ي"), a_document("Z"), a_document("a"), a_document("é\r\n", "a\r\nb\x00\u2028")]
    assert store.add_documents(docs) == (4, 0)
    assert list(store.documents()) == sorted(docs, key=lambda doc: doc.id)


def test_adding_twice_changes_nothing(store):
    docs = [a_document("a"), a_document("b")]
    store.add_documents(docs)
    rebuild(store)
    before = everything(store)
    assert store.add_documents([*docs, docs[0]]) == (0, 3)
    assert list(store.documents(unread_by="r1")) == []
    assert everything(store) == before


def test_changed_content_is_stored_beside_the_old_under_its_hash(store):
    old, new = a_document("a", "قتل خمسة"), a_document("a", "قتل ستة")
    assert store.add_documents([old]) == (1, 0)
    assert store.add_documents([new]) == (1, 0)
    assert store.add_documents([new, old]) == (0, 2)
    assert [doc.text for doc in store.documents()] == [old.text, new.text]
    assert [doc.id for doc in store.documents()] == ["a", f"a@{new.sha256[:8]}"]


def test_an_id_that_looks_like_a_hash_suffix_loses_nothing(store):
    new = a_document("a", "قتل ستة")
    squatter = a_document(f"a@{new.sha256[:8]}", "نص آخر")
    assert store.add_documents([a_document("a"), squatter, new]) == (3, 0)
    assert store.add_documents([new]) == (0, 1)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["قتل", "جرح", "خطف"])), max_size=8))
def test_no_text_once_acknowledged_is_ever_missing(tmp_path_factory, items):
    with open_store(tmp_path_factory.mktemp("db") / "x.db") as store:
        for name, text in items:
            store.add_documents([a_document(name, text)])
        stored = [(doc.id.split("@")[0], doc.text) for doc in store.documents()]
    assert sorted(stored) == sorted(set(items))


def test_a_failing_batch_leaves_nothing_behind(store):
    def broken():
        yield a_document("a")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.add_documents(broken())
    with pytest.raises(HasilaError, match="surrogate"):
        store.add_documents([a_document("a"), a_document("b").model_copy(update={"text": "قتل \ud800"})])
    assert list(store.documents()) == []


def test_a_batch_may_skip_items_while_it_is_read(store):
    def items():
        store.skip("broken", "not text")
        yield a_document("a")

    assert store.add_documents(items()) == (1, 0)
    assert store.skipped() == (("broken", "not text"),)


def test_unread_documents_are_those_without_a_reading_of_this_version(store):
    docs = [a_document(f"d{number:03}") for number in range(150)]
    store.add_documents(docs)
    for doc in store.documents(unread_by="r1"):  # writes while it iterates
        store.save_readings(doc.id, [a_reading(doc)] if doc.id != "d007" else [], reader="r1")
    assert store.count_documents(unread_by="r1") == 0
    assert store.count_documents(unread_by="r2") == store.count_documents() == 150
    assert [reading.report.id for reading in store.readings()] == [d.id for d in docs if d.id != "d007"]
    store.save_readings("d007", [a_reading(docs[7])], reader="r2")
    assert [doc.id for doc in store.documents(unread_by="r1")] == ["d007"]
    assert store.reading("d007") == a_reading(docs[7])
    assert len({mention.id for mention in store.mentions()}) == 150


def test_replay_brings_back_the_same_rows_and_ids(store):
    store.add_documents(a_document(name) for name in ("c", "a", "b"))
    store.append_judgement(a_judgement("j"))
    store.skip("x.bin", "binary")
    rebuild(store)
    before = everything(store)
    store.drop_derived()
    assert not any(store.derived_rows().values())
    assert everything(store)[:3] == before[:3]
    rebuild(store, shuffle=1)
    assert everything(store) == before
    assert all(before[3].values()), "every derived table takes part in the comparison"


def test_a_new_reading_takes_the_incidents_that_rest_on_the_old_with_it(store):
    store.add_documents([a_document("a"), a_document("b")])
    rebuild(store)
    doc = a_document("a")
    store.save_readings(
        "a", [Reading(report=Report(id="a", document="a", start=0, text=doc.text))], reader="r2"
    )
    assert store.incidents() == ()
    assert store.tolls(Policy.CONSISTENT) == {}
    assert [mention.id for mention in store.mentions()] == ["m-b"]


def test_readings_are_replaced_all_or_none(store):
    store.add_documents([a_document("a")])
    rebuild(store)
    before = everything(store)
    with pytest.raises(IntegrityError):
        store.save_readings("a", [a_reading(a_document("a"))] * 2, reader="r2")
    assert everything(store) == before


def test_linkage_round_trip_and_any_member_resolves(store):
    linkage, tolls = a_linkage("a", "b", "c")
    near = Pair(left="m-a", right="m-z", weight=-1, probability=0.3)
    far = Pair(left="m-a", right="m-y", weight=-30, probability=0.0)
    acled = tolls[0].model_copy(update={"incident": "m-z", "policy": Policy.ACLED})
    other = Incident(id="m-z", members=("m-z",), reports=("z",))
    both = Linkage(incidents=(*linkage.incidents, other), pairs=(far, near, *linkage.pairs))
    store.save_linkage(linked_rows(both, settled([*tolls, acled])))
    assert store.incidents() == (*linkage.incidents, other)
    assert store.incident("m-c") == store.incident("m-a") == linkage.incidents[0]
    assert store.pairs("m-a") == (*linkage.pairs, near)
    assert store.pairs("m-a", most=1) == (linkage.pairs[0], near)
    assert store.pairs("m-z") == (near,)
    assert store.tolls(Policy.CONSISTENT) == {"m-a": tolls[0]}
    assert store.tolls(Policy.ACLED) == {"m-z": acled}
    with pytest.raises(HasilaError, match="no incident 'm-q'"):
        store.incident("m-q")
    with pytest.raises(HasilaError, match="no report 'q'"):
        store.reading("q")


def test_judgements_are_appended_in_the_order_they_were_made(store):
    late = a_judgement("a", made="2024-07-18T00:00:00Z", field="value", value="6", reason="سبب")
    first, second = a_judgement("b"), a_judgement("c")
    for judgement in (late, second, first, late):
        store.append_judgement(judgement)
    assert store.judgements() == (first, second, late)
    with pytest.raises(HasilaError, match="never changed"):
        store.append_judgement(a_judgement("a", reason="other"))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {} SET id = 'x'",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
        "REPLACE INTO {0} SELECT * FROM {0}",
    ],
)
@pytest.mark.parametrize("table", ["documents", "judgements"])
def test_the_database_itself_refuses_to_change_what_is_kept(store, tmp_path, table, sql):
    store.add_documents([a_document("a")])
    store.append_judgement(a_judgement("j"))
    with closing(sqlite3.connect(tmp_path / "hasila.db")) as raw:
        with pytest.raises(sqlite3.IntegrityError, match="kept as they came"):
            raw.execute(sql.format(table))
        raw.rollback()
    assert len(store.judgements()) == len(list(store.documents())) == 1


def test_a_skipped_item_counts_once_and_no_more_when_it_is_stored(store):
    store.skip("b", "empty file")
    store.skip("a", "binary")
    store.skip("a", "no permission")
    assert store.skipped() == (("a", "no permission"), ("b", "empty file"))
    store.add_documents([a_document("a")])
    assert store.skipped() == (("b", "empty file"),)


def test_the_version_changes_when_new_reports_are_read_when_they_are_linked_and_when_all_is_read_anew(store):
    basis = ("", Policy.CONSISTENT)
    docs = [a_document(name, f"قتل {name}") for name in "ab"]
    store.add_documents(docs)
    store.save_readings("a", [a_reading(docs[0])], reader="1")
    linkage, _ = a_linkage("a")
    store.save_linkage(linked_rows(linkage), basis=basis)
    versions = [store.version()]
    store.save_readings("b", [a_reading(docs[1])], reader="1")
    versions.append(store.version())
    linkage, _ = a_linkage("a", "b")
    store.extend_linkage(["m-a", "m-b"], linked_rows(linkage), basis=basis)
    versions.append(store.version())
    for name, doc in zip("ab", docs, strict=True):
        store.save_readings(name, [a_reading(doc)], reader="2")
    store.save_linkage(linked_rows(linkage), basis=basis)
    versions.append(store.version())
    assert len(set(versions)) == 4
    assert versions[2][2] != versions[3][2]


def test_incidents_of_an_older_program_are_weighed_once(store):
    store.add_documents([a_document("a"), a_document("b")])
    rebuild(store)
    assert store.unweighed() == ()
    with store._engine.begin() as connection:
        connection.execute(schema.weighed.delete())
    version = store.version()
    (name,) = store.unweighed()
    store.weigh([Weighed(incident=name, copies=(("x", "y", 1),))])
    assert store.unweighed() == ()
    assert store.version() != version
    (row,) = store.weighed_rows()
    assert Weighed.model_validate_json(row[1]).copies == (("x", "y", 1),)


def test_a_store_tells_what_its_changes_bore_on(store):
    docs = [a_document(name, f"قتل {name}") for name in "abc"]
    store.add_documents(docs)
    start = store.version()
    assert [store.moved(kind, n) for kind, n in zip((LINKED, JUDGED, READ), start, strict=True)] == [
        set()
    ] * 3
    for name, doc in zip("ab", docs, strict=False):
        store.save_readings(name, [a_reading(doc)], reader="1")
    assert store.moved(READ, start[2]) == {"a", "b"}
    store.save_linkage(linked_rows(a_linkage("a")[0]))
    all_new = store.version()
    assert store.moved(LINKED, start[0]) is None
    store.extend_linkage(["m-a", "m-b"], linked_rows(a_linkage("a", "b")[0]))
    assert store.moved(LINKED, all_new[0]) == {"m-a", "m-b"} & set(store.homes().values()) | {"m-a"}
    assert store.moved(LINKED, start[0]) is None
    assert store.moved(LINKED, store.version()[0]) == set()
    store.save_readings("a", [], reader="2")
    assert store.moved(READ, start[2]) == {"a", "b"}
    assert store.moved(LINKED, all_new[0]) is None
    store.drop_derived()
    assert store.moved(READ, start[2]) is None


def test_only_the_latest_changes_are_told_apart(store, monkeypatch):
    monkeypatch.setattr(changes, "_KEPT", 3)
    monkeypatch.setattr(changes, "_NAMED", 2)
    docs = [a_document(name, f"قتل {name}") for name in "abcde"]
    store.add_documents(docs)
    numbers = []
    for doc in docs:
        numbers.append(store.version()[2])
        store.save_readings(doc.id, [a_reading(doc)], reader="1")
    assert store.moved(READ, numbers[1]) is None
    assert store.moved(READ, numbers[2]) == {"c", "d", "e"}
    with store._engine.begin() as connection:
        changes.note(connection, READ, ["a", "b", "c"])
    assert store.moved(READ, numbers[4]) is None


def test_mentions_share_a_key_only_with_those_of_their_component(store):
    docs = [a_document(name, f"قتل {name}") for name in "abc"]
    store.add_documents(docs)
    for doc in docs:
        store.save_readings(doc.id, [a_reading(doc)], reader="1", keys={f"m-{doc.id}": [7, ord(doc.id)]})
    linkage, _ = a_linkage("a", "b", "c")
    store.save_linkage(linked_rows(linkage.model_copy(update={"components": (("m-a", "m-b"), ("m-c",))})))
    assert store.sharing_mates([7]) == {"m-a", "m-b"}
    assert store.sharing_mates([ord("a"), 8]) == set()
    assert [reading.report.id for reading in store.readings_of(["m-c", "m-a", "gone"])] == [
        a_reading(doc).report.id for doc in (docs[0], docs[2])
    ]


def test_an_id_that_is_no_text_is_refused_in_words(store):
    for ask in (store.incident, store.reading, store.subjects):
        with pytest.raises(HasilaError, match="no text in UTF-8"):
            ask("3f\udcff")
