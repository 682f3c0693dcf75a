"""The incident that says most: totals with and without attackers, roles, nationalities, a party's word."""

from hasila.model import Grade


def test_muscat_lines(muscat, line):
    toll = muscat().toll()
    assert {name: line(toll, name) for name, _ in toll.lines} == {
        "killed": (6, 6, 6),
        "killed_civilians": (5, 5, 5),
        "killed_security_forces": (1, 1, 1),
        "killed_attackers": (3, 3, 3),
        "wounded": (28, 28, 30),
    }
    assert toll.grade is Grade.CONFIRMED
    assert toll.unresolved is None


def test_muscat_sums(muscat):
    toll = muscat().toll()
    assert "9 = 6 victims (5 civilians + 1 member of security forces) + 3 attackers" in toll.sums
    assert "6 = 5 civilians + 1 member of security forces" in toll.sums
    assert "5 = 4 (PK) + 1 (IN)" in toll.sums
    for shown in toll.sums:
        assert shown in toll.explanation
    assert "9 = 6 من الضحايا (5 من المدنيين + 1 من قوات الأمن) + 3 من المهاجمين" in toll.explanation_ar


def test_muscat_roles(muscat):
    told = muscat()
    toll = told.toll()
    assert told.roles(toll) == [
        "agrees", "combined", "combined", "combined", "combined", "agrees", "part", "part", "part", "part",
        "part", "agrees", "part", "part", "part", "agrees", "agrees",
    ]  # fmt: skip
    uses = {use.figure: use for use in toll.uses}
    nine, six, amaq = (uses[told.id(0, n)] for n in (5, 0, 1))
    assert nine.with_attackers is True
    assert six.with_attackers is False
    assert "party" in amaq.reason
    assert "6" in amaq.reason
    assert "28" in amaq.reason
