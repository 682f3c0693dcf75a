"""From bytes to reports: decode, split into press stories, mark what is no story text."""

from hasila.ingest.declared import declared
from hasila.ingest.decode import decode
from hasila.ingest.jsonl import Entry, read_lines
from hasila.ingest.lines import debris_kinds
from hasila.ingest.read import Skipped, read_paths
from hasila.ingest.stories import split

__all__ = ["Entry", "Skipped", "debris_kinds", "declared", "decode", "read_lines", "read_paths", "split"]
