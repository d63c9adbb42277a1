"""Articles made by recombining the paragraphs of corpus/sample: as many as wanted, the same ones every time."""

import pathlib
import random

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "corpus" / "sample"


def paragraphs() -> list[str]:
    """The paragraphs of the sample's plain-text articles that are longer than a heading."""
    found = []
    for path in sorted(SAMPLE.glob("*.txt")):
        found += [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if len(line.split()) > 12]
    return found


def write_articles(folder: pathlib.Path, count: int, *, length: int = 3) -> int:
    """Write ``count`` articles of ``length`` paragraphs each into ``folder``; returns their words."""
    source, words = paragraphs(), 0
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        chosen = random.Random(number).sample(source, length)
        text = f"Report {number} of the district\n\n" + "\n\n".join(chosen) + "\n"
        (folder / f"r{number:06}.txt").write_text(text, encoding="utf-8")
        words += len(text.split())
    return words
