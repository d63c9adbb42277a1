"""Commitments: every row of the tables works, checks refuse what they name, no text is too odd."""

from dataclasses import replace
from typing import Any

import pytest

from effort import TIMES, assert_linear
from newsledger import Article, Extractor
from newsledger.lexicons.loader import load_lexicons
from newsledger.stages.validate.commitment_checks import COMMITMENT_CHECKS
from newsledger.types.drafts import CommitmentDraft

TABLES = load_lexicons()
SENTENCES = {  # per frame, a sentence in which the marker must open a commitment, and its force
    "modal": "The county {} build a road.",
    "to": "The county {}s to build a road.",
    "gerund": "The county is {} to building a road.",
    "object": "The ministry will {} mines to close.",
    "that": "The ministry {}s that lenders publish their rates.",
    "adjective": "The county is {} to open a road.",
    "noun": "The county announced its {} to build a road.",
    "phrase": "The county will {} to build a road.",
    "need": "It is {} to build a road.",
    "self": "The county will {} the safety of the road.",
    "opening": "{}, build a road of six lanes.",
    "dated": "The fair is {} for next Friday.",
    "undertaking": "The county {}s a sale of its mills.",
    "deed": "The ministry has {}ed an inspection of the mills.",
    "progressive": "The county {}d that it was closing two mills.",
    "urgent": "The minister stressed the {} to build roads.",
    "term": "The tenants were {} 48 hours to leave.",
}
FORMS = {  # markers whose sentence needs another form than the pattern gives
    ("modal", "wo"): "We won't sell the road.",
    ("modal", "would"): "The county said it would build a road.",
    ("progressive", "say"): "The county said it was closing two mills.",
    ("modal", "'ll"): "We'll build a road.",
    ("modal", "ought"): "The county ought to build a road.",
    ("to", "try"): "The county is trying to build a road.",
    ("to", "attempt"): "The county is attempting to build a road.",
    ("to", "have"): "The county has to build a road.",
    ("gerund", "commit"): "The county commits to building a road.",
    ("object", "expect"): 'The mayor said: "We expect shops to comply with the rule."',
    ("urgent", "effort"): "The minister called for {}s to build roads.",
    ("urgent", "importance"): "The minister stressed the {} of cutting fares.",
    ("deed", "require"): "The ministry has required an inspection of the mills.",
    ("phrase", "full effort"): "County government: full effort to build a road",
    ("adjective", "be forced"): "Travellers will be forced to quarantine.",
    ("adjective", "be compelled"): "Travellers will be compelled to quarantine.",
    ("object", "call on"): "The ministry calls on mines to close.",
    ("object", "call upon"): "The ministry calls upon mines to close.",
}


def rows() -> list[tuple[str, str]]:
    return [(frame, key) for key, row in TABLES.commitment_markers.items() for frame in row.frames]


@pytest.mark.parametrize(("frame", "key"), rows())
def test_every_marker_opens_a_commitment(frame: str, key: str, extractor: Extractor) -> None:
    pattern = FORMS.get((frame, key), SENTENCES[frame])
    if pattern is None:
        return
    word = key.removeprefix("be ").replace("~", "its")
    if frame in ("to", "that") and word.endswith("y") and word[-2] not in "aeiou":
        word = word[:-1] + "ie"
    found = extractor.extract(Article(text=pattern.format(word))).commitments
    assert len(found) == 1, f"{frame} {key}: {pattern.format(word)}"
    if frame not in ("object", "self"):
        assert found[0].force == TABLES.commitment_markers[key].force


@pytest.mark.parametrize(
    "verb", [verb for verb, row in TABLES.commitment_verbs.items() if "happening" in row.kinds and verb != "snow"]
)
def test_what_happens_is_no_commitment(verb: str, extractor: Extractor) -> None:
    assert not extractor.extract(Article(text=f"The temperature will {verb} in the north.")).commitments


@pytest.mark.parametrize("noun", [noun for noun, row in TABLES.commitment_nouns.items() if "never" in row.kinds])
def test_what_cannot_act_commits_to_nothing(noun: str, extractor: Extractor) -> None:
    assert not extractor.extract(Article(text=f"The {noun} will help the town.")).commitments


def test_nouns_that_act_commit(extractor: Extractor) -> None:
    nouns = [noun for noun, row in TABLES.commitment_nouns.items() if "agent" in row.kinds and len(noun) > 4]
    missed = [
        noun
        for noun in nouns
        if not extractor.extract(Article(text=f"The old {noun} will repair a bridge.")).commitments
    ]
    assert len(missed) * 50 < len(nouns), missed


def test_speaker_stands_behind_we(extractor: Extractor) -> None:
    text = 'Anna Hale, head of the Eastmere Water Bureau, said: "We will drain the cellars and clear the ditches."'
    found = extractor.extract(Article(text=text)).commitments
    assert [c.actor_name for c in found] == ["Eastmere Water Bureau"] * 2
    assert found[0].actor is not None
    assert found[0].actor.text == "We"
    assert found[0].marker is not None
    assert found[1].marker is None


def test_topic_of_the_paragraph(extractor: Extractor) -> None:
    text = "In terms of public transport, the city will buy 40 trams; Extend the night service to the port."
    found = extractor.extract(Article(text=text)).commitments
    assert [(c.action, c.topic) for c in found] == [("buy", "public transport"), ("extend", "public transport")]


PLAIN = CommitmentDraft(span=(10, 40), sentence=0, head=(15, 20), action="build", force="will", rule="commitment.test")
CHECKS: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    ("head_in_clause", {"head": (41, 45)}, {"head": (36, 40)}),
    ("object_in_clause", {"object": (21, 44)}, {"object": (21, 40)}),
    ("marker_before_act", {"marker": (22, 26)}, {"marker": (15, 20)}),
)


@pytest.mark.parametrize(("name", "refused", "passed"), CHECKS, ids=[c[0] for c in CHECKS])
def test_check(name: str, refused: dict[str, Any], passed: dict[str, Any]) -> None:
    assert [c.__name__ for c in COMMITMENT_CHECKS if c(replace(PLAIN, **refused))] == [name]
    assert not any(c(replace(PLAIN, **passed)) for c in COMMITMENT_CHECKS)


def test_every_check_has_a_case() -> None:
    assert [c.__name__ for c in COMMITMENT_CHECKS] == [name for name, _, _ in CHECKS]


@pytest.mark.parametrize(
    "text",
    [
        "will " * 4000,
        "plans to " * 3000,
        "The city will " + "strive to " * 3000 + "build.",
        "The city will build " + ", repair roads" * 3000,
        "The city will " + '"' * 5000,
        "The city will build (" * 2000,
        "X: " * 3000 + "will build",
        "It is necessary to " * 2000,
        ", and will build" * 3000,
        "\u0000will\u0000 to \ud7ff be " * 500,
        "who will " * 3000,
    ],
    ids=lambda text: repr(text[:24]),
)
def test_hostile_text_is_read_in_time(text: str, extractor: Extractor) -> None:
    short, long = Article(text=text[: len(text) // TIMES]), Article(text=text)
    assert_linear(lambda: extractor.extract(short), lambda: extractor.extract(long))
