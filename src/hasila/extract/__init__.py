"""From a report to what it says: figures, claims, statistics, incident mentions, each with evidence."""

from hasila.extract.reading import read_report

__all__ = ["read_report"]
