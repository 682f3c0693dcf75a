"""Incidents in the 135 columns of the Global Terrorism Database: attack, target, weapon, claim, dead and wounded.

Source: START, GTD Codebook: Methodology, Inclusion Criteria, and Variables, https://www.start.umd.edu/gtd/.
Every incident has a row: whether an act is what GTD collects is for its criteria, which stay empty. Empty is
unknown; GTD's own marks for that (0 in a date, -9, a type `Unknown`) are not used.
"""

from collections.abc import Iterator, Sequence

from hasila.export.columns import codebook
from hasila.export.common import (
    Edition,
    cited,
    country,
    days,
    dropped,
    line,
    line_names,
    names,
    own,
    point,
    together,
    unpinned,
    year,
)
from hasila.export.rows import Row
from hasila.model import Case, IncidentType, PlacePrecision, Stance

_T = IncidentType
_Code = tuple[int, str]
_BOMBING: _Code = (3, "Bombing/Explosion")
_ATTACKS = {
    _T.ASSASSINATION: (1, "Assassination"),
    _T.ARMED_ATTACK: (2, "Armed Assault"),
    _T.AMBUSH: (2, "Armed Assault"),
    **dict.fromkeys((_T.BOMBING, _T.SUICIDE_BOMBING, _T.SHELLING, _T.AIRSTRIKE, _T.DRONE_STRIKE), _BOMBING),
    _T.ABDUCTION: (6, "Hostage Taking (Kidnapping)"),
}
_BUSINESS, _POLICE, _RELIGIOUS = (1, "Business"), (3, "Police"), (15, "Religious Figures/Institutions")
_PRIVATE, _TRANSPORT = (14, "Private Citizens & Property"), (19, "Transportation")
#: Targets that GTD puts in one type whoever owns them; of others the type stays empty.
_TARGETS: dict[str, _Code] = {
    **dict.fromkeys(("concert_hall", "hotel", "restaurant", "stadium", "oil_site"), _BUSINESS),
    **dict.fromkeys(("court", "minister"), (2, "Government (General)")),
    **dict.fromkeys(("police_station", "prison"), _POLICE),
    "army_base": (4, "Military"),
    "airport": (6, "Airports & Aircraft"),
    "embassy": (7, "Government (Diplomatic)"),
    "school": (8, "Educational Institution"),
    "newspaper": (10, "Journalists & Media"),
    **dict.fromkeys(
        ("beach", "funeral", "home", "market", "museum", "square", "village", "wedding"), _PRIVATE
    ),
    **dict.fromkeys(("church", "husayniya", "mosque", "shrine"), _RELIGIOUS),
    **dict.fromkeys(("bus", "train"), _TRANSPORT),
}
_EXPLOSIVES: _Code = (6, "Explosives")
_UNKNOWN_KIND = (16, "Unknown Explosive Type")
#: Weapon type, and subtype if the record tells one.
_WEAPONS: dict[str, tuple[_Code, _Code | None]] = {
    "suicide": (_EXPLOSIVES, (13, "Suicide (carried bodily by human being)")),
    "car_bomb": (_EXPLOSIVES, (15, "Vehicle")),
    "ied": (_EXPLOSIVES, _UNKNOWN_KIND),
    "bomb": (_EXPLOSIVES, _UNKNOWN_KIND),
    "artillery": (_EXPLOSIVES, (11, "Projectile (rockets, mortars, RPGs, etc.)")),
    "small_arms": ((5, "Firearms"), None),
    "knife": ((9, "Melee"), (23, "Knife or Other Sharp Object")),
    "vehicle": (
        (10, "Vehicle (not to include vehicle-borne explosives, i.e., car or truck bombs)"),
        None,
    ),
}
_WEB, _VIDEO = (7, "Posted to website, blog, etc."), (6, "Video")
_MODES = {"Telegram": _WEB, "X": _WEB, "Facebook": _WEB, "video": _VIDEO}
_SPECIFICITY = {
    PlacePrecision.EXACT: 1,
    PlacePrecision.NEAR: 1,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.COUNTRY: 5,
}

COLUMNS = codebook("gtd")


