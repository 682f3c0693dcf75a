"""Lexicons: CSV rows of lemmas, the forms made from them, and their look-up."""

from hasila.lexicon.grammar import particles
from hasila.lexicon.index import Entry, Lexicon, lexicon
from hasila.lexicon.paradigms import Form, generate, paradigms
from hasila.lexicon.tables import TABLES, Row, digest, parse_table, table_rows

__all__ = [
    "TABLES",
    "Entry",
    "Form",
    "Lexicon",
    "Row",
    "digest",
    "generate",
    "lexicon",
    "paradigms",
    "particles",
    "parse_table",
    "table_rows",
]
