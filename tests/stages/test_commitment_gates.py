"""Gates before tagging: none keeps a frame from an opening that it would find in the tagged sentence."""

from pathlib import Path

import pytest

from newsledger import Article, Extractor
from newsledger.lexicons.loader import load_lexicons
from newsledger.stages.relate.commitments import frame_bits as bits
from newsledger.stages.relate.commitments.gates import frames_at
from newsledger.stages.relate.commitments.lexis import Lexis
from newsledger.stages.relate.commitments.openings import FRAMES
from newsledger.stages.relate.commitments.view import View
from newsledger.types.mentions import Mentions

ROOT = Path(__file__).parents[2]
ARTICLES = sorted([*(ROOT / "corpus/sample").glob("*.txt"), *(ROOT / "tests/quality/articles").glob("*.txt")])
LEXIS = Lexis(load_lexicons(()))


def _let_pass(mentions: Mentions) -> set[tuple[str, int]]:
    """Frames with the token at which they may open, by the gates."""
    words, found = mentions.document.words, set()
    for sentence in mentions.document.sentences:
        for i in range(sentence.first, sentence.last):
            frames = frames_at(LEXIS, words, sentence.first, i, sentence.last)
            found |= {(frame.__name__, i) for bit, frame in FRAMES if frames & bit}
    return found


def _opened(mentions: Mentions) -> set[tuple[str, int]]:
    """Frames with the token at which they open; of "is to" only where nothing stands between the two words."""
    words, found = mentions.document.words, set()
    for sentence in mentions.document.sentences:
        view = View(mentions, sentence)
        for i in range(sentence.first, sentence.last):
            for bit, frame in FRAMES:
                apart = bit == bits.BE_TO and words[min(i + 1, len(words) - 1)].lower != "to"
                if words[i].marks & bit and not apart and frame(view, LEXIS, i - sentence.first) is not None:
                    found.add((frame.__name__, i))
    return found


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_gates_let_pass_what_frames_open(extractor: Extractor, path: Path) -> None:
    mentions = extractor.trace(Article(text=path.read_text())).mentions
    assert _opened(mentions) <= _let_pass(mentions)


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("The council has soon to close the pool.", {"to_verb"}),
        ("The council has a pool to close.", set()),
        ("The pool is due to open.", {"adjective"}),
        ("The delay is due to the storm.", set()),
        ("They went to the pool to swim.", set()),
        ("They went all out to save the pool.", {"phrase"}),
        ("In order to save the pool they met.", set()),
        ("They will order an inspection.", {"modal", "deed"}),
        ("They stressed the need to save water.", {"urgent", "to_verb"}),
        ("In times of need of water, they met.", set()),
        ("It is essential to save water.", {"impersonal"}),
        ("They bought essential tools to save water.", set()),
    ],
)
def test_frames_that_may_open(extractor: Extractor, text: str, frames: set[str]) -> None:
    assert {name for name, _ in _let_pass(extractor.trace(Article(text=text)).mentions)} == frames
