"""Reads CoNLL-U treebanks, and counts in them what the tagger needs to know.

usage: python benchmarks/treebank.py [FOLDER]      (default: ../shared/treebank)

Regenerates word_tags.tsv, tag_classes.tsv and tag_sequences.tsv in pipeline/newsledger/lexicons. Only counts are
kept, no sentence.
"""

import pathlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsledger.lexicons.morphology import readings
from newsledger.lexicons.signatures import signature
from newsledger.lexicons.tag_counts import STARTERS, TagCounts, opens, read_forms

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT.parent / "shared" / "treebank"
SOURCE = (
    "# Counts over Universal Dependencies English EWT 2.x, training part (CC BY-SA 4.0), and GUM news and speeches\n"
    "# (CC BY; public domain). Made by benchmarks/treebank.py.\n"
)
RARE = {"GW", "XX"}  # pieces of misspelt words: no part of speech of their own
LEXICALISED_CLASSES = {
    "DT", "IN", "TO", "CC", "MD", "PRP", "PRP$", "WDT", "WP", "WRB", "EX", "PDT", "POS", "RP", "WP$", ".", ",", ":",
    "``", "''", "-LRB-", "-RRB-", "HYPH", "$",
}  # fmt: skip
OFTEN, SELDOM = 60, 5  # sightings that give a function word states of its own, and those that a tag of it needs
CLOSED = LEXICALISED_CLASSES - {"$", "HYPH"}
PROPER = {"NNP", "NNPS", "ADD"}
LEXICALISED_VERBS = frozenset({
    "be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "do", "does", "did",
    "'s", "'re", "'m", "'ve", "'d", "n't", "not", "said", "says", "say", "so", "more", "most", "as", "there",
    "here", "then", "now", "just", "also", "only", "even", "very", "too", "well", "much", "many", "few", "other",
    "such", "own", "same", "last", "next", "first", "new", "good", "one", "two", "make", "made", "take", "get",
    "got", "go", "going", "come", "want", "need", "know", "think", "like", "see", "let", "help", "used",
})  # fmt: skip


@dataclass(frozen=True)
class Token:
    """A syntactic word of the treebank."""

    form: str
    lemma: str
    tag: str
    head: int
    relation: str
    glued: bool  # no space after it


def sentences(path: pathlib.Path) -> Iterator[tuple[Token, ...]]:
    """Sentences of one CoNLL-U file; heads are 0-based, -1 for the root."""
    tokens: list[Token] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            if tokens:
                yield tuple(tokens)
            tokens = []
        elif line[0] != "#":
            parts = line.split("\t")
            if parts[0].isdigit():
                tokens.append(
                    Token(parts[1], parts[2], parts[4], int(parts[6]) - 1, parts[7], "SpaceAfter=No" in parts[9])
                )
    if tokens:
        yield tuple(tokens)


def offsets(sentence: tuple[Token, ...]) -> tuple[list[int], list[int]]:
    """Starts and ends of the tokens, with the spaces that the treebank notes."""
    starts, ends, at = [], [], 0
    for token in sentence:
        starts.append(at)
        ends.append(at + len(token.form))
        at = ends[-1] + (not token.glued)
    return starts, ends


def count(corpus: Iterable[tuple[Token, ...]], dictionary: Mapping[str, str]) -> TagCounts:
    """Form and sequence counts of a corpus."""
    corpus = list(corpus)
    uses: Counter[tuple[str, str]] = Counter((t.tag, t.form.lower()) for sentence in corpus for t in sentence)
    totals: Counter[str] = Counter()
    for (tag, form), n in uses.items():
        if tag in LEXICALISED_CLASSES or form in LEXICALISED_VERBS:
            totals[form] += n
    special = {(tag, form) for (tag, form), n in uses.items() if totals[form] >= OFTEN and n >= SELDOM}
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    pairs: Counter[tuple[str, str]] = Counter()
    for sentence in corpus:
        previous = STARTERS
        opening = True
        for i, token in enumerate(sentence):
            form, tag = token.form, token.tag
            if tag in RARE:
                tag = "NN"
            lower = form.lower()
            opening = opens([t.form for t in sentence], i)
            key = form if form[:1].isupper() and (not opening or tag in ("NNP", "NNPS")) else lower
            forms[key][tag] += 1
            state = f"{tag} {lower}" if (tag, lower) in special else tag
            pairs[previous, state] += 1
            previous = state
        pairs[previous, STARTERS] += 1
    return TagCounts(
        forms={form: dict(tags) for form, tags in forms.items()},
        pairs=dict(pairs),
        classes=classes(forms, dictionary),
    )


def classes(forms: Mapping[str, Mapping[str, int]], dictionary: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """How the tags of a form's class share it, for words never seen: rare forms count most, common ones little."""
    sums: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, tags in forms.items():
        total = sum(tags.values())
        for tag, n in tags.items():
            if tag in CLOSED or (tag in PROPER and form == form.lower() and form[:1].isalpha()):
                continue  # no unknown word is a preposition, or a name without a capital letter
            if tag == "ADD":
                continue  # nor a web address
            sums[signature(form, readings(form.lower(), dictionary))][tag] += n / total if total > 1 else 1.0
    found = {}
    for name, shares in sums.items():
        total = sum(shares.values()) + 0.5
        listed = name.lstrip("^").split(" ")
        if "?" not in name and "0" not in name and "'" not in name and name != "punctuation":
            for tag in listed:  # a dictionary reading is possible even where it was not met
                shares[tag] += 0.5 / len(listed)
        found[name] = {tag: round(n / total, 4) for tag, n in shares.most_common() if n / total >= 0.01}
    return found


def main() -> None:
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    target = ROOT / "pipeline/newsledger/lexicons"
    corpus = (s for path in sorted(folder.glob("*.conllu")) for s in sentences(path))
    counts = count(corpus, read_forms(target / "dictionary.tsv"))
    rows = []
    for form, tags in sorted(counts.forms.items()):
        if re.fullmatch(r"[^\s\d@/_#<>|*~+=]{1,25}", form) and not re.search(r"(.)\1\1", form):
            listed = " ".join(f"{tag} {n}" for tag, n in sorted(tags.items(), key=lambda item: (-item[1], item[0])))
            rows.append(f"{form}\t{listed}\n")
    (target / "word_tags.tsv").write_text(SOURCE + "".join(rows), encoding="utf-8")
    sequences = [f"{a}\t{b}\t{n}\n" for (a, b), n in sorted(counts.pairs.items())]
    (target / "tag_sequences.tsv").write_text(SOURCE + "".join(sequences), encoding="utf-8")
    rows_of_classes = [
        f"{name}\t" + " ".join(f"{tag} {share}" for tag, share in shares.items()) + "\n"
        for name, shares in sorted(counts.classes.items())
    ]
    (target / "tag_classes.tsv").write_text(SOURCE + "".join(rows_of_classes), encoding="utf-8")
    print(f"{len(rows)} forms, {len(sequences)} pairs of states")


if __name__ == "__main__":
    main()
