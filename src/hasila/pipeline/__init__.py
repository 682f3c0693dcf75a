"""Tie the parts together: documents in, readings, incidents and tolls out; judgements in, tolls settled anew."""

from hasila.pipeline.briefs import brief, sum_up
from hasila.pipeline.cards import card
from hasila.pipeline.cases import cases, judged
from hasila.pipeline.deriving import Progress, derive, readings, settle
from hasila.pipeline.editions import edition, target_names
from hasila.pipeline.judging import judge
from hasila.pipeline.running import Summary, ingest, reader, run
from hasila.pipeline.weighing import UNKNOWN, weighed
from hasila.read import read_document, read_text

__all__ = [
    "UNKNOWN",
    "Progress",
    "Summary",
    "brief",
    "card",
    "cases",
    "derive",
    "edition",
    "ingest",
    "judge",
    "judged",
    "read_document",
    "read_text",
    "reader",
    "readings",
    "run",
    "settle",
    "sum_up",
    "target_names",
    "weighed",
]
