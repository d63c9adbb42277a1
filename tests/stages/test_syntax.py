"""Tags, noun phrases, verb groups and clauses of sentences of our own."""

import pytest

from newsledger import Article, Extractor
from newsledger.types.document import Document
from newsledger.types.syntax import SentenceSyntax, VerbGroup


def analyse(extractor: Extractor, text: str) -> tuple[Document, SentenceSyntax]:
    """Document and syntax of its first sentence."""
    trace = extractor.trace(Article(text=text))
    return trace.document, trace.mentions.syntax.of(trace.document.sentences[0])


def tags_of(extractor: Extractor, text: str, form: str) -> list[str]:
    """Tags of every token with that form in the first sentence."""
    document, syntax = analyse(extractor, text)
    return [tag for word, tag in zip(document.words, syntax.tags, strict=False) if word.text == form]


def phrases_of(extractor: Extractor, text: str) -> list[str]:
    document, syntax = analyse(extractor, text)
    return [document.text(phrase.first, phrase.last) for phrase in syntax.noun_phrases]


def group_of(extractor: Extractor, text: str, head: str) -> VerbGroup:
    document, syntax = analyse(extractor, text)
    return next(group for group in syntax.verb_groups if document.words[group.head].text == head)


TAGS = [
    # noun or verb
    ("The town will plan two parks.", "plan", "VB"),
    ("The plan was dropped.", "plan", "NN"),
    ("The firm wants to support growers.", "support", "VB"),
    ("Growers need support from the firm.", "support", "NN"),
    ("There was an increase of 4%.", "increase", "NN"),
    ("Prices did not increase last year.", "increase", "VB"),
    ("The council plans to sell the hall.", "plans", "VBZ"),
    ("The firm hopes to grow and plans to open a shop.", "plans", "VBZ"),
    ("The firm will hire staff, and plans to open a shop.", "plans", "VBZ"),
    ("The firm dropped its offers and plans to open a shop.", "plans", "NNS"),
    ("The plans to sell the hall were dropped.", "plans", "NNS"),
    ("Orrin lives in a village by the lake.", "lives", "VBZ"),
    ("The lives of the miners were short.", "lives", "NNS"),
    ("The town set up a river and lake patrol.", "lake", "NN"),
    ("They will river and lake patrol.", "patrol", "NN"),
    ("The export rate rose above the mark of 7.", "rose", "VBD"),
    ("The number of cubs in the flock accounts for one quarter of the total.", "accounts", "VBZ"),
    # further
    ("We need to further increase guidance for firms.", "increase", "VB"),
    ("We need to further increase guidance for firms.", "further", "RB"),
    ("There was a further increase in guidance.", "increase", "NN"),
    # past or participle
    ("Sales reached 3.5 million yuan.", "reached", "VBD"),
    ("The road was opened in May.", "opened", "VBN"),
    ("The road was quickly opened in May.", "opened", "VBN"),
    ("It has also become a hub.", "become", "VBN"),
    ("They estimated the loss.", "estimated", "VBD"),
    ("The number of visitors gradually recovered.", "recovered", "VBD"),
    ("The amount decreased by 72% in May.", "decreased", "VBD"),
    ("The measures approved by the council were dropped.", "approved", "VBN"),
    ("Ms Orr, head of the board, told members that it rained.", "told", "VBD"),
    ("Built in 1962, the bridge was closed.", "Built", "VBN"),
    ("The hall was planned and built in a year.", "built", "VBN"),
    ("They came and built a hall.", "built", "VBD"),
    ("The approved plan was read.", "approved", "VBN"),
    # base or finite
    ("They plan a park.", "plan", "VBP"),
    ("Which firms do you help?", "help", "VB"),
    ("It lets the market decide.", "decide", "VB"),
    ("They build and promote parks.", "promote", "VBP"),
    ("They will build parks and promote sport.", "promote", "VB"),
    ("Promote the sector.", "Promote", "VB"),
    ("It will make the sector strong; Promote the growth of parks.", "Promote", "VB"),
    ("Deputies and committee members discuss plans for the port.", "discuss", "VBP"),
    ("The mayor will let committee members discuss it.", "discuss", "VB"),
    ("According to plan, the port will open.", "plan", "NN"),
    ("They want to plan the port.", "plan", "VB"),
    ("Total sales above designated size rose in May.", "designated", "VBN"),
    ("Members of the Chamber left.", "Chamber", "NNP"),
    ("Members of the chamber left.", "chamber", "NN"),
    ("It is open; Growth is slow.", "Growth", "NN"),
    # shape
    ("Sales reached 3.5 million yuan.", "3.5", "CD"),
    ("Marlow County built a dam.", "Marlow", "NNP"),
    ("The growers' market was full.", "'", "POS"),
    ("The council's £10m fund was spent.", "'s", "POS"),
    ("Orders fell by 4% year-on-year.", "year", "RB"),
    ("There was a year-on-year fall of 4%.", "year", "JJ"),
    ("Bank of Marlow to Open Five Branches in East Region", "Open", "VB"),
]


@pytest.mark.parametrize(("text", "form", "tag"), TAGS)
def test_tag(extractor: Extractor, text: str, form: str, tag: str) -> None:
    assert set(tags_of(extractor, text, form)) == {tag}


def test_straight_quotes_open_and_close(extractor: Extractor) -> None:
    assert tags_of(extractor, 'The "green" and the "smart" plan.', '"') == ["``", "''", "``", "''"]


