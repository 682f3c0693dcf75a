"""Random sequences of judgements: replay gives the same rows, and undoing all of them gives the first rows."""

import random

import pytest
from tests.properties.test_pipeline import SAMPLES, written

from hasila import pipeline
from hasila.errors import HasilaError
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
