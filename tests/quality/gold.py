"""Reads the articles of ``tests/quality/articles`` and their gold facts, written as compact lines.

An article is a TOML file with ``text``, ``published`` and three multi-line strings: a fact a line, columns cut by
`` | ``.
A quote must occur exactly once in the text as whole words unless ``#N`` behind it says which (from 1).

metrics        quote | kind value unit [comparator] [direction] | indicator or - | status | period or -
organisations  name | kind | form; form …      every occurrence of a form that lies in no longer form is a mention
commitments    force | head | clause | actor or - | names; … or - | deadline or - | quotes of its targets; … or -
               (``#N`` behind the head counts within the clause)

A value is a number or ``low..high``. The result has the shape of the gold records that ``--export`` writes.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

ARTICLES = Path(__file__).parent / "articles"
KINDS = {"amount", "count", "ratio", "change", "rank"}
COMPARATORS = {"=", ">", ">=", "<", "<=", "~"}
FORCES = {"pledge", "will", "plan", "aim", "directive"}
STATUSES = {"actual", "target", "forecast"}
BODIES = {
    "government", "party", "company", "zone", "education", "research", "health", "media", "military", "international",
    "association", "sports", "culture", "other",
}  # fmt: skip
PERIOD = re.compile(r"(\d{4}-\d\d-\d\d|\.\.)/(\d{4}-\d\d-\d\d|\.\.)")


class GoldError(Exception):
    """An article's gold breaks the rules of its own form."""


def load_articles() -> list[dict[str, Any]]:
    """All articles with their gold, by name."""
    return [read_article(path) for path in sorted(ARTICLES.glob("*.toml"))]


