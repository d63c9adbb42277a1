"""Files to articles: formats, encodings, and an error of its own for each thing that can be wrong."""

import io
import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from newsledger import Article
from newsledger.errors import ReadError
from newsledger.reader import read_articles

ENGLISH = "The café on Lake Street said “sales rose 4%” to £5 million – a naïve guess.\r\n\r\nSecond paragraph.\n"
CHINESE = "湖城市发展和改革委员会昨日公布，上半年全市工业总产值达到三千五百亿元，同比增长百分之八点五。" * 3
PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Lake Town plants trees - Lake Daily</title>
<meta property="article:published_time" content="2021-03-12T08:00:00+08:00"><meta name="author" content="Lin Bo">
<meta property="og:site_name" content="Lake Daily"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Lake Town plants trees</h1><p>The town planted 1.5 million trees on Friday, said the mayor, who was in good spirits.
</p><p>Another paragraph – with a dash &amp; an entity – is long enough to count as text of the article itself.</p>
</article><footer>All rights reserved</footer></body></html>"""


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def read(path: Path | str, **options: object) -> list[Article | ReadError]:
    return list(read_articles(path, **options))  # type: ignore[arg-type]


def one(path: Path | str, **options: object) -> Article:
    (found,) = read(path, **options)
    assert isinstance(found, Article), found
    return found


def reasons(path: Path | str, **options: object) -> list[str]:
    return [found.reason if isinstance(found, ReadError) else "ok" for found in read(path, **options)]


@pytest.mark.parametrize(
    ("text", "codec", "recorded"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (ENGLISH, "utf-8-sig", "utf-8-sig"),
        (ENGLISH, "cp1252", "cp1252"),
        (ENGLISH, "utf-16", "utf-16"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "utf-16", "utf-16"),
        (
            "湖城市發展局昨日公佈，上半年全市工業總產值達到三千五百億元，較去年同期增長百分之八點五。" * 3,
            "big5",
            "big5",
        ),
    ],
)
def test_encodings(text: str, codec: str, recorded: str, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", text.encode(codec))
    article = one(path)
    assert article.text == text
    assert article.encoding == recorded
    assert path.read_bytes().decode(article.encoding) == article.text


@pytest.mark.parametrize(
    ("said", "codec"),
    [
        ("He called it “a new start” and left.", "gb18030"),
        ("He called it “a new start” and left.", "cp1252"),
        ("The report (湖城日报) is short.", "gb18030"),
        ("The report (湖城日報) is short.", "big5"),
        ("The café paid £5 — and José left.", "cp1252"),
        ("It’s the town’s park.", "cp1252"),
        ("It’s the town’s park.", "gb18030"),
        ("湖城市长昨日表示，将兴建两座公园。", "gb18030"),
        ("湖城市長昨日表示，將興建兩座公園。", "big5"),
    ],
)
def test_encodings_of_text_that_is_mostly_english(said: str, codec: str, tmp_path: Path) -> None:
    text = "Lake Town will build two parks, the mayor said on Monday. " * 4 + said
    article = one(write(tmp_path, "a.txt", text.encode(codec)))
    assert (article.encoding, article.text) == (codec, text)


def test_a_broken_byte_does_not_change_the_encoding(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.txt", CHINESE.encode() + b"\xff" + CHINESE.encode()))
    assert article.encoding == "utf-8"
    assert article.text == CHINESE + "\ufffd" + CHINESE


def test_plain_text(tmp_path: Path) -> None:
    path = write(tmp_path, "lake.town.txt", ENGLISH)
    article = one(path)
    assert (article.id, article.source, article.media_type, article.keep_text) == (
        "lake.town",
        str(path),
        "text/plain",
        False,
    )
    assert article.sha256 is not None
    assert len(article.sha256) == 64


@pytest.mark.parametrize("charset", ["utf-8", "gbk", "windows-1252"])
def test_page(charset: str, tmp_path: Path) -> None:
    codec = "cp1252" if charset == "windows-1252" else charset
    article = one(write(tmp_path, "a.html", PAGE.replace("{charset}", charset).encode(codec)))
    assert article.title == "Lake Town plants trees"
    assert article.published == date(2021, 3, 12)
    assert article.outlet == "Lake Daily"
    assert article.authors == ("Lin Bo",)
    assert article.keep_text
    assert article.encoding == {"utf-8": "utf-8", "gbk": "gb18030", "windows-1252": "cp1252"}[charset]
    assert "planted 1.5 million trees" in article.text
    assert "a dash & an entity –" in article.text
    assert "All rights reserved" not in article.text


def test_pages_that_hold_nothing_or_too_much(tmp_path: Path) -> None:
    assert reasons(write(tmp_path, "a.html", "<html><body><img src=x></body></html>")) == ["no_text"]
    assert reasons(write(tmp_path, "b.html", "<div>" * 100_000 + "text")) == ["malformed"]


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        {
            "id": "x1",
            "text": "Sales rose 4%.",
            "title": "Sales",
            "published": "2021-03-12T08:00",
            "source": "Lake News",
        },
        {"text": "Output fell."},
        "not an object",
        {"text": ""},
        {"text": "a", "published": "soon"},
        {"id": 7, "text": "last \ud800 one"},
    ]
    rows = [json.dumps(line) for line in lines]
    rows.insert(2, '{"text": "broken')
    rows.insert(3, "")
    path = write(tmp_path, "many.jsonl", "\n".join(rows))
    found = read(path)
    assert [f.reason if isinstance(f, ReadError) else f.id for f in found] == [
        "x1", "many-2", "malformed", "no_article", "empty", "malformed", "7",
    ]  # fmt: skip
    assert [f.source for f in found if isinstance(f, ReadError)] == [f"{path}:{n}" for n in (3, 5, 6, 7)]
    first, last = found[0], found[-1]
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert (first.title, first.published, first.source, first.keep_text) == (
        "Sales",
        date(2021, 3, 12),
        "Lake News",
        True,
    )
    assert last.text == "last \ufffd one"


def test_json(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.json", '\ufeff {"text": "Sales rose."} ')).id == "a"
    path = write(tmp_path, "b.json", '[{"text": "one"},\n{"text": "two"}, 3]')
    assert reasons(path) == ["ok", "ok", "no_article"]
    assert [f.id for f in read(path) if isinstance(f, Article)] == ["b-1", "b-2"]
    assert reasons(write(tmp_path, "c.json", '{"text": "one"}\n{"text": "two"}')) == ["ok", "ok"]
    assert reasons(write(tmp_path, "d.json", '[{"text": "one"} {"text": "two"}]')) == ["ok", "malformed"]
    assert reasons(write(tmp_path, "e.json", "[" * 100_000)) == ["malformed"]
    assert reasons(write(tmp_path, "f.json", "[]")) == ["empty"]
    assert reasons(write(tmp_path, "g.json", '{"text": 1}')) == ["malformed"]
    assert reasons(write(tmp_path, "h.json", '{"text": "a", "id": ' + "9" * 5000 + "}")) == ["malformed"]


def test_errors_have_reasons_of_their_own(tmp_path: Path) -> None:
    assert reasons(write(tmp_path, "a.txt", "")) == ["empty"]
    assert reasons(write(tmp_path, "b.txt", " \n\t\r\n")) == ["empty"]
    assert reasons(write(tmp_path, "c.txt", bytes(range(256)) * 20)) == ["binary"]
    assert reasons(write(tmp_path, "d.txt", b"%PDF-1.7 and more")) == ["binary"]
    assert reasons(write(tmp_path, "e.txt", "x" * 101), max_bytes=100) == ["too_large"]
    assert reasons(write(tmp_path, "f.txt", "x" * 100), max_bytes=100) == ["ok"]
    assert reasons(tmp_path / "none.txt") == ["missing"]
    assert reasons(tmp_path) == ["unreadable"]
    assert reasons(write(tmp_path, "g.docx", "x")) == ["unsupported"]
    assert reasons("bad\0path.txt") == ["missing"]
    (error,) = read(tmp_path / "none.txt")
    assert isinstance(error, ReadError)
    assert str(error) == f"{tmp_path / 'none.txt'}: there is no such file"


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", "Some text.")

    def growing(name: str, mode: str) -> io.BufferedReader:
        path.write_text("Some text, and more of it.")
        return open(name, mode)  # type: ignore[return-value]

    monkeypatch.setattr("newsledger.reader.articles.open", growing, raising=False)
    assert reasons(path) == ["changed"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "text")
    path.chmod(0)
    assert reasons(path) == ["unreadable"]
    path.chmod(stat.S_IRWXU)


def test_a_line_over_the_limit_is_stepped_over(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "one"}\n{"text": "' + "x" * 500 + '"}\n{"text": "three"}\n')
    assert reasons(path, max_bytes=100) == ["ok", "too_large", "ok"]


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("data", "media_type", "count"),
    [
        (b'{"text": "one"}\n{"text": "two"}\n', "application/json", 2),
        (b'{\n"text": "one"}', "application/json", 1),
        (b'[{"text": "one"}, {"text": "two"}]', "application/json", 2),
        (PAGE.replace("{charset}", "utf-8").encode(), "text/html", 1),
        (b"[Note] Plain text.\nMore.", "text/plain", 1),
        ("Plain text.".encode("utf-16"), "text/plain", 1),
    ],
)
def test_standard_input(data: bytes, media_type: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Input(data))
    found = read("-")
    assert [f.media_type for f in found if isinstance(f, Article)] == [media_type] * count


def test_a_stated_date_comes_before_an_assumed_one(tmp_path: Path, extractor) -> None:
    stated = one(write(tmp_path, "a.txt", "Headline\n2021-03-12 08:00\nThe text.\n"), published=date(2022, 1, 1))
    silent = one(write(tmp_path, "b.txt", "Headline\nThe text.\n"), published=date(2022, 1, 1))
    assert extractor.extract(stated).document.published == date(2021, 3, 12)
    assert extractor.extract(silent).document.published == date(2022, 1, 1)
