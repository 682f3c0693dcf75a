"""Measure the reading: lexicon examples, scores against gold, the quality gate, and a trace."""

from hasila.evaluate.examples import check_examples, check_lexicons
from hasila.evaluate.floors import evaluate_samples, gate, raise_floors
from hasila.evaluate.score import Evaluation, evaluate_file
from hasila.evaluate.tracing import trace

__all__ = [
    "Evaluation",
    "check_examples",
    "check_lexicons",
    "evaluate_file",
    "evaluate_samples",
    "gate",
    "raise_floors",
    "trace",
]