def read_article(path: Path) -> dict[str, Any]:
    """One article: ``doc``, ``text``, ``published``, ``metrics``, ``organisations``, ``commitments``."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    wanted = {"text", "published", "metrics", "organisations", "commitments"}
    if raw.keys() != wanted:
        raise GoldError(f"{path.name}: keys {sorted(raw)}, wanted {sorted(wanted)}")
    text = raw["text"]
    metrics = [_metric(path.stem, text, *columns) for columns in _rows(path.stem, raw["metrics"], 5)]
    metrics.sort(key=lambda metric: metric["span"])
    organisations = _organisations(path.stem, text, _rows(path.stem, raw["organisations"], 3))
    commitments = [_commitment(path.stem, text, metrics, *c) for c in _rows(path.stem, raw["commitments"], 7)]
    commitments.sort(key=lambda commitment: commitment["head"]["span"])
    return {
        "doc": path.stem,
        "published": raw["published"].isoformat(),
        "text": text,
        "metrics": metrics,
        "organisations": organisations,
        "commitments": commitments,
    }


def _rows(name: str, block: str, width: int) -> list[list[str]]:
    rows = []
    for line in block.strip().splitlines():
        columns = [column.strip() for column in line.split(" | ")]
        if len(columns) != width or not all(columns):
            raise GoldError(f"{name}: {len(columns)} columns, wanted {width}: {line!r}")
        rows.append(columns)
    return rows


def _find(name: str, text: str, quote: str) -> tuple[int, int]:
    wanted, _, number = quote.partition("#") if re.search(r"#\d+$", quote) else (quote, "", "")
    before = r"(?<![\w.])" if wanted[:1].isalnum() else ""
    after = r"(?!\w)" if wanted[-1:].isalnum() else ""
    found = [match.start() for match in re.finditer(before + re.escape(wanted) + after, text)]
    if not found or (not number and len(found) > 1) or (number and not 0 < int(number) <= len(found)):
        raise GoldError(f"{name}: {quote!r} occurs {len(found)} times")
    start = found[int(number or 1) - 1]
    return start, start + len(wanted)


def _one_of(name: str, value: str, allowed: set[str]) -> str:
    if value not in allowed:
        raise GoldError(f"{name}: {value!r} is none of {sorted(allowed)}")
    return value


def _metric(name: str, text: str, quote: str, value: str, indicator: str, status: str, period: str) -> dict[str, Any]:
    start, end = _find(name, text, quote)
    kind, number, unit, *rest = value.split()
    low, _, high = number.partition("..")
    comparator, direction = "=", None
    for word in rest:
        if word in ("up", "down"):
            direction = word
        else:
            comparator = _one_of(name, word, COMPARATORS)
    if (kind == "change") != (direction is not None):
        raise GoldError(f"{name}: a change and nothing else has a direction: {quote!r}")
    if period != "-" and not PERIOD.fullmatch(period):
        raise GoldError(f"{name}: {period!r} is no period")
    if indicator != "-" and indicator not in text:
        raise GoldError(f"{name}: indicator {indicator!r} does not occur")
    return {
        "text": text[start:end],
        "span": [start, end],
        "kind": _one_of(name, kind, KINDS),
        "low": float(low),
        "high": float(high or low),
        "unit": unit,
        "comparator": comparator,
        "direction": direction,
        "indicator": None if indicator == "-" else indicator,
        "status": _one_of(name, status, STATUSES),
        "period": None if period == "-" else period,
    }


def _organisations(name: str, text: str, rows: list[list[str]]) -> list[dict[str, Any]]:
    forms: list[tuple[str, int]] = []
    for number, (full, kind, listed) in enumerate(rows):
        _one_of(name, kind, BODIES)
        if full not in text:
            raise GoldError(f"{name}: {full!r} does not occur")
        forms += [(form.strip(), number) for form in listed.split(";")]
    taken: dict[tuple[int, int], int] = {}
    for form, number in sorted(forms, key=lambda item: -len(item[0])):
        exact = bool(re.search(r"#\d+$", form))
        spans = (
            [_find(name, text, form)]
            if exact
            else [m.span() for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)]
        )
        if not spans:
            raise GoldError(f"{name}: {form!r} does not occur")
        for start, end in spans:
            if not any(start < e and b < end for b, e in taken):
                taken[start, end] = number
    found = []
    for number, (full, kind, _) in enumerate(rows):
        mentions = sorted(span for span, owner in taken.items() if owner == number)
        if not mentions:
            raise GoldError(f"{name}: {full!r} has no mention of its own")
        listed_mentions = [{"text": text[b:e], "span": [b, e]} for b, e in mentions]
        found.append({"name": full, "kind": kind, "mentions": listed_mentions})
    return sorted(found, key=lambda organisation: organisation["mentions"][0]["span"])


def _commitment(
    name: str,
    text: str,
    metrics: list[dict[str, Any]],
    force: str,
    head: str,
    clause: str,
    actor: str,
    names: str,
    deadline: str,
    targets: str,
) -> dict[str, Any]:
    start, end = _find(name, text, clause)
    wanted, _, number = head.partition("#")
    heads = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", text[start:end])]
    if not heads or int(number or 1) > len(heads):
        raise GoldError(f"{name}: head {head!r} does not stand in {clause!r}")
    head_start, head_end = heads[int(number or 1) - 1]
    if actor != "-" and actor not in text:
        raise GoldError(f"{name}: actor {actor!r} does not occur")
    spans = [metric["span"] for metric in metrics]
    linked = []
    for quote in [] if targets == "-" else targets.split(";"):
        span = list(_find(name, text, quote.strip()))
        if span not in spans:
            raise GoldError(f"{name}: target {quote!r} is no metric")
        linked.append(spans.index(span))
    return {
        "text": text[start:end],
        "span": [start, end],
        "head": {"text": wanted, "span": [start + head_start, start + head_end]},
        "actor": None if actor == "-" else actor,
        "actor_names": [] if names == "-" else [other.strip() for other in names.split(";")],
        "force": _one_of(name, force, FORCES),
        "targets": linked,
        "deadline": None if deadline == "-" else deadline,
    }
