"""The project's own promises about its files."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_no_registry_host_in_pins() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert all(re.fullmatch(r"#.*|[\w.\[\]-]+==[\w.+!]+", line) for line in text.splitlines() if line)


def test_sample_corpus_holds_every_kind_of_input() -> None:
    suffixes = [path.suffix for path in (ROOT / "corpus" / "sample").iterdir()]
    assert suffixes.count(".txt") >= 15
    assert suffixes.count(".html") == 2
    assert suffixes.count(".jsonl") == 2
