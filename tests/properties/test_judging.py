"""Random sequences of judgements: replay gives the same rows, and undoing all of them gives the first rows."""

import random

import pytest
from tests.properties.test_pipeline import SAMPLES, written

from hasila import pipeline
from hasila.errors import HasilaError
from hasila.judgements import decide, seen_words
from hasila.model import JudgementAction, standing
from hasila.store import open_store

WHO = {"coder": "sara", "reason": "composed"}
CORRECTIONS = {
    "figure": [("value", "7"), ("group", "civilians"), ("scope", "aggregate"), ("outcome", "wounded")],
    "claim": [("stance", "denied")],
    "mention": [("type", "ambush"), ("killed", "3/4/?"), ("date", "2019-05"), ("claimed_by", "taliban")],
}


def random_judgement(store, chance):
    """One judgement that a coder could make now; some are refused, and then append nothing."""
    things = chance.choice([store.subjects(digit) for digit in "0123456789abcdef"])
    made = store.judgements()
    if made and chance.random() < 0.2:
        return JudgementAction.UNDO, chance.choice(made).id, {}
    subject, kind, _ = chance.choice(things)
    action = chance.choice([a for a in JudgementAction if a is not JudgementAction.UNDO])
    more = {}
    if action is JudgementAction.CORRECT:
        more = dict(zip(("field", "value"), chance.choice(CORRECTIONS[kind.value]), strict=True))
    if action in (JudgementAction.MERGE, JudgementAction.SPLIT):
        mentions = [
            name for name, what, _ in store.subjects("") if what.value == "mention" and name != subject
        ]
        more = {"others": [chance.choice(mentions)]}
    return action, subject, more


@pytest.mark.parametrize("seed", range(3))
def test_judgements_are_replayed_and_undone(tmp_path, seed):
    chance = random.Random(seed)
    with open_store(tmp_path / "a.db") as store:
        pipeline.run([written(tmp_path / "a.jsonl", SAMPLES[:14])], store)
        first = store.derived_rows()
        made = 0
        while made < 12:
            action, subject, more = random_judgement(store, chance)
            kept = store.judgements()
            try:
                pipeline.judge(store, action, subject, **more, **WHO)
                made += 1
            except HasilaError:
                assert store.judgements() == kept
        judged = store.derived_rows()
        store.drop_derived()
        pipeline.run([], store)
        assert store.derived_rows() == judged
        while left := standing(store.judgements()):
            pipeline.judge(store, JudgementAction.UNDO, chance.choice(left).id, **WHO)
        assert store.derived_rows() == first


def test_a_remark_links_and_settles_nothing_anew(tmp_path, monkeypatch):
    with open_store(tmp_path / "a.db") as store:
        pipeline.run([written(tmp_path / "a.jsonl", SAMPLES[:8])], store)
        before = store.derived_rows()
        figure = next(f for reading in store.readings() for f in reading.figures)
        subjects = (figure.id, store.incidents()[0].id)

        def never(*_args, **_more):
            pytest.fail("linked anew")

        monkeypatch.setattr(pipeline.deriving, "link_parts", never)
        monkeypatch.setattr(pipeline.deriving, "reconcile", never)
        remarks = [pipeline.judge(store, JudgementAction.COMMENT, subject, **WHO) for subject in subjects]
        undone = pipeline.judge(store, JudgementAction.UNDO, remarks[0].id, **WHO)
        pipeline.judge(store, JudgementAction.UNDO, undone.id, **WHO)
        pipeline.run([], store)
        assert store.derived_rows() == before
        monkeypatch.undo()
        pipeline.judge(store, JudgementAction.REJECT, figure.id, **WHO)
        assert store.derived_rows() != before


def test_what_was_judged_and_is_read_no_more_is_refused_in_words(tmp_path):
    with open_store(tmp_path / "a.db") as store:
        pipeline.run([written(tmp_path / "a.jsonl", SAMPLES[:4])], store)
        figure = next(f for reading in store.readings() for f in reading.figures)
        gone = seen_words(figure).model_copy(update={"id": "gone", "start": 0, "end": 0})
        store.append_judgement(
            decide(JudgementAction.REJECT, "gone", made="2024-01-01T00:00:00+00:00", seen=[gone], **WHO)
        )
        kept = store.judgements()
        with pytest.raises(HasilaError, match=r"is read in .* no more"):
            pipeline.judge(store, JudgementAction.COMMENT, "gone", **WHO)
        assert store.judgements() == kept
        pipeline.judge(store, JudgementAction.UNDO, kept[0].id, **WHO)


def test_another_who_judges_or_reads_meanwhile_is_not_undone(tmp_path, monkeypatch):
    source, more = (written(tmp_path / f"{n}.jsonl", SAMPLES[n : n + 8]) for n in (0, 8))
    with open_store(tmp_path / "a.db") as store, open_store(tmp_path / "a.db") as other:
        pipeline.run([source], store)
        first, second, third = (incident.id for incident in store.incidents()[:3])
        saved = store.extend_linkage

        def late(*args, **kwargs):
            monkeypatch.setattr(store, "extend_linkage", saved)
            pipeline.judge(other, JudgementAction.MERGE, first, others=[second], **WHO)
            pipeline.run([more], other)
            saved(*args, **kwargs)

        monkeypatch.setattr(pipeline.deriving, "_MOST", 2.0)
        monkeypatch.setattr(store, "extend_linkage", late)
        pipeline.judge(store, JudgementAction.MERGE, third, others=[first], **WHO)
        found = store.derived_rows()
        store.drop_derived()
        pipeline.run([], store)
        assert store.derived_rows() == found
        members = store.incident(first).members
        assert {first, second, third} <= set(members)
