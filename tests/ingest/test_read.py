"""Files, folders and JSONL are read; what cannot be is named, and the reading goes on."""

import datetime as dt
import json
import os
import socket
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.ingest import Skipped, read_paths
from hasila.ingest import jsonl as json_lines
from hasila.model import Document

STORY = "قتل خمسة جنود في كمين على طريق الجبل."


def documents(*paths):
    return [item for item in read_paths(paths) if isinstance(item, Document)]


def skipped(*paths):
    return {Path(item.item).name: item.reason for item in read_paths(paths) if isinstance(item, Skipped)}


def jsonl(path, *lines):
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_a_folder_is_read_whole_in_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.md", "a/b/c.text", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    found = list(read_paths([tmp_path]))
    assert [document.id for document in found] == ["a/b/c.text", "a/z.md", "b.txt"]
    assert documents(tmp_path / "a" / "z.md")[0].id == "z.md"


def test_the_text_is_kept_as_it_came(tmp_path):
    text = "\n " + STORY + "\r\n\r\nقُتِلَ\n"
    (tmp_path / "a.txt").write_bytes(text.encode("cp1256", "ignore"))
    (document,) = documents(tmp_path / "a.txt")
    assert document.text.encode("cp1256") == text.encode("cp1256", "ignore")
    assert document.encoding == "cp1256"
    assert len(document.sha256) == 64
    assert document.outlet is None


def test_jsonl_lines_carry_their_metadata(tmp_path):
    path = jsonl(
        tmp_path / "r.jsonl",
        {"id": "x", "text": STORY, "published": "2024-07-15T21:00:00Z", "source": "صحيفة البلدة"},
        "",
        {"text": STORY, "url": "https://www.example.org/a", "published": None},
        {"id": 7, "text": STORY, "outlet": "البلدة", "published": "2024-07"},
    )
    first, second, third = documents(path)
    assert (first.id, first.published, first.outlet) == ("x", "2024-07-15", "صحيفة البلدة")
    assert (second.id, second.published, second.outlet) == ("r.jsonl:3", None, "example.org")
    assert (third.id, third.published, third.outlet) == ("7", "2024-07", "البلدة")


