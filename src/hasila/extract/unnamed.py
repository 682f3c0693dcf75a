"""People whom only a verb makes known: `الذين قتلوا`, `من سقطوا`, one whose name no lexicon has."""

from hasila.extract.names import read_unknown
from hasila.extract.persons import People
from hasila.extract.subjects import is_passive
from hasila.extract.triggers import Trigger
from hasila.extract.units import Sentence, Unit
from hasila.lexicon import clitics
from hasila.model import Qualifier


def those_who(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`تعويض عن الذين قتلوا`, `أولئك الذين خطفوا`: the relative pronoun itself stands for several people."""
    if trigger.number != "p" or "i" in trigger.entry.features or not is_passive(sentence, trigger):
        return None
    before = sentence.at(trigger.first - 2)
    if before is None or not (before.is_particle("prepositions") or before.is_particle("those")):
        return None
    who = People(trigger.first - 1, trigger.last, None, qualifier=Qualifier.UNSPECIFIED, definite=True)
    return who, "figure.subject-verb"


def who_suffered(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`جميع (من استشهدوا)`: those of whom a verb in the past is said, with nobody else to say it of."""
    told = trigger.number == "p" and "i" not in trigger.entry.features
    said = sentence.at(trigger.first - 2)
    told = told and sentence[trigger.first - 1].is_particle("who_are")
    if said is not None and said.is_particle("that"):
        return None  # "that those who fell were girls": told before
    if not told or trigger.entry.suffix or not is_passive(sentence, trigger):
        return None
    who = People(trigger.first - 1, trigger.last, None, qualifier=Qualifier.UNSPECIFIED, definite=True)
    return who, "figure.subject-verb"


def is_who(before: Unit | None) -> bool:
    """`من سقطوا`, `عدد من قتلهم`: a word for those to whom the verb happened."""
    if before is None:
        return False
    vague = before.of("quantities")
    return before.is_particle("who_are") or (vague is not None and vague.row["qualifier"] == "unspecified")


def named_captive(sentence: Sentence, trigger: Trigger) -> tuple[People, str] | None:
    """`قد خطفوا (يرزي كوس) الذي يعمل`: words of no lexicon after a plural verb, of whom a clause tells more."""
    if trigger.role != "act" or trigger.entry.suffix or trigger.number != "p":
        return None
    end = read_unknown(sentence, trigger.last)
    after = sentence.at(end) if end is not None else None
    if end is None or after is None or not after.is_particle("relative_of_one"):
        return None
    if sentence[trigger.last].text.startswith(clitics("preposition")[:2]):
        return None
    return People(trigger.last, end, 1, proper=True), "figure.verb-name"
