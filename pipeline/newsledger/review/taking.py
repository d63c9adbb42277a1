"""Results of Label Studio taken in as verdicts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsledger.review.answers import Refused, key_for, read_form
from newsledger.review.binding import bind
from newsledger.review.facts import LAYERS, MODELS, Fact, Key, digest_plain, plain
from newsledger.review.folder import NotARecord, ReviewError, json_files
from newsledger.review.forms import blank, form_of
from newsledger.review.label_studio import KINDS, Units
from newsledger.review.library import Article, Library, read_article
from newsledger.review.verdicts import Entry
from newsledger.schemas.record import FactKind

LIMIT = 512_000_000  # bytes of a file of results
WINDOW = "labelstudioimport"


def take(library: Library, file: Path) -> Iterator[str]:
    """Write the verdicts that an export of Label Studio holds; yields what was done, in words.

    A region that is still as it was predicted accepts its fact, one whose choice says ``reject`` or that is no longer
    there rejects it, one with another label, place or record corrects it, and a new one adds a fact. The latest
    annotation of a task counts; a task without one says nothing. Raises ``ReviewError`` for a file of another kind.
    """
    tasks = _tasks(file)
    articles = {article.record.document.sha256: article for article in _articles(library)}
    counts = dict.fromkeys(("accept", "reject", "correct", "add"), 0)
    refused: list[str] = []
    for number, task in enumerate(tasks):
        article = articles.get(str(task["data"].get("sha256")))
        if article is None:
            refused.append(f"task {number + 1}: no record of this folder is of that article")
            continue
        annotation = _annotation(task)
        if annotation is None:
            continue
        for key, entry in _entries(article, annotation, refused, f"task {number + 1}"):
            if not _said(library, article, key, entry):
                library.verdicts.put(article.record.document.sha256, key, entry, window=WINDOW, base=None)
            counts[entry.judgement] += 1
    yield f"{file}: {len(tasks)} tasks; " + ", ".join(f"{number} {name}" for name, number in counts.items())
    yield from refused[:50]


def _tasks(file: Path) -> list[dict[str, Any]]:
    try:
        if file.stat().st_size > LIMIT:
            raise ReviewError(f"{file}: larger than {LIMIT // 1_000_000} MB")
        found = json.loads(file.read_bytes())
    except OSError as error:
        raise ReviewError(f"{file}: cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise ReviewError(f"{file}: not JSON: {error}") from error
    tasks = found if isinstance(found, list) else [found]
    if not all(isinstance(task, dict) and isinstance(task.get("data"), dict) for task in tasks):
        raise ReviewError(f"{file}: not tasks of Label Studio; export there as JSON (not JSON-MIN, CSV or CONLL)")
    return tasks


def _articles(library: Library) -> Iterator[Article]:
    for file in json_files(library.out):
        try:
            yield read_article(library.out / file.path, file.name, "", library.folders)
        except (NotARecord, ReviewError):
            continue


def _annotation(task: dict[str, Any]) -> list[dict[str, Any]] | None:
    """The results of the latest annotation that was not cancelled."""
    found = [
        annotation
        for annotation in task.get("annotations") or ()
        if isinstance(annotation, dict) and not annotation.get("was_cancelled")
    ]
    if not found:
        return None
    latest = max(found, key=lambda annotation: str(annotation.get("updated_at") or annotation.get("created_at") or ""))
    return [result for result in latest.get("result") or () if isinstance(result, dict)]


class _Region:
    """What the results say about one region."""

    def __init__(self) -> None:
        self.label: str | None = None
        self.place: tuple[int, int] | None = None
        self.choice: str | None = None
        self.record: str | None = None


def _regions(results: list[dict[str, Any]]) -> dict[str, _Region]:
    regions: dict[str, _Region] = {}
    for result in results:
        value = result.get("value")
        if not isinstance(value, dict) or not isinstance(result.get("id"), str):
            continue
        region = regions.setdefault(result["id"], _Region())
        kind = result.get("type")
        if kind == "labels" and isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            region.place = value["start"], value["end"]
            labels = value.get("labels")
            region.label = labels[0] if isinstance(labels, list) and labels and isinstance(labels[0], str) else None
        elif kind == "choices" and value.get("choices"):
            region.choice = str(value["choices"][0])
        elif kind == "textarea" and value.get("text"):
            text = value["text"]
            region.record = str(text[0] if isinstance(text, list) else text)
    return regions


def _entries(
    article: Article, results: list[dict[str, Any]], refused: list[str], where: str
) -> Iterator[tuple[Key, Entry]]:
    regions = _regions(results)
    units = Units(article.source.text)
    facts = {str(fact.key): fact for fact in article.facts}
    for name, fact in facts.items():
        region = regions.get(name)
        try:
            entry = _on_fact(article, fact, name, regions, units) if region else _missing(fact)
        except (Refused, ValueError) as error:
            refused.append(f"{where}: {name}: {error}")
            continue
        yield fact.key, entry
    for name, region in regions.items():
        if name.partition(".")[0] in facts or region.place is None or region.choice == "reject":
            continue
        try:
            yield _addition(article, region, units)
        except (Refused, ValueError) as error:
            refused.append(f"{where}: new region {name}: {error}")


def _missing(fact: Fact) -> Entry:
    return Entry(judgement="reject", fact=plain(fact.value), note="removed in Label Studio")


def _on_fact(article: Article, fact: Fact, name: str, regions: dict[str, _Region], units: Units) -> Entry:
    region = regions[name]
    value = plain(fact.value)
    if region.choice == "reject" or region.place is None:
        return Entry(judgement="reject", fact=value)
    changed = _record(region, fact.key.layer) or value
    layer, kind = _label(region)
    if layer != fact.key.layer:
        raise ValueError("its label belongs to another layer: remove the region and add one")
    answers = _answers(changed, layer, article)
    answers["force" if layer == "commitment" else "kind"] = kind
    if layer == "organisation":
        numbered = [name, *(f"{name}.{number}" for number in range(1, len(fact.marks)))]
        kept = [regions[part].place for part in numbered if part in regions]
        answers["mentions"] = [_quote(article, units, place) for place in kept if place]
    else:
        old = fact.marks[0]
        if tuple(units.point(place) for place in region.place) != old:
            answers["quantity" if layer == "metric" else "clause"] = _quote(article, units, region.place)
    corrected = plain(read_form(layer, changed, answers, article.source.text, article.record))
    if digest_plain(corrected) == digest_plain(value):
        return Entry(judgement="accept", fact=value)
    return Entry(judgement="correct", fact=value, correction=corrected)


def _addition(article: Article, region: _Region, units: Units) -> tuple[Key, Entry]:
    layer, kind = _label(region)
    assert region.place is not None
    text = article.source.text
    start, end = (units.point(place) for place in region.place)
    base = _record(region, layer) or blank(layer, text, max(0, start), min(end, len(text)))
    answers = _answers(base, layer, article)
    answers["force" if layer == "commitment" else "kind"] = kind
    if layer == "commitment" and not answers.get("head"):
        answers["head"] = {"text": text[start:end].split()[0], "start": start}
    value = read_form(layer, base, answers, text, article.record)
    return key_for(value), Entry(judgement="add", correction=plain(value))


def _label(region: _Region) -> tuple[FactKind, str]:
    layer, _, kind = (region.label or "").partition("/")
    for known in LAYERS:
        if layer == known and kind in KINDS[known]:
            return known, kind
    raise ValueError(f"unknown label {region.label!r}")


def _record(region: _Region, layer: FactKind) -> dict[str, Any] | None:
    """The fact in the region's text area; a region drawn by hand has none."""
    if not region.record:
        return None
    found = json.loads(region.record)
    return plain(MODELS[layer].model_validate(found))


def _answers(value: dict[str, Any], layer: FactKind, article: Article) -> dict[str, Any]:
    return {field["name"]: field["value"] for field in form_of(value, layer, article.record)}


def _quote(article: Article, units: Units, place: tuple[int, int]) -> dict[str, Any]:
    start, end = (units.point(unit) for unit in place)
    return {"text": article.source.text[start:end], "start": start}


def _said(library: Library, article: Article, key: Key, entry: Entry) -> bool:
    """Whether the same was said before: taking the same file twice writes nothing twice."""
    sha256 = article.record.document.sha256
    verdicts = library.verdicts.of(sha256)
    earlier = verdicts.get(key)
    bound = bind(article.facts, verdicts)
    stands = any(item.fact.key == key and item.settled for item in bound.everything)
    return (
        earlier is not None
        and stands
        and (earlier.judgement, earlier.correction) == (entry.judgement, entry.correction)
    )
