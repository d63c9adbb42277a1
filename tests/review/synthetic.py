"""Invented output folders of any size: valid records whose facts stand in an invented text."""

import hashlib
import json
import random
from pathlib import Path

from newsledger.schemas.record import ArticleRecord

PLACES = ("Lanxi District", "Heyuan New Area", "Port of Mingzhou", "Tongbai County", "Xinlin City")
BODIES = (
    ("Lanxi District People's Government", "government"),
    ("Mingzhou Port Group", "company"),
    ("Heyuan High-tech Zone", "zone"),
    ("Tongbai University", "education"),
    ("Xinlin Daily", "media"),
    ("Lanxi Institute of Optics", "research"),
    ("Heyuan Chamber of Commerce", "association"),
)
GOALS = ("grain storage", "cold-chain logistics", "optical instruments", "river dredging", "vocational training")
VERBS = ("accelerate", "expand", "complete", "promote")
FORCES = (
    ("will", "will"),
    ("plans to", "plan"),
    ("pledges to", "pledge"),
    ("strives to", "aim"),
    ("must", "directive"),
)
RULES = (
    "metric.amount.money",
    "metric.count.noun",
    "metric.change.verb",
    "metric.ratio.percent",
    "metric.rank.ordinal",
)


class Writer:
    """Writes text and remembers where things stand."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str) -> dict[str, object]:
        start = len(self.text)
        self.text += words
        return {"text": words, "start": start, "end": len(self.text)}

    def since(self, start: int) -> dict[str, object]:
        return {"text": self.text[start:], "start": start, "end": len(self.text)}


def record(number: int, sentences: int, *, opening: str = "", filler: int = 0) -> tuple[dict[str, object], str]:
    """A record with about three facts a sentence, and its text."""
    dice = random.Random(number)
    writer = Writer()
    place = PLACES[number % len(PLACES)]
    title = f"{place} reports steady progress in {GOALS[number % len(GOALS)]} ({number})"
    day = f"20{18 + number % 7}-{1 + number % 12:02}-{1 + number % 28:02}"
    writer.add(f"{title}\n{opening}\n")
    metrics: list[dict[str, object]] = []
    bodies: dict[str, dict[str, object]] = {}
    commitments: list[dict[str, object]] = []
    for turn in range(sentences):
        begin = len(writer.text)
        name, kind = dice.choice(BODIES)
        mention = writer.add(name)
        body = bodies.setdefault(
            name,
            {"id": f"organisation@{mention['start']}-{mention['end']}", "name": name, "kind": kind, "mentions": []},
        )
        body["mentions"].append({**mention, "rule": f"organisation.suffix.{kind}"})  # type: ignore[attr-defined]
        writer.add(" said that ")
        words = "the total output value of the area"
        indicator = writer.add(words)
        value = dice.randint(11, 9899)
        shape = turn % 5
        writer.add(" reached ")
        if shape == 1:
            quantity, fields = writer.add(f"{value} enterprises"), ("count", value, "enterprise", None)
        elif shape == 2:
            writer.add("after it rose by ")
            quantity, fields = writer.add(f"{value / 100}%"), ("change", value / 100, "percent", "up")
        elif shape == 3:
            quantity, fields = writer.add(f"{value / 100} percent"), ("ratio", value / 100, "percent", None)
        elif shape == 4:
            quantity, fields = writer.add(f"{value % 40 + 4}th"), ("rank", value % 40 + 4, "rank", None)
        else:
            quantity = writer.add(f"{value / 10} billion yuan")
            fields = ("amount", value * 100_000_000, "CNY", None)
        kind_, low, unit, direction = fields
        metrics.append(
            {
                "id": f"metric@{quantity['start']}-{quantity['end']}", "quantity": quantity, "kind": kind_, "low": low,
                "high": low, "unit": unit, "comparator": "~" if turn % 7 == 0 else "=", "direction": direction,
                "indicator": indicator, "subject": mention if turn % 3 == 0 else None, "scope": None,
                "status": "actual", "period": {"start": "2023-01-01", "end": "2023-12-31", "text": None},
                "rule": RULES[(0, 1, 2, 3, 4)[shape]],
            }
        )  # fmt: skip
        writer.add(", and that it ")
        marker_words, force = FORCES[turn % 5]
        start = len(writer.text)
        marker = writer.add(marker_words)
        writer.add(" ")
        verb = dice.choice(VERBS)
        head = writer.add(verb)
        writer.add(" ")
        goal = writer.add(f"work on {dice.choice(GOALS)} by the end of {2024 + turn % 9}")
        clause = writer.since(start)
        writer.add(".")
        evidence = writer.since(begin)
        metrics[-1]["evidence"] = evidence
        commitments.append(
            {
                "id": f"commitment@{start}-{clause['end']}", **clause, "head": head, "marker": marker, "action": verb,
                "object": goal, "actor": mention, "actor_name": name, "actor_organisation": body["id"], "force": force,
                "targets": [metrics[-1]["id"]] if turn % 4 == 0 else [], "deadline": f"{2024 + turn % 9}-12-31",
                "topic": None, "evidence": evidence, "rule": f"commitment.modal.{force}",
            }
        )  # fmt: skip
        writer.add(" Visitors walked along the river and looked at the new halls." * filler)
        writer.add("\n\n" if turn % 3 == 2 else " ")
    evidence = metrics[0]["evidence"] if metrics else {"text": writer.text[:5], "start": 0, "end": 5}
    data = writer.text.encode()
    made = {
        "document": {
            "id": f"article-{number:05}", "source": f"articles/article-{number:05}.txt",
            "sha256": hashlib.sha256(data).hexdigest(), "media_type": "text/plain", "encoding": "utf-8",
            "characters": len(writer.text), "title": title, "published": day,
            "outlet": ("Xinlin Daily", "Mingzhou Evening News", "Lanxi Net")[number % 3], "authors": ["Zhao Yun"],
        },
        "metrics": metrics, "organisations": list(bodies.values()), "commitments": commitments,
        "rejections": [
            {
                "kind": "metric", "check": "percent_range", "message": "a share above 100 percent",
                "evidence": evidence, "rule": "metric.ratio.percent",
            }
        ],
    }  # fmt: skip
    return made, writer.text


def write(out: Path, number: int, made: dict[str, object], text: str) -> Path:
    """Write a record and the article beside it."""
    articles = out.parent / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    (articles / f"article-{number:05}.txt").write_bytes(text.encode())
    path = out / f"article-{number:05}.json"
    path.write_text(ArticleRecord.model_validate(made).model_dump_json(indent=2) + "\n", encoding="utf-8")
    return path


def folder(out: Path, articles: int = 5, sentences: int = 6) -> Path:
    """An output folder as a run writes it: records, ``run.json``, failures and tables."""
    for number in range(articles):
        write(out, number, *record(number, sentences, opening="Lanxi, 😀 our reporter reports." if number == 0 else ""))
    (out / "run.json").write_text(json.dumps({"documents": articles, "schema_version": "1.0"}), encoding="utf-8")
    (out / "failed").mkdir(exist_ok=True)
    (out / "failed" / "broken.json").write_text('{"reason": "binary"}', encoding="utf-8")
    return out
