"""Tags, noun phrases and verb groups of sentences of our own."""

import pytest

from newsledger import Article, Extractor
from newsledger.types.syntax import SentenceSyntax


def analyse(extractor: Extractor, text: str) -> tuple[list[str], SentenceSyntax]:
    """Forms and syntax of the first sentence."""
    trace = extractor.trace(Article(text=text))
    sentence = trace.document.sentences[0]
    forms = [word.text for word in trace.document.words[sentence.first : sentence.last]]
    return forms, trace.mentions.syntax.of(sentence)


def tag_of(extractor: Extractor, text: str, form: str) -> str:
    forms, syntax = analyse(extractor, text)
    return syntax.tags[forms.index(form)]


@pytest.mark.parametrize(
    ("text", "form", "tag"),
    [
        ("The town will plan two parks.", "plan", "VB"),
        ("The plan was dropped.", "plan", "NN"),
        ("The firm wants to support growers.", "support", "VB"),
        ("Growers need support from the firm.", "support", "NN"),
        ("There was an increase of 4%.", "increase", "NN"),
        ("Sales reached 3.5 million yuan.", "3.5", "CD"),
        ("Sales reached 3.5 million yuan.", "reached", "VBD"),
        ("The road was opened in May.", "opened", "VBN"),
        ("Marlow County built a dam.", "Marlow", "NNP"),
    ],
)
def test_tag(extractor: Extractor, text: str, form: str, tag: str) -> None:
    assert tag_of(extractor, text, form) == tag