def test_quotation_that_began_before_closes_by_spacing(extractor: Extractor) -> None:
    assert tags_of(extractor, 'It is "open," he said of the "new hall" there', '"') == ["``", "''", "``", "''"]
    assert tags_of(extractor, 'It will open soon," said the mayor', '"') == ["''"]


def test_hyphen_and_dash(extractor: Extractor) -> None:
    assert tags_of(extractor, "A low-carbon town - and a rich one.", "-") == ["HYPH", ":"]


PHRASES = [
    ("China's GDP rose.", ["China's GDP"]),
    ("The total value above designated size fell in May.", ["The total value", "designated size", "May"]),
    ("The safe and green systems are good.", ["The safe and green systems"]),
    ("The mayor and the council agreed.", ["The mayor", "the council"]),
    ('The "four chain" deep integration is good.', ['The "four chain" deep integration']),
    ("The urban built-up areas grew.", ["The urban built-up areas"]),
    ("Last year Harbin built three dams.", ["Last year", "Harbin", "three dams"]),
    ("Output reached 3.5 million tonnes in May.", ["Output", "3.5 million tonnes", "May"]),
    ("She is also chief executive of Orrin Mills.", ["She", "chief executive", "Orrin Mills"]),
    ("State-owned enterprises' profits fell.", ["State-owned enterprises' profits"]),
    ("It rained.", ["It"]),
    ("He bought an off-road vehicle.", ["He", "an off-road vehicle"]),
    ("It needs a more standardised and healthy growth space.", ["It", "a more standardised and healthy growth space"]),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_noun_phrases(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert phrases_of(extractor, text) == expected


GROUPS = [
    ("The town will not be building a dam.", "building", {"modal": "will", "progressive": True, "negated": True}),
    ("The dam has not yet been built.", "built", {"perfect": True, "passive": True, "negated": True}),
    ("The firm is going to hire staff.", "hire", {"modal": "going", "tense": "present"}),
    ("They aim to quickly open a plant.", "open", {"to": True, "tense": "infinitive"}),
    ("We must not only protect farms but build roads.", "protect", {"modal": "must", "negated": False}),
    ("We must not protect farms.", "protect", {"modal": "must", "negated": True}),
    ("Promote the sector.", "Promote", {"tense": "imperative"}),
    ("They didn't sell it.", "sell", {"tense": "past", "negated": True}),
    ("A hall opening in May was cancelled.", "opening", {"tense": "gerund"}),
    ("The firm'll sell the mill.", "sell", {"modal": "will"}),
]


@pytest.mark.parametrize(("text", "head", "fields"), GROUPS)
def test_verb_group(extractor: Extractor, text: str, head: str, fields: dict[str, object]) -> None:
    group = group_of(extractor, text, head)
    assert {name: getattr(group, name) for name in fields} == fields


def test_particle(extractor: Extractor) -> None:
    document, _ = analyse(extractor, text := "The team will carry out the plan.")
    particle = group_of(extractor, text, "carry").particle
    assert particle is not None
    assert document.words[particle].text == "out"


def test_according_to_is_no_verb(extractor: Extractor) -> None:
    document, syntax = analyse(extractor, "According to the mayor, it rained.")
    assert [document.words[group.head].text for group in syntax.verb_groups] == ["rained"]


SUBJECTS = [
    ("Last year the council approved the plan.", "approved", "the council"),
    ("In June, the city, a hub of trade, opened a port.", "opened", "the city"),
    ("The mayor said the river had risen.", "risen", "the river"),
    ("The mayor said that the river had risen.", "risen", "the river"),
    ("The firm that runs the mill will close it.", "close", "The firm"),
    ("The firm that runs the mill will close it.", "runs", "The firm"),
    ("The council approved the plan and the mayor signed it.", "signed", "the mayor"),
    ("The council approved the plan and rejected the budget.", "rejected", "The council"),
    ("According to the report, exports fell.", "fell", "exports"),
    ("The number of visitors to the park rose.", "rose", "The number"),
    ("The watch he bought broke.", "bought", "he"),
    ("The town will build a dam, repair the road and promote sport.", "promote", "The town"),
    ("The club plans to sell the hall.", "sell", "The club"),
]


@pytest.mark.parametrize(("text", "head", "subject"), SUBJECTS)
def test_subject(extractor: Extractor, text: str, head: str, subject: str) -> None:
    document, syntax = analyse(extractor, text)
    clause = next(
        clause
        for group, clause in zip(syntax.verb_groups, syntax.clauses, strict=True)
        if document.words[group.head].text == head
    )
    assert clause.subject is not None
    assert document.text(clause.subject.first, clause.subject.last) == subject


CONJUNCTS = [
    ("The town will build a dam, repair the road and promote sport.", "repair", "build"),
    ("The town will build a dam, repair the road and promote sport.", "promote", "repair"),
    ("The town will build a dam; Promote sport.", "Promote", "build"),
    ("The town will build a dam to protect farms, and promote sport.", "promote", "build"),
    ("The council approved the plan and rejected the budget.", "rejected", "approved"),
    ("They aim to build a dam and to promote sport.", "promote", "build"),
    ("Promote sport.", "Promote", None),
    ("The mayor left. ", "left", None),
    ("The firm, which runs the mill, will close it.", "close", None),
]


@pytest.mark.parametrize(("text", "head", "first"), CONJUNCTS)
def test_conjoined(extractor: Extractor, text: str, head: str, first: str | None) -> None:
    document, syntax = analyse(extractor, text)
    heads = [document.words[group.head].text for group in syntax.verb_groups]
    conjoined = syntax.clauses[heads.index(head)].conjoined
    assert (None if conjoined is None else heads[conjoined]) == first
