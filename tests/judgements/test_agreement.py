"""Agreement beyond chance, on the worked examples of those who proposed the measures."""

import pytest

from hasila.judgements import agreements, cohen_kappa, krippendorff_alpha, shared
from hasila.model import Judgement, JudgementAction

# Krippendorff (2011): section B, two observers; section D, four observers and values that are missing.
BINARY = ("0100000010", "1110010000")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_kappa_is_what_cohen_makes_of_it():
    table = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(table) == 0.4
    assert cohen_kappa([("a", "a"), ("b", "b")]) == 1
    assert cohen_kappa([("a", "b"), ("b", "a")]) == -1


def test_alpha_is_what_krippendorff_makes_of_it():
    assert krippendorff_alpha(zip(*BINARY, strict=True)) == pytest.approx(0.095, abs=0.0006)
    units = [[said for said in unit if said != "."] for unit in zip(*FOUR, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0006)


@pytest.mark.parametrize("nothing", [[], [("a", "a"), ("a", "a")]])
def test_where_chance_alone_agrees_there_is_no_number(nothing):
    assert cohen_kappa(nothing) is None
    assert krippendorff_alpha(nothing) is None


def decision(number, coder, action, subject, **more):
    made = f"2024-07-15T00:00:{number:02}"
    return Judgement(
        id=f"j{number}", action=JudgementAction(action), subject=subject, coder=coder, made=made, **more
    )


def test_each_field_tells_of_all_coders_and_of_each_two():
    made = [
        decision(1, "a", "accept", "x"), decision(2, "b", "accept", "x"), decision(3, "c", "reject", "x"),
        decision(4, "a", "reject", "y"), decision(5, "b", "reject", "y"),
        decision(6, "a", "merge", "x", others=("y",)), decision(7, "b", "split", "x", others=("y",)),
    ]  # fmt: skip
    found = {(item.field, item.coders): item for item in agreements(shared(made))}
    assert list(found) == [
        ("same_incident", ("a", "b")), ("status", ("a", "b", "c")),
        ("status", ("a", "b")), ("status", ("a", "c")), ("status", ("b", "c")),
    ]  # fmt: skip
    merged = found["same_incident", ("a", "b")]
    assert (merged.agreed, merged.kappa, merged.alpha) == (0, 0.0, 0.0)
    two = found["status", ("a", "b")]
    assert (two.matters, two.agreed, two.kappa) == (2, 2, 1.0)
    assert (found["status", ("a", "c")].agreed, found["status", ("a", "c")].kappa) == (0, 0.0)
    every = found["status", ("a", "b", "c")]
    assert (every.matters, every.agreed, every.alpha) == (2, 1, pytest.approx(1 - 4 * 2 / 12, abs=0.001))
