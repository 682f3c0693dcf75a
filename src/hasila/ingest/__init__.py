"""From bytes to reports: decode, split into press stories, mark what is no story text."""

from hasila.ingest.decode import decode
from hasila.ingest.lines import debris_kinds
from hasila.ingest.read import Skipped, read_paths
from hasila.ingest.stories import split

__all__ = ["Skipped", "debris_kinds", "decode", "read_paths", "split"]
