"""Accuracy of the tagger on held-out parts of the treebanks.

usage: python benchmarks/tagger.py [--folds N] [--errors N] [--no-rules]

Ten folds over both treebanks (``--folds`` of them are run), then EWT alone tested on GUM news and speeches.
Tags of punctuation count like all others; pieces of broken words (GW) and web addresses (ADD) are left out.
"""

import argparse
import time
import tomllib
from collections import Counter

from newsledger.lexicons.tag_counts import TagCounts, read_forms
from newsledger.lexicons.tag_model import TagModel
from newsledger.lexicons.vocabulary import Vocabulary
from treebank import FOLDER, ROOT, Token, count, offsets, sentences

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
VERBS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})


def model_of(counts: TagCounts, dictionary: dict[str, str]) -> TagModel:
    """Model from counts in memory, with the package's own words."""
    words = tomllib.loads((ROOT / "pipeline/newsledger/lexicons/words.toml").read_text(encoding="utf-8"))
    forms = {form: " ".join(f"{t} {n}" for t, n in tags.items()) for form, tags in counts.forms.items()}
    return TagModel(
        forms | {form: row["tags"] for form, row in words.items()},
        counts.pairs,
        {name: " ".join(f"{t} {n}" for t, n in tags.items()) for name, tags in counts.classes.items()},
        dictionary,
    )


class Report:
    """Counts of right and wrong decisions."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.wrong: Counter[tuple[str, str]] = Counter()
        self.words: Counter[tuple[str, str, str]] = Counter()
        self.seconds = 0.0

    def add(self, name: str, right: bool) -> None:
        """Count one decision."""
        self.all[name] += 1
        self.right[name] += right

    def run(self, train: list[tuple[Token, ...]], test: list[tuple[Token, ...]], rules: bool) -> None:
        """Train on one part, test on another."""
        from newsledger.stages.recognise.syntax.tagger import Tagger

        dictionary = read_forms(ROOT / "pipeline/newsledger/lexicons/dictionary.tsv")
        counts = count(train, dictionary)
        known = {form.lower() for form in counts.forms}
        model = model_of(counts, dictionary)
        vocabulary = Vocabulary(model)
        tagger = Tagger(model, rules=rules)
        for sentence in train[:2000]:  # words and rows of the model are worked out when first met
            tagger([vocabulary.word(token.form) for token in sentence])
        for sentence in test:
            words = [vocabulary.word(token.form) for token in sentence]
            starts, ends = offsets(sentence)
            clock = time.process_time()
            tags = tagger(words, starts, ends)
            self.seconds += time.process_time() - clock
            for i, (token, tag) in enumerate(zip(sentence, tags, strict=True)):
                gold = token.tag
                if gold in ("GW", "ADD", "XX"):
                    continue
                right = tag == gold
                self.add("all", right)
                if token.form.lower() not in known:
                    self.add("unknown words", right)
                # a choice between noun and verb: the form can be both
                possible = words[i].tags
                if (NOUNS & set(possible)) and (VERBS & set(possible)) and gold in NOUNS | VERBS:
                    self.add("noun or verb", (tag in NOUNS) == (gold in NOUNS) and (tag in VERBS) == (gold in VERBS))
                if gold in NOUNS | VERBS:
                    self.add("noun or verb, all", tag in (NOUNS if gold in NOUNS else VERBS))
                if gold in ("VBD", "VBN") and {"VBD", "VBN"} <= set(possible):
                    self.add("VBD or VBN", right)
                if gold in ("VB", "VBP") and {"VB", "VBP"} <= set(possible):
                    self.add("VB or VBP", right)
                if not right:
                    self.wrong[gold, tag] += 1
                    self.words[token.form.lower(), gold, tag] += 1

    def show(self, title: str, errors: int) -> None:
        """Print shares and the commonest errors."""
        print(f"{title}: {self.all['all']} tokens, {self.seconds / self.all['all'] * 1e6:.2f} us/token")
        for name, n in self.all.items():
            print(f"  {name:18} {self.right[name] / n:7.2%} of {n}")
        for (gold, tag), n in self.wrong.most_common(errors):
            print(f"    {n:5} {gold} taken for {tag}")
        for (form, gold, tag), n in self.words.most_common(errors * 2):
            print(f"    {n:5} {form}: {gold} taken for {tag}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--no-rules", action="store_true")
    options = parser.parse_args()
    ewt = list(sentences(FOLDER / "ewt-train.conllu"))
    gum = list(sentences(FOLDER / "gum-news-speech.conllu"))
    both = ewt + gum
    blocks = [both[i : i + 20] for i in range(0, len(both), 20)]  # twenty running sentences keep together
    report = Report()
    for fold in range(options.folds):
        train = [s for i, block in enumerate(blocks) if i % 10 != fold for s in block]
        test = [s for i, block in enumerate(blocks) if i % 10 == fold for s in block]
        report.run(train, test, not options.no_rules)
    report.show(f"{options.folds} folds of ten, EWT and GUM", options.errors)
    report = Report()
    report.run(ewt, gum, not options.no_rules)
    report.show("trained on EWT, tested on GUM", options.errors)


if __name__ == "__main__":
    main()
