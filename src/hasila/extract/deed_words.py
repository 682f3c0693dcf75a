"""The words by which somebody tells a deed of his own or of others: that he did it, and what it was."""

from hasila.extract.anchors import attack_of
from hasila.extract.units import Unit
from hasila.lexicon import Entry


def is_that(unit: Unit) -> bool:
    """`أن`, `أنها`: behind it stands what somebody says."""
    return unit.is_any(("that", "that_it"))


def is_deed(unit: Unit) -> bool:
    """A verb of attacking, of setting off a bomb, of holding people or of carrying an attack out."""
    entry = attack_of(unit)
    return unit.is_any(("carries_out", "sets_off")) or (entry is not None and entry.row.paradigm == "verb")


def is_act(unit: Unit) -> bool:
    """An attack, or the "operation" or "incident" that stands for one."""
    counted = unit.of("counted")
    return unit.of("attacks") is not None or (counted is not None and counted.row["counts"] != "none")


def is_killing(entry: Entry) -> bool:
    """A noun for what is done to people, as killing or kidnapping; not for what befell them (`مقتل`)."""
    return entry.row.table == "outcomes" and entry.row.paradigm == "masdar" and entry.row["role"] == "act"
