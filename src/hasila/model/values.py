"""The closed values: every enumeration's members are the codes of the exports."""

from enum import StrEnum


class Outcome(StrEnum):
    """What was done to the people counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"


class Qualifier(StrEnum):
    """How the source words the count."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    DOZENS = "dozens"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"
    UNSPECIFIED = "unspecified"


#: ACLED's numbers for vague words; used where a toll is settled or written as ACLED does, and nowhere else.
ACLED_WORDS = {Qualifier.DOZENS: 12, Qualifier.HUNDREDS: 100, Qualifier.THOUSANDS: 1000}


class Group(StrEnum):
    """The role of the people counted."""

    CIVILIANS = "civilians"
    SECURITY_FORCES = "security_forces"
    ARMED_GROUP = "armed_group"
    ATTACKERS = "attackers"
    UNSPECIFIED = "unspecified"


class Scope(StrEnum):
    """Whether a figure counts one incident or a period, area or campaign."""

    INCIDENT = "incident"
    AGGREGATE = "aggregate"


class IncidentType(StrEnum):
    """The means of violence; the most specific one that the reports support."""

    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    ARMED_ATTACK = "armed_attack"
    AMBUSH = "ambush"
    CLASH = "clash"
    AIRSTRIKE = "airstrike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"
    ASSASSINATION = "assassination"
    ABDUCTION = "abduction"
    EXECUTION = "execution"
    ARREST = "arrest"
    OTHER = "other"


class Stance(StrEnum):
    """How a claim ties an actor to an incident."""

    CLAIMED = "claimed"
    DENIED = "denied"
    BLAMED = "blamed"
    SUSPECTED = "suspected"


class DatePrecision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class PlacePrecision(StrEnum):
    """How closely a point stands for the place (compare UCDP `where_prec`)."""

    EXACT = "exact"
    NEAR = "near"
    ADMIN1 = "admin1"
    COUNTRY = "country"


class AuthorityKind(StrEnum):
    """What kind of speaker gives a figure."""

    POLICE_MILITARY = "police_military"
    GOVERNMENT = "government"
    MEDICAL = "medical"
    MONITOR = "monitor"
    ARMED_ACTOR = "armed_actor"
    WITNESS = "witness"
    MEDIA = "media"
    UNNAMED = "unnamed"


class ActorKind(StrEnum):
    """What kind of party an actor is."""

    STATE_FORCE = "state_force"
    ARMED_GROUP = "armed_group"
    OUTLET = "outlet"
    OTHER = "other"


class ActorRole(StrEnum):
    """What an actor does in an incident, as told."""

    ATTACKER = "attacker"
    TARGET = "target"
    PARTY = "party"


class FigureRole(StrEnum):
    """The part a figure plays in an incident's toll."""

    AGREES = "agrees"
    PART = "part"
    SUPERSEDED = "superseded"
    COMBINED = "combined"
    SET_ASIDE = "set_aside"
    WITHDRAWN = "withdrawn"
    VAGUE = "vague"


class Policy(StrEnum):
    """A named rule that settles figures into a toll."""

    CONSISTENT = "consistent"
    GTD = "gtd"
    ACLED = "acled"
    UCDP = "ucdp"
    IBC = "ibc"
    PRIORITY = "priority"


class Grade(StrEnum):
    """How well the record supports an incident's toll (after Airwars)."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"


class JudgementAction(StrEnum):
    """What a coder decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    COMMENT = "comment"
    UNDO = "undo"


class SubjectKind(StrEnum):
    """What a judgement can be about."""

    FIGURE = "figure"
    CLAIM = "claim"
    MENTION = "mention"
