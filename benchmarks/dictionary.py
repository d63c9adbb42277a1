"""Regenerates pipeline/newsledger/lexicons/dictionary.tsv from lemminflect (MIT).

usage: python benchmarks/dictionary.py

A row is a form and the letters of its base classes, or ``=`` and its readings where regular inflection does not
give them. Forms that regular inflection explains have no row.
"""

import pathlib
import re

TARGET = pathlib.Path(__file__).resolve().parent.parent / "pipeline/newsledger/lexicons/dictionary.tsv"
HEAD = "# English base forms with their classes, and irregular forms: compiled from lemminflect 0.2.3 (MIT licence).\n"
LETTER = {"NOUN": "N", "VERB": "V", "ADJ": "J", "ADV": "R"}


def main() -> None:
    from lemminflect import Inflections, Lemmatizer

    from newsledger.lexicons.morphology import readings

    forms = Lemmatizer()._getLemmaDict()
    shapes = Inflections()

    def parts(lemma: str, upos: str, form: str) -> list[str]:
        got = dict(shapes.getAllInflections(lemma, upos))
        if "VBD" in got:
            got.setdefault("VBN", got["VBD"])
        uncountable = form == lemma and (form[-1] != "s" or form[-2] in "sui")
        return [
            tag for tag, values in got.items() if form in values and tag != "MD" and not (tag == "NNS" and uncountable)
        ]

    dictionary: dict[str, str] = {}
    wanted: dict[str, dict[str, str]] = {}
    for form, by_class in forms.items():
        if not re.fullmatch(r"[a-z]{2,}", form):
            continue
        found: dict[str, str] = {}
        base = ""
        for upos, lemmas in by_class.items():
            letter = LETTER.get(upos)
            if letter is None:
                continue
            if form in lemmas:
                base += letter
                for tag in {"N": ("NN",), "V": ("VB", "VBP"), "J": ("JJ",), "R": ("RB",)}[letter]:
                    found.setdefault(tag, form)
            for lemma in lemmas:
                for tag in parts(lemma, upos, form):
                    if tag in found or (tag in ("VBP", "NN", "JJ", "RB", "VB") and lemma != form):
                        continue
                    found[tag] = lemma
        if found:
            wanted[form] = found
            if base:
                dictionary[form] = base
    regular = dict(dictionary)
    for form, found in wanted.items():
        if form[-1] == "s" and found.keys() == {"VBZ"} and "N" in dictionary.get(found["VBZ"], ""):
            found["NNS"] = found["VBZ"]  # lemminflect lists "simmers" as a verb only
        if dict(readings(form, regular)) != found:
            dictionary[form] = "=" + " ".join(f"{tag} {lemma}" for tag, lemma in found.items())
    rows = "".join(f"{form}\t{row}\n" for form, row in sorted(dictionary.items()))
    TARGET.write_text(HEAD + rows, encoding="utf-8")
    irregular = sum(row[0] == "=" for row in dictionary.values())
    print(f"{len(dictionary)} rows, {irregular} irregular, {TARGET.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
