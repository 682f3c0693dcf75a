"""Lexicons: CSV rows of lemmas, the forms made from them, and their look-up."""

from hasila.lexicon.index import Entry, Lexicon, lexicon
from hasila.lexicon.paradigms import PARADIGMS, Form, generate
from hasila.lexicon.tables import TABLES, Row, parse_table, table_rows

__all__ = [
    "PARADIGMS",
    "TABLES",
    "Entry",
    "Form",
    "Lexicon",
    "Row",
    "generate",
    "lexicon",
    "parse_table",
    "table_rows",
]
