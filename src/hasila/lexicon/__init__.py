"""Lexicons: CSV rows of lemmas, the forms made from them, and their look-up."""

from hasila.lexicon.check import Fault, check_particles, check_table, fault
from hasila.lexicon.grammar import clitics, particle_forms, particle_names, particles
from hasila.lexicon.index import Entry, Lexicon, lexicon
from hasila.lexicon.paradigms import Form, generate, paradigms
from hasila.lexicon.tables import TABLES, Row, digest, parse_table, table_rows

__all__ = [
    "TABLES",
    "Entry",
    "Fault",
    "Form",
    "Lexicon",
    "Row",
    "check_particles",
    "check_table",
    "clitics",
    "digest",
    "fault",
    "generate",
    "lexicon",
    "paradigms",
    "parse_table",
    "particle_forms",
    "particle_names",
    "particles",
    "table_rows",
]
