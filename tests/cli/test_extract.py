"""`hasila extract` keeps each line, adds what was read, and goes on past broken lines."""

import io
import json
from pathlib import Path

import pytest

import hasila.read as reading
from hasila.ingest import jsonl, read_lines

GOOD = {"lang": "ar", "id": "1", "text": "قُتل تسعة أشخاص في هجوم في مسقط", "published": "2024-07-16"}


def lines(*items):
    return "".join((item if isinstance(item, str) else json.dumps(item)) + "\n" for item in items)


def test_a_line_keeps_its_keys_and_gets_its_figures(hasila):
    result = hasila("extract", "-", input=lines(GOOD))
    assert result.exit_code == 0
    (row,) = map(json.loads, result.stdout.splitlines())
    assert list(row) == [*GOOD, "figures", "claims", "statistics"]
    (figure,) = row["figures"]
    assert figure["value"] == 9
    assert GOOD["text"][figure["start"] : figure["end"]] == figure["quote"]
    assert "تسعة" in result.stdout, "Arabic is written as it is, not escaped"


def test_broken_lines_are_named_and_the_others_read(hasila, tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_bytes(
        lines(
            GOOD, "{broken", {"id": 2}, "[1]", "", '{"text": "\\ud800"}', '{"text": ' + "[" * 100_000, GOOD
        ).encode()
        + b'\x00\x01\x02{"text": 1}\n'
    )
    out = tmp_path / "out.jsonl"
    result = hasila("extract", source, "-o", out)
    assert result.exit_code == 3
    assert len(out.read_text("utf-8").splitlines()) == 2
    named = [line.removeprefix(f"{source}:").partition(":")[0] for line in result.stderr.splitlines()]
    assert named == ["2", "3", "4", "6", "7", "9"]
    assert "Traceback" not in result.stderr


def test_a_date_that_is_none_is_named_and_the_text_read(hasila):
    result = hasila("extract", "-", input=lines({**GOOD, "published": "yesterday"}))
    assert result.exit_code == 3
    assert len(json.loads(result.stdout)["figures"]) == 1
    assert 'standard input:1: "published" is "yesterday"' in result.stderr


def test_the_input_is_never_overwritten(hasila, tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_text(lines(GOOD), encoding="utf-8")
    result = hasila("extract", source, "-o", source)
    assert result.exit_code == 1
    assert source.read_text("utf-8") == lines(GOOD)


def test_missing_files_are_named(hasila, tmp_path):
    missing = hasila("extract", tmp_path / "none.jsonl")
    assert missing.exit_code == 1
    assert "none.jsonl" in missing.stderr
    nowhere = hasila("extract", "-", "-o", tmp_path / "no" / "out.jsonl", input="")
    assert nowhere.exit_code == 1
    assert "out.jsonl" in nowhere.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")
def test_a_full_disk_is_said_without_a_traceback(hasila):
    result = hasila("extract", "-", "-o", "/dev/full", input=lines(GOOD))
    assert result.exit_code == 1
    assert "No space left" in result.stderr


def test_an_endless_line_is_refused_without_being_held(monkeypatch):
    monkeypatch.setattr(jsonl, "LIMIT", 10)
    file = io.BytesIO(b"x" * 35 + b"\n" + b"[1]\n" + b"y" * 11)
    found = [(entry.number, entry.value, bool(entry.trouble)) for entry in read_lines(file)]
    assert found == [(1, None, True), (2, [1], False), (3, None, True)]


def test_a_file_in_utf16_is_read(hasila, tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_bytes(lines(GOOD, GOOD).encode("utf-16"))
    result = hasila("extract", source)
    assert [len(json.loads(line)["figures"]) for line in result.stdout.splitlines()] == [1, 1]


def test_a_byte_order_mark_and_windows_line_ends_are_no_trouble(hasila, tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"\xef\xbb\xbf" + lines(GOOD).replace("\n", "\r\n").encode())
    assert hasila("extract", source).exit_code == 0


def test_a_text_that_hasila_itself_stumbles_over_is_named_and_the_others_are_read(hasila, monkeypatch):
    read = reading.read_report

    def stumbles(report):
        if report.id == "bad":
            raise IndexError
        return read(report)

    monkeypatch.setattr(reading, "read_report", stumbles)
    result = hasila("extract", "-", input=lines(GOOD | {"id": "bad"}, GOOD))
    assert result.exit_code == 3
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1"]
    assert result.stderr.startswith(
        "standard input:1: cannot be read: a fault in hasila itself (IndexError in "
    )
