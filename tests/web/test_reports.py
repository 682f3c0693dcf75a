"""The list of reports: search that folds spelling, filters with counts, and what each report holds."""

import hashlib

from hasila.export import report_row
from hasila.model import EventDate, Publication, Reading, Report
from hasila.web.reports import Listed, brief, left, on_shelf


def reading(name, published=None, **more):
    date = EventDate(value=published) if published else None
    told = Publication(date=date, source="metadata" if date else "none")
    return Reading(report=Report(id=name, document=name, start=0, text="x", published=told, **more))


SHELF = on_shelf(
    brief(item, report_row(item, {}))
    for item in [
        reading("a", "2024-07-15", title="هجومٌ على مَسجد", outlet="Agency"),
        reading("b", "2024-08", outlet="Agency"),
        reading("c", title="سوق"),
    ]
)


def names(**state):
    return "".join(item.id for item in left(SHELF, Listed(**state))[0])


def test_the_state_chooses_and_the_newest_comes_first():
    assert names() == "bac"
    assert names(q="المسجد") == ""
    assert names(q="مسجد هجوم") == "a"
    assert names(outlet="Agency") == "ba"
    assert names(since="2024-08-20") == "b"
    assert names(until="2024-07") == "a"
    assert names(dated="none") == "c"
    assert names(holds="figures") == ""
    assert names(sort="outlet") == "bac"


def test_a_facet_counts_what_each_value_would_leave():
    _, facets = left(SHELF, Listed(outlet="Agency"))
    counts = {facet.name: dict(facet.values) for facet in facets}
    assert counts["outlet"] == {"Agency": 2, "-": 1}
    assert counts["dated"] == {"metadata": 2}


def test_the_page_lists_reports_and_leads_to_them(page):
    rows = page.get("/en/reports.json").json()
    text = page.get("/ar/reports").text
    assert f'<span class="count">{len(rows)}</span>' in text
    assert 'href="/ar/reports" aria-current="page"' in text
    assert f"/ar/reports/{rows[0]['id'].replace('/', '%2F')}" in text
    held = page.get(f"/en/reports/{rows[0]['id']}.json").json()["reading"]["report"]
    assert rows[0]["sha256"] == hashlib.sha256(held["text"].encode()).hexdigest()
    assert rows[0]["incidents"]


def test_its_search_folds_the_spelling(page):
    assert (
        page.get("/en/reports.json", params={"q": "الاسلامية"}).json()
        == page.get("/en/reports.json", params={"q": "الإسلاميّة"}).json()
    )
    assert page.get("/en/reports.json", params={"q": "الإسلاميّة"}).json()
    assert "No report fits" in page.get("/en/reports?q=zzzz").text