def row(case: Case, edition: Edition) -> Row:
    """An incident in GTD's columns."""
    incident, place = case.incident, case.incident.place
    at = point(place)
    attack = _ATTACKS.get(incident.type) if incident.type else None
    best, open_ = together(case, "killed", "best"), case.toll.unresolved if case.toll else None
    reports = [group[0] for group in case.sources][:3]
    told: Row = {
        "eventid": incident.id,
        **_dated(case),
        "country_txt": country(case, edition),
        "provstate": place.admin1 if place else None,
        "city": place.name_en if place and at else None,
        "latitude": at[0] if at else None,
        "longitude": at[1] if at else None,
        "specificity": _SPECIFICITY[place.precision] if place else None,
        "vicinity": int(place.precision is PlacePrecision.NEAR) if place and at else None,
        "summary": " ".join(case.toll.explanation.split()) if case.toll else None,
        "suicide": int(incident.type is _T.SUICIDE_BOMBING or "suicide" in incident.weapons),
        "attacktype1": attack[0] if attack else None,
        "attacktype1_txt": attack[1] if attack else None,
        **_targets(incident.targets, edition),
        **_actors(case),
        **_weapons(incident.weapons),
        "weapdetail": "; ".join(incident.weapons) or None,
        "nkill": best,
        "nkillter": line(case, "killed_attackers").best,
        "nwound": together(case, "wounded", "best"),
        "nwoundte": line(case, "wounded_attackers").best,
        "ishostkid": 1 if line(case, "abducted").best else None,
        "nhostkid": line(case, "abducted").best,
        "addnotes": " ".join(part for part in (_bounds(case), open_) if part) or None,
        **{f"scite{n}": cited(report) for n, report in enumerate(reports, 1)},
        "dbsource": "hasila",
    }
    return told | own(case, edition, _loss(case))


def _dated(case: Case) -> Row:
    span, date = days(case), case.incident.date
    if span is None or date is None:
        return {"approxdate": date.value if date else None}
    first, last = span
    return {
        "iyear": year(case),
        "imonth": first.month if (first.year, first.month) == (last.year, last.month) else None,
        "iday": first.day if first == last else None,
        "approxdate": date.value if first != last else None,
    }


def _targets(targets: Sequence[str], edition: Edition) -> Row:
    told: Row = {}
    for number, target in enumerate(targets[:3], 1):
        found = _TARGETS.get(target)
        told |= {
            f"targtype{number}": found[0] if found else None,
            f"targtype{number}_txt": found[1] if found else None,
            f"target{number}": edition.targets.get(target, target),
        }
    return told


def _weapons(weapons: Sequence[str]) -> Row:
    told: Row = {}
    found = [_WEAPONS[weapon] for weapon in weapons if weapon in _WEAPONS]
    for number, (kind, finer) in enumerate(found[:4], 1):
        told |= {f"weaptype{number}": kind[0], f"weaptype{number}_txt": kind[1]}
        if finer:
            told |= {f"weapsubtype{number}": finer[0], f"weapsubtype{number}_txt": finer[1]}
    return told


def _actors(case: Case) -> Row:
    incident = case.incident
    ids = list(dict.fromkeys((*incident.perpetrators, *incident.claimed_by)))[:3]
    told: Row = {"compclaim": 1 if len(set(incident.claimed_by)) > 1 else None}
    for number, (actor, name) in enumerate(zip(ids, names(case, ids), strict=True), 1):
        claims = [claim for claim in case.claims if claim.actor.id == actor]
        stances = {claim.stance for claim in claims}
        own_claim = actor in incident.claimed_by
        doubt = 0 if own_claim else 1 if stances & {Stance.BLAMED, Stance.SUSPECTED} else None
        modes = [_MODES[c.via] for c in claims if c.stance is Stance.CLAIMED and c.via in _MODES]
        claim, mode = ("claimed", "claimmode") if number == 1 else (f"claim{number}", f"claimmode{number}")
        told |= {
            "gname" if number == 1 else f"gname{number}": name,
            f"guncertain{number}": doubt,
            claim: 1 if own_claim else 0 if Stance.DENIED in stances else None,
            mode: modes[0][0] if own_claim and modes else None,
            f"{mode}_txt": modes[0][1] if own_claim and modes else None,
        }
    return told


def _bounds(case: Case) -> str:
    told = []
    for outcome in ("killed", "wounded"):
        low, high = together(case, outcome, "low"), together(case, outcome, "high")
        if low != high:
            told.append(f"{outcome} {'?' if low is None else low} to {'?' if high is None else high}")
    return f"The reports differ: {', '.join(told)}." if told else ""


def _loss(case: Case) -> Iterator[str]:
    yield from unpinned(case)
    lines = line_names(case)
    if "killed" not in lines and "killed_attackers" in lines:
        yield "nkill: only attackers are told of"
    for outcome, column in (("killed", "nkill"), ("wounded", "nwound")):
        if together(case, outcome, "low") != together(case, outcome, "high"):
            yield f"{column}: one number for a range, which addnotes tells"
    if len(case.incident.targets) > 3:
        yield "no columns for further targets"
    yield from dropped(case, "killed", "wounded", "abducted")
