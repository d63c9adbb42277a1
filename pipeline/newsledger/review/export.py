"""What comes out of a review: corrected records, a gold file, annotations for other tools."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsledger.review.binding import Bound
from newsledger.review.facts import plain
from newsledger.review.folder import NotARecord, ReviewError, json_files
from newsledger.review.label_studio import CONFIG, task
from newsledger.review.library import Article, Library, read_article
from newsledger.review.verdicts import REASONS
from newsledger.review.web_annotation import annotations
from newsledger.schemas.record import ArticleRecord, FactKind
from newsledger.writer import record_json

_LISTS: dict[FactKind, str] = {"metric": "metrics", "organisation": "organisations", "commitment": "commitments"}


def export(library: Library, folder: Path) -> Iterator[str]:
    """Write everything into ``folder``; yields what was written, in words.

    ``records/`` holds every record with its verdicts applied, ``gold.jsonl`` one record a line for each article whose
    facts all have a verdict, with nothing but what reviewers hold for right, ``web-annotations/`` W3C Web Annotations,
    ``label-studio/`` tasks with pre-annotations and the labelling interface they are made for.
    Raises :class:`ReviewError` when the folder cannot be written.
    """
    counts = {"records": 0, "gold": 0, "stale": 0}
    gold: list[str] = []
    tasks: list[dict[str, Any]] = []
    for article, path in _articles(library):
        bound = library.bound(article)
        stale = len(bound.gone) + sum(item.state == "changed" for item in bound.judged)
        counts["stale"] += stale
        record = corrected(article.record, bound)
        _write(folder / "records" / path, record_json(record))
        counts["records"] += 1
        if complete(bound):
            gold.append(record_line(gold_record(article.record, bound)))
        page = annotations(article, bound)
        _write(folder / "web-annotations" / path.with_suffix(".jsonld"), _json(page))
        tasks.append(task(article, bound))
    _write(folder / "gold.jsonl", "".join(gold))
    _write(folder / "label-studio" / "tasks.json", _json(tasks))
    _write(folder / "label-studio" / "interface.xml", CONFIG)
    yield f"{folder}: {counts['records']} corrected records, {len(gold)} of them gold (every fact has a verdict)"
    if counts["stale"]:
        yield f"left out: {counts['stale']} verdicts on facts that are gone or changed; look at them in the review"


def complete(bound: Bound) -> bool:
    """Whether every fact has a verdict that stands, and no verdict waits for a second look."""
    return all(item.settled for item in bound.judged) and any(
        item.verdict is not None for item in (*bound.judged, *bound.added)
    )


def corrected(record: ArticleRecord, bound: Bound) -> ArticleRecord:
    """The record with its verdicts applied; facts without a verdict stay, rejected ones become rejections."""
    return _applied(record, bound, keep_open=True)


def gold_record(record: ArticleRecord, bound: Bound) -> ArticleRecord:
    """The record with nothing but what reviewers accepted, corrected or added."""
    return _applied(record, bound, keep_open=False)


def _applied(record: ArticleRecord, bound: Bound, *, keep_open: bool) -> ArticleRecord:
    lists: dict[FactKind, list[dict[str, Any]]] = {"metric": [], "organisation": [], "commitment": []}
    renamed: dict[str, str | None] = {}
    refused = [rejection.model_dump(mode="json") for rejection in record.rejections] if keep_open else []
    for item in bound.judged:
        value = plain(item.fact.value)
        layer = item.fact.key.layer
        judgement = item.judgement
        if judgement == "correct" and item.verdict is not None and item.verdict.correction is not None:
            correction = item.verdict.correction
            renamed[value["id"]] = correction["id"]
            lists[layer].append(correction)
        elif judgement == "reject":
            renamed[value["id"]] = None
            if keep_open:
                reason = REASONS.get(item.verdict.reason or "", "rejected") if item.verdict else "rejected"
                evidence = value.get("evidence") or _span(value["mentions"][0])
                refused.append(
                    {
                        "kind": layer,
                        "check": "review",
                        "message": f"a reviewer rejected it: {reason}",
                        "evidence": evidence,
                        "rule": item.fact.rule,
                    }
                )
        elif judgement != "none" or keep_open:
            lists[layer].append(value)
    for item in bound.added:
        lists[item.fact.key.layer].append(plain(item.fact.value))
    _relink(lists, renamed)
    document = record.document.model_dump(mode="json")
    data: dict[str, Any] = {"schema_version": record.schema_version, "document": document}
    for layer, name in _LISTS.items():
        data[name] = sorted(lists[layer], key=_place)
    refused.sort(key=lambda rejection: (rejection["evidence"]["start"], rejection["evidence"]["end"]))
    data["rejections"] = refused
    return ArticleRecord.model_validate_json(json.dumps(data))


def _relink(lists: dict[FactKind, list[dict[str, Any]]], renamed: dict[str, str | None]) -> None:
    """Follow facts that were renamed or removed in the links of commitments."""
    metrics = {value["id"] for value in lists["metric"]}
    bodies = {value["id"] for value in lists["organisation"]}
    for number, value in enumerate(lists["commitment"]):
        targets = [renamed.get(target, target) for target in value["targets"]]
        actor = renamed.get(value["actor_organisation"] or "", value["actor_organisation"])
        lists["commitment"][number] = {
            **value,
            "targets": [target for target in targets if target in metrics],
            "actor_organisation": actor if actor in bodies else None,
        }


def _place(value: dict[str, Any]) -> tuple[int, int]:
    span = value.get("quantity") or (value["mentions"][0] if "mentions" in value else value)
    return span["start"], span["end"]


def _span(value: dict[str, Any]) -> dict[str, Any]:
    return {name: value[name] for name in ("text", "start", "end")}


def record_line(record: ArticleRecord) -> str:
    """A record on one line."""
    return record.model_dump_json() + "\n"


def _articles(library: Library) -> Iterator[tuple[Article, Path]]:
    for file in json_files(library.out):
        try:
            article = read_article(library.out / file.path, file.name, "", library.folders)
        except NotARecord:
            continue
        yield article, Path(file.path)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> None:
    scratch = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_bytes(text.encode("utf-8", "backslashreplace"))
        os.replace(scratch, path)
    except OSError as error:
        raise ReviewError(
            f"{path}: cannot be written: {error.strerror or error}; choose another folder with --to"
        ) from error
