"""What is held of a store is, after every change, what would be made of it anew."""

import gc
from collections import Counter
from random import Random

import pytest

from hasila import pipeline
from hasila.errors import HasilaError
from hasila.model import Document, JudgementAction
from hasila.store import open_store
from hasila.text import searchable
from hasila.web.catalogue import State, chosen
from hasila.web.stock import Stock
from hasila.web.totals import Chosen, left

A = JudgementAction


@pytest.fixture
def store(made, tmp_path):
    copy = tmp_path / "copy.db"
    copy.write_bytes(made.read_bytes())
    with open_store(copy) as store:
        pipeline.sum_up(store)
        yield store


def told(stock):
    """Everything that pages ask of it."""
    catalogue, finder, sources = stock.catalogue(), stock.finder(), stock.sources()
    states = [State(), State(sort="killed"), State(status="reject"), State(country="SY", sort="reports")]
    reports = stock.reports()
    cards = [card.incident for card in catalogue.shelf]
    found = [stock.found_incidents(query, catalogue.shelf) for query in ("قتل", "مستشفى", "بغداد 14")]
    return {
        "lists": [chosen(catalogue, state) for state in states],
        "places": {c.place.id for c in catalogue.shelf if c.place} <= catalogue.places.keys(),
        "homes": stock.homes(),
        "judged": stock.judged(),
        "log": tuple(stock.log()),
        "disputed": stock.disputed(),
        "queue": tuple(stock.queue()),
        "reports": [(reports.ordered(reports.full, order), reports.left({})[1]) for order in ("", "figures")],
        "found": [
            (catalogue.shelf.ordered(places), [finder.telling(catalogue.shelf.get(c), "قتل") for c in cards])
            for places in found
        ],
        "found reports": reports.ordered(stock.found_reports("قتل", reports)),
        "totals": left(stock.totals(), Chosen()),
        "outlets": sources.outlets,
        "authorities": sources.authorities,
        "copies": tuple(sources.copies),
    }


def same(stock, store):
    held, anew = told(stock), told(Stock(store))
    assert held.keys() == anew.keys()
    for name, value in held.items():
        assert value == anew[name], name


def some_judgement(store, chance):
    """Judge something as one of two coders; what is refused is not judged."""
    incident = chance.choice(store.incidents())
    reading = store.reading(chance.choice(incident.reports))
    coder = chance.choice(("sara", "omar"))
    made = [item.id for item in store.judgements()]
    figure = chance.choice([f.id for f in reading.figures] or [incident.id])
    value = str(chance.randrange(1, 90))
    what = chance.choice([
        (A.REJECT, incident.id, {}), (A.ACCEPT, incident.id, {}), (A.COMMENT, incident.id, {}),
        (A.REJECT, figure, {}), (A.CORRECT, figure, {"field": "value", "value": value}),
        (A.CORRECT, incident.id, {"field": "killed", "value": value}),
        (A.MERGE, incident.id, {"others": [chance.choice(store.incidents()).id]}),
        (A.SPLIT, incident.members[0], {"others": [incident.members[-1]]}),
        (A.UNDO, chance.choice(made or ["none"]), {}),
    ])  # fmt: skip
    action, subject, more = what
    try:
        pipeline.judge(store, action, subject, coder=coder, reason="looked", **more)
    except HasilaError:
        return False
    return True


@pytest.mark.parametrize("seed", range(2))
def test_after_every_judgement_of_two_programs(store, seed):
    chance = Random(seed)
    stock = Stock(store)
    same(stock, store)
    with open_store(store._engine.url.database) as other:
        for _ in range(12):
            for writer in chance.choices((store, other), k=chance.randrange(1, 3)):
                some_judgement(writer, chance)
            same(stock, store)
    held = store.derived_rows()
    store.extend_linkage([], [])  # what rests on nothing is made anew
    pipeline.derive(store)
    assert store.derived_rows() == held


def test_after_new_reports_and_after_all_is_made_anew(store):
    stock = Stock(store)
    same(stock, store)
    texts = (
        "قتل 7 أشخاص وأصيب 12 في انفجار سيارة مفخخة في بغداد يوم 3 مايو 2021، وفق الشرطة.",
        "لا شيء هنا.",
    )
    docs = [
        Document(
            id=f"new{n}", sha256=str(n), encoding="utf-8", text=text, outlet="New", published="2021-05-03"
        )
        for n, text in enumerate(texts)
    ]
    before = len(stock.reports())
    store.add_documents(docs)
    reader = store.derived_rows()["reads"][0][1]
    for doc in docs:
        store.save_readings(doc.id, pipeline.read_document(doc), reader=reader)
    same(stock, store)
    pipeline.sum_up(store)
    same(stock, store)
    assert len(stock.reports()) > before
    pipeline.derive(store)
    same(stock, store)
    store.save_readings(docs[0].id, [], reader="another")
    same(stock, store)
    pipeline.derive(store)
    same(stock, store)


def test_a_search_speaks_of_the_shelf_that_one_has_though_the_store_has_changed(store):
    stock = Stock(store)
    cards, reports = stock.catalogue().shelf, stock.reports()
    before = [card.incident for card in cards.ordered(stock.found_incidents("قتل", cards))]
    found = reports.ordered(stock.found_reports("قتل", reports))
    store.save_readings(store.reading(found[0].brief.id).report.document, [], reader="another")
    pipeline.derive(store)
    assert stock.catalogue().shelf.origin is not cards.origin
    after = [card.incident for card in cards.ordered(stock.found_incidents("قتل", cards))]
    assert set(after) <= set(before)
    assert set(reports.ordered(stock.found_reports("قتل", reports))) == set(found[1:])


def test_the_words_of_most_headlines_are_found_before_anyone_asks(store, monkeypatch):
    asked, holding = [], store.briefs.holding
    monkeypatch.setattr(store.briefs, "holding", lambda words: asked.append(words) or holding(words))
    stock = Stock(store)
    stock.refresh()
    titles = [item.brief.title or "" for item in stock.reports()]
    counts = Counter(word for title in titles for word in set(searchable(title)[0].split()) if len(word) > 2)
    (word, most), *_ = counts.most_common(1)
    assert most > 1
    assert word in asked
    before = len(asked)
    assert stock.found_incidents(word, stock.catalogue().shelf)
    assert len(asked) == before


def test_what_is_replaced_goes_at_once_without_the_collector(store):
    """What is held is put where the collector does not look: in a circle it would stay for ever."""

    def ours():
        return Counter(
            type(thing).__name__
            for thing in gc.get_objects()
            if str(type(thing).__module__).startswith("hasila.web.")
        )

    gc.collect()
    of_others = ours()["Finder"]  # what other tests still hold
    stock = Stock(store)
    chance = Random(1)
    gc.collect()
    gc.disable()
    try:
        for _ in range(12):
            some_judgement(store, chance)
            told(stock)
            stock.refresh()
            held = ours()
            gc.collect()
            assert ours() == held
    finally:
        gc.enable()
    assert held["Finder"] == of_others + 1
