"""Subjects and coordinated verbs found in the treebanks, against their nsubj and conj edges.

usage: python benchmarks/clauses.py [--gold-tags] [--errors N]
"""

import argparse
from types import SimpleNamespace
from typing import Any

from newsledger.lexicons.loader import load_lexicons
from newsledger.lexicons.vocabulary import Vocabulary
from newsledger.stages.recognise.syntax.analyser import SyntaxAnalyser
from treebank import FOLDER, Token, offsets, sentences

VERBS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"})


def explain(kind: str, sentence: tuple[Token, ...], i: int, gold: str, got: str) -> None:
    """Print one wrong decision."""
    print(f"{kind} of {sentence[i].form}: gold {gold}, got {got} | " + " ".join(t.form for t in sentence)[:200])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold-tags", action="store_true", help="analyse with the treebank's own tags")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    lexicons = load_lexicons()
    vocabulary, analyser = Vocabulary(lexicons.tagging), SyntaxAnalyser(lexicons)
    for name in ("gum-news-speech", "ewt-train"):
        figures = dict.fromkeys(("subject right", "subject found", "subject gold", "conj right", "conj found"), 0)
        figures["conj gold"] = 0
        shown = 0
        for sentence in sentences(FOLDER / f"{name}.conllu"):
            words = tuple(vocabulary.word(token.form) for token in sentence)
            if options.gold_tags:
                tags = [token.tag for token in sentence]
                analyser._tag = lambda *_, tags=tags: list(tags)  # type: ignore[assignment, misc]
            starts, ends = offsets(sentence)
            document: Any = SimpleNamespace(words=words, starts=starts, ends=ends)
            span: Any = SimpleNamespace(first=0, last=len(words))
            syntax = analyser(document, span)
            at_head = {group.head: k for k, group in enumerate(syntax.verb_groups)}
            subjects = {
                token.head: i
                for i, token in enumerate(sentence)
                if token.relation in ("nsubj", "nsubj:pass") and sentence[token.head].tag in VERBS
            }
            for i, token in enumerate(sentence):
                verb = token.tag in VERBS and token.relation not in ("aux", "aux:pass", "cop")
                if not verb:
                    continue
                clause = syntax.clauses[at_head[i]] if i in at_head else None
                gold = subjects.get(i)
                if gold is not None and gold < i and sentence[gold].tag not in ("WDT", "WP"):
                    figures["subject gold"] += 1
                    right = clause is not None and clause.subject is not None
                    right = right and clause.subject.first <= gold < clause.subject.last  # type: ignore[union-attr]
                    figures["subject right"] += right
                    figures["subject found"] += clause is not None and clause.subject is not None
                    if not right and shown < options.errors:
                        shown += 1
                        got = clause.subject if clause is not None else None
                        taken = " ".join(w.text for w in words[got.first : got.last]) if got is not None else "none"
                        explain("subject", sentence, i, sentence[gold].form, taken)
                joined = (
                    token.head
                    if token.relation == "conj" and sentence[token.head].tag in VERBS and gold is None
                    else None
                )
                found = clause.conjoined if clause is not None else None
                head = syntax.verb_groups[found].head if found is not None else None
                chain = set()
                while found is not None:
                    chain.add(syntax.verb_groups[found].head)
                    found = syntax.clauses[found].conjoined
                figures["conj gold"] += joined is not None
                figures["conj found"] += head is not None
                figures["conj right"] += joined is not None and joined in chain
                wrong = (joined is not None or head is not None) and joined not in chain
                if wrong and shown < options.errors:
                    shown += 1
                    names = [sentence[h].form if h is not None else "none" for h in (joined, head)]
                    explain("conj", sentence, i, *names)
        for kind in ("subject", "conj"):
            right, got, gold = (figures[f"{kind} {what}"] for what in ("right", "found", "gold"))
            print(f"{name:16} {kind:8} precision {right / got:6.1%}  recall {right / gold:6.1%}  of {gold}")


if __name__ == "__main__":
    main()