def test_a_json_list_is_read_like_jsonl(tmp_path):
    path = tmp_path / "r.json"
    path.write_text(json.dumps([{"id": "x", "text": STORY}, {"text": 3}]), encoding="utf-8")
    assert [document.id for document in documents(path)] == ["x"]
    assert "not a string" in skipped(path)["r.json[2]"]
    path.write_text('{"a": ', encoding="utf-8")
    assert "broken JSON at line 1" in skipped(path)["r.json"]
    path.write_text('"نص"', encoding="utf-8")
    assert "no list" in skipped(path)["r.json"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"id": "x", "text": "' + STORY, "broken JSON at column"),
        ("[1, 2]", "not an object"),
        ('{"id": "x"}', 'no "text"'),
        ('{"id": "x", "text": 5}', "not a string but int"),
        ('{"id": "x", "text": null}', "not a string but NoneType"),
        ('{"id": "x", "text": "  "}', 'empty "text"'),
        ('{"id": "x", "text": "قتل \\ud800 خمسة"}', "lone surrogate"),
        ('{"id": "\\udfff", "text": "قتل خمسة"}', "lone surrogate"),
        ('{"id": "x", "text": "قتل \\u0000 خمسة"}', "NUL"),
        ('{"id": ["x"], "text": "قتل خمسة"}', '"id" is not a string'),
        ('{"id": "x", "text": "Five were killed"}', "not Arabic"),
        ("[" * 200_000, "too deep"),
        ('{"id": ' + "9" * 6000 + "}", "number too long"),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(tmp_path, line, says):
    path = jsonl(tmp_path / "r.jsonl", line, {"id": "good", "text": STORY})
    assert says in skipped(path)["r.jsonl:1"]
    assert [document.id for document in documents(path)] == ["good"]


def test_a_line_in_another_encoding_is_read_and_a_binary_one_named(tmp_path):
    path = tmp_path / "r.jsonl"
    old = json.dumps({"id": "old", "text": STORY}, ensure_ascii=False).encode("cp1256")
    path.write_bytes(old + b"\n\x00\x01\x02\n" + json.dumps({"id": "new", "text": STORY}).encode())
    assert [(d.id, d.text, d.encoding) for d in documents(path)] == [
        ("old", STORY, "cp1256"),
        ("new", STORY, "utf-8"),
    ]
    assert "binary" in skipped(path)["r.jsonl:2"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_jsonl_in_wide_encodings(tmp_path, codec):
    path = tmp_path / "r.jsonl"
    line = json.dumps({"id": "x", "text": STORY}, ensure_ascii=False)
    path.write_bytes((line + "\n" + line.replace('"x"', '"y"') + "\n").encode(codec))
    assert [(d.id, d.text) for d in documents(path)] == [("x", STORY), ("y", STORY)]


def test_a_bad_date_is_named_and_the_text_read_without_it(tmp_path):
    path = jsonl(tmp_path / "r.jsonl", {"id": "x", "text": STORY, "published": "15 July"})
    document, note = sorted(read_paths([path]), key=lambda item: isinstance(item, Skipped))
    assert document.published is None
    assert note.item.endswith("r.jsonl:1, published")
    assert "2024-07-15" in note.reason


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("b.txt", b"\n \n", "blank"),
        ("c.txt", b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        ("d.txt", b"Five soldiers were killed.", "not Arabic"),
        ("e.html", b"<p>x</p>", "web page"),
        ("f.docx", b"a,b", ".docx"),
        ("j.csv", b"a,b\n1,2\n", 'no column "text"'),
        ("k.tsv", b"text\n\n", "blank lines"),
        ("l.csv", b"", "is empty"),
        ("g.jsonl", b"", "is empty"),
        ("h.jsonl", b"\n\n", "blank lines"),
        ("i.json", b"[]", "no list"),
    ],
)
def test_bad_files_are_named_and_the_rest_is_read(tmp_path, name, data, says):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(STORY, encoding="utf-8")
    assert says in skipped(tmp_path)[name]
    assert [document.id for document in documents(tmp_path)] == ["z.txt"]


def test_a_missing_path_and_an_empty_folder(tmp_path):
    (tmp_path / "empty").mkdir()
    assert "check the path" in skipped(tmp_path / "nothing")["nothing"]
    assert "holds no files" in skipped(tmp_path / "empty")["empty"]


def test_links_that_lead_nowhere_or_back(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "s.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    reasons = skipped(tmp_path)
    assert "links back" in reasons["up"]
    assert "does not exist" in reasons["gone"]
    assert "leads back to itself" in reasons["self"]
    assert [document.id for document in documents(tmp_path)] == ["a/s.txt"]


def test_pipes_and_sockets_do_not_block(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # a socket's path may have only about 100 characters
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        reasons = skipped(tmp_path)
    assert "pipe" in reasons["pipe.txt"]
    assert "socket" in reasons["socket.txt"]


def test_what_may_not_be_read_is_named(tmp_path, monkeypatch):
    (tmp_path / "locked").mkdir()
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "z.txt").write_text(STORY, encoding="utf-8")
    listdir, read_bytes = os.listdir, Path.read_bytes

    def refuse_folder(path):
        if Path(path).name == "locked":
            raise PermissionError(13, "denied")
        return listdir(path)

    def refuse_file(path):
        if path.name == "a.txt":
            raise PermissionError(13, "denied")
        return read_bytes(path)

    # By hand, because root (as in a container) is refused nothing.
    monkeypatch.setattr(os, "listdir", refuse_folder)
    monkeypatch.setattr(Path, "read_bytes", refuse_file)
    reasons = skipped(tmp_path)
    assert "permission" in reasons["locked"]
    assert "permission" in reasons["a.txt"]
    assert [document.id for document in documents(tmp_path)] == ["z.txt"]


def test_a_name_that_is_not_utf8(tmp_path):
    raw = os.fsencode(tmp_path) + b"/\xff.txt"
    try:
        with open(raw, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(STORY)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (item,) = read_paths([tmp_path])
    assert "rename" in item.reason
    item.item.encode()


def test_a_huge_text_is_refused_without_being_loaded(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    tracemalloc.start()
    reasons = skipped(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "50 MB" in reasons["huge.txt"]
    assert "split" in reasons["huge.txt"]
    assert peak < 5 * 1024 * 1024


def test_a_huge_line_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(json_lines, "LIMIT", 1024)
    path = jsonl(tmp_path / "r.jsonl", {"id": "x", "text": "قتل " * 2000}, {"id": "y", "text": STORY})
    assert "longer than" in skipped(path)["r.jsonl:1"]
    assert [document.id for document in documents(path)] == ["y"]


def test_broken_json_is_named_by_the_column_where_it_breaks(tmp_path):
    line = json.dumps({"id": "x", "text": STORY}, ensure_ascii=False)[:-1]
    assert f"column {len(line) + 1} " in skipped(jsonl(tmp_path / "r.jsonl", line, ""))["r.jsonl:1"]


@pytest.mark.parametrize(
    ("published", "says"),
    [("2999-01-01", "a day to come"), ("1446-01-10", "a Hijri year?"), ("2024-13-01", "no ISO date")],
)
def test_a_date_that_cannot_be_is_named_and_the_text_read_without_it(tmp_path, published, says):
    entry = {"id": "x", "text": STORY, "published": published, "url": "https://example.org/2999/1/2/a"}
    document, note = sorted(
        read_paths([jsonl(tmp_path / "r.jsonl", entry)]), key=lambda item: isinstance(item, Skipped)
    )
    assert document.published is None
    assert says in note.reason


@pytest.mark.parametrize("published", ["1875-12-27", "2024", (dt.date.today() + dt.timedelta(1)).isoformat()])  # noqa: DTZ011
def test_old_news_and_tomorrow_in_the_east_are_dates(tmp_path, published):
    (document,) = read_paths(
        [jsonl(tmp_path / "r.jsonl", {"id": "x", "text": STORY, "published": published})]
    )
    assert document.published == published


@pytest.mark.parametrize(
    ("name", "delimiter", "codec"),
    [
        ("t.csv", ",", "utf-8"),
        ("t.csv", ";", "cp1256"),
        ("t.tsv", "\t", "utf-16"),
        ("t.csv", ",", "utf-8-sig"),
    ],
)
def test_a_table_is_a_document_a_row(tmp_path, name, delimiter, codec):
    rows = (
        ("ID", "Published", "text", "Outlet", "url"),
        ("x", "2024-07-16", f'"{STORY}\nوقال ""شاهد""، {STORY}"', "صحيفة", ""),
        ("", "", "", "", ""),
        ("", "", STORY, "", "https://www.example.org/2024/07/17/a"),
        ("y", "16/07/2024", STORY),
    )
    (tmp_path / name).write_bytes("\r\n".join(map(delimiter.join, rows)).encode(codec))
    first, second, third = documents(tmp_path)
    assert (first.id, first.published, first.outlet, first.url) == ("x", "2024-07-16", "صحيفة", None)
    assert first.text == f'{STORY}\nوقال "شاهد"، {STORY}'
    assert (second.id, second.published, second.outlet) == (f"{name}:4", "2024-07-17", "example.org")
    assert (third.id, third.published) == ("y", None)
    assert "16/07/2024" in skipped(tmp_path)[f"{name}, row 5, published"]


def test_a_row_that_does_not_fit_is_named(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(f"id,text\n1,{STORY}\n2,قتل, وأصيب\n3,\n4,{STORY}\n", encoding="utf-8")
    assert [document.id for document in documents(path)] == ["1", "4"]
    assert "3 cells for 2 columns" in skipped(path)["t.csv, row 3"]
    assert 'no "text"' in skipped(path)["t.csv, row 4"]


def test_broken_quotes_swallow_no_rows_unsaid(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(f'id,text\n1,{STORY}\n2,"{STORY}\n3,{STORY}\n', encoding="utf-8")
    assert [document.id for document in documents(path)] == ["1"]
    assert "double quotes" in skipped(path)["t.csv, row 3"]


@given(st.binary(max_size=200), st.sampled_from([".txt", ".jsonl", ".json", ".csv", ""]))
def test_no_file_stops_the_reading(tmp_path_factory, data, suffix):
    path = tmp_path_factory.mktemp("any") / f"x{suffix}"
    path.write_bytes(data)
    for item in read_paths([path]):
        assert isinstance(item, Document) or (item.reason and item.item)
