"""Facts as W3C Web Annotations (JSON-LD): https://www.w3.org/TR/annotation-model/.

Offsets of a ``TextPositionSelector`` count code points there too, so they are the record's own.
"""

from typing import Any

from newsledger.review.binding import Bound, Judged
from newsledger.review.facts import plain
from newsledger.review.library import Article
from newsledger.review.verdicts import REASONS
from newsledger.review.words import sentence

_AROUND = 32  # characters quoted before and after


def annotations(article: Article, bound: Bound) -> dict[str, Any]:
    """An annotation page with one annotation a fact: its marks, its words, the fact itself, the verdict."""
    document = article.record.document
    return {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"newsledger": "https://newsledger.invalid/ns#"}],
        "id": f"urn:sha256:{document.sha256}#annotations",
        "type": "AnnotationPage",
        "items": [_annotation(item, article) for item in bound.everything],
    }


def _annotation(item: Judged, article: Article) -> dict[str, Any]:
    document = article.record.document
    fact = item.fact
    value = plain(fact.value)
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": f"{fact.key.layer}/{fact.kind}"},
        {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": sentence(fact.value)},
    ]
    verdict = item.verdict
    if verdict is not None and item.judgement != "none":
        words = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "add": "added"}[item.judgement]
        if verdict.reason and item.judgement == "reject":
            words += f": {REASONS.get(verdict.reason, verdict.reason)}"
        bodies.append({"type": "TextualBody", "purpose": "assessing", "value": words})
    if verdict is not None and verdict.note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": verdict.note})
    targets = [_target(start, end, article) for start, end in fact.marks]
    found: dict[str, Any] = {
        "id": f"urn:sha256:{document.sha256}#{fact.key}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
        "newsledger:fact": value,
    }
    if verdict is not None and item.judgement == "correct":
        found["newsledger:correction"] = verdict.correction
    return found


def _target(start: int, end: int, article: Article) -> dict[str, Any]:
    text = article.source.text
    return {
        "source": f"urn:sha256:{article.record.document.sha256}",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
        ],
    }
