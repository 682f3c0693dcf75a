"""Composed corpora: same arguments, same corpus, and none of it held that is not asked for."""

from itertools import islice

from hasila.evaluate.composed import compose, composed


def test_a_corpus_is_what_is_composed_one_by_one():
    corpus = compose(200, seed=3)
    again = list(composed(200, seed=3))
    assert corpus.readings == tuple(reading for reading, _ in again)
    told = {m.id: n for reading, numbers in again for m, n in zip(reading.mentions, numbers, strict=True)}
    assert corpus.truth == told
    assert len(told) >= 200
    assert compose(200, seed=4).readings != corpus.readings


def test_a_million_mentions_begin_as_a_few_do_and_are_not_waited_for():
    first = list(islice(composed(1_000_000), 100))
    assert [reading for reading, _ in first] == [r for r, _ in islice(composed(500), 100)]
