"""Words a second on one core, file to record, against peers on the same text in the same run.

usage: python benchmarks/peers.py [FOLDER] [--rounds 5] [--words 12000] [--no-install]

FOLDER defaults to ../shared/texts where that is, else corpus/sample. Time is processor time, so that other work on the
machine counts little. Each round starts with fresh objects, which are warmed on every second article of the folder and
timed on the others: a process that has been at work for a while, on text that it has not seen. newsledger and the
tokenizer are timed cold as well, on the same articles. quantulum3 and Recognizers-Text, which learn nothing from what
they read, are warmed on three articles; they are installed into environments of their own below benchmarks/.peers.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core for everyone
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import results

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
OUTSIDE = {"quantulum3": ["quantulum3"], "recognizers-text": ["recognizers-text-suite", "emoji<2"]}
OUTSIDE_NAMES = {"quantulum3": "quantulum3", "recognizers-text": "Recognizers-Text, six models"}
Contestant = Callable[[list[pathlib.Path], list[pathlib.Path]], float]  # warm-up, articles → seconds
STAGES = ("read", "clean", "segment", "recognise", "relate", "validate", "write")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--words", type=int, default=12_000, help="of the text that all contestants read")
    parser.add_argument("--no-install", action="store_true", help="leave out peers that are not installed")
    options = parser.parse_args()
    texts = ROOT.parent / "shared" / "texts"
    folder = options.folder or (texts if texts.is_dir() else ROOT / "corpus" / "sample")
    articles = sorted(folder.glob("*.txt"))
    warm, paths = articles[::2], articles[1::2]
    few, count = [], 0
    for path in paths[:: max(1, len(paths) // 60)]:
        if count < options.words:
            few.append(path)
            count += len(path.read_text(encoding="utf-8").split())
    contestants: dict[str, Contestant] = {
        "newsledger": newsledger,
        "spaCy blank tokenizer": tokenizer,
        "en_core_web_sm architecture": small_pipeline,
    }
    missing = {}
    for name in OUTSIDE:
        problem = prepare(name, install=not options.no_install)
        if problem:
            missing[OUTSIDE_NAMES[name]] = problem
        else:
            contestants[OUTSIDE_NAMES[name]] = lambda warm, paths, name=name: outside(name, warm[:3], paths)
    shared: dict[str, list[float]] = {name: [] for name in contestants}
    whole: dict[str, list[float]] = {"newsledger": [], "spaCy blank tokenizer": []}
    cold: dict[str, list[float]] = {name: [] for name in whole}
    stages: dict[str, list[float]] = {name: [] for name in STAGES}
    total = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
    for _ in range(options.rounds):
        for name, contestant in contestants.items():
            shared[name].append(count / contestant(warm, few))
        for name in whole:
            whole[name].append(total / contestants[name](warm, paths))
            cold[name].append(total / contestants[name]([], paths))
        for name, seconds in by_stage(warm, paths).items():
            stages[name].append(seconds / total * 1e6)
    results.keep(
        "peers",
        {
            "text": {"folder": folder.name, "articles": len(paths), "words": total},
            "shared_text": {"articles": len(few), "words": count},
            "rounds": options.rounds,
            "words_per_second": {name: round(statistics.median(values)) for name, values in shared.items()},
            "words_per_second_whole": {name: round(statistics.median(values)) for name, values in whole.items()},
            "words_per_second_cold": {name: round(statistics.median(values)) for name, values in cold.items()},
            "tokenizer_times": round(
                statistics.median(
                    theirs / ours
                    for ours, theirs in zip(whole["newsledger"], whole["spaCy blank tokenizer"], strict=True)
                ),
                2,
            ),
            "microseconds_per_word": {name: round(statistics.median(values), 2) for name, values in stages.items()},
            "peak_memory_mb": memory(articles),
            "missing": missing,
        },
    )


def warmed(warm: list[pathlib.Path]) -> Any:
    """An extractor that has been at work."""
    from newsledger import Article, Extractor

    extractor = Extractor()
    extractor.extract(Article(text="Warm up: sales rose 4% to 2 million yuan, and the city will build 3 parks."))
    for path in warm:
        extractor.extract(Article(text=path.read_text(encoding="utf-8")))
    return extractor


def newsledger(warm: list[pathlib.Path], paths: list[pathlib.Path]) -> float:
    """Read, extract, write the record."""
    from newsledger import Article
    from newsledger.writer import record_json

    extractor = warmed(warm)
    with tempfile.TemporaryDirectory() as out:
        begin = time.process_time()
        for path in paths:
            article = Article(text=path.read_bytes().decode("utf-8"), id=path.stem)
            pathlib.Path(out, path.stem).write_text(record_json(extractor.extract(article)), encoding="utf-8")
        return time.process_time() - begin


def by_stage(warm: list[pathlib.Path], paths: list[pathlib.Path]) -> dict[str, float]:
    """Seconds of each stage over all articles."""
    from newsledger import Article
    from newsledger.writer import record_json

    extractor = warmed(warm)
    spent = dict.fromkeys(STAGES, 0.0)
    steps = [getattr(extractor, f"_{name}") for name in STAGES[1:-1]]
    for path in paths:
        clock = [time.process_time()]
        value: Any = Article(text=path.read_bytes().decode("utf-8"), id=path.stem)
        clock.append(time.process_time())
        for step in steps:
            value = step(value)
            clock.append(time.process_time())
        record_json(value)
        clock.append(time.process_time())
        for name, start, end in zip(STAGES, clock, clock[1:], strict=False):
            spent[name] += end - start
    return spent


def tokenizer(warm: list[pathlib.Path], paths: list[pathlib.Path]) -> float:
    """spaCy's blank English tokenizer alone."""
    import spacy

    nlp = spacy.blank("en")
    nlp("Warm up.")
    for path in warm:
        nlp(path.read_text(encoding="utf-8"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    begin = time.process_time()
    for text in texts:
        nlp(text)
    return time.process_time() - begin


_small: list[Any] = []


def small_pipeline(warm: list[pathlib.Path], paths: list[pathlib.Path]) -> float:
    """Tagger, parser and entity recogniser in the shape of en_core_web_sm, with random weights: speed only."""
    if not _small:
        _small.append(build_small_pipeline())
        for _ in _small[0].pipe([path.read_text(encoding="utf-8") for path in warm]):
            pass
    texts = [path.read_text(encoding="utf-8") for path in paths]
    begin = time.process_time()
    for _ in _small[0].pipe(texts):
        pass
    return time.process_time() - begin


def build_small_pipeline() -> Any:
    import spacy

    nlp = spacy.blank("en")
    embed = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    transitions = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    }
    nlp.add_pipe("tok2vec", config={"model": embed})
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    parser = nlp.add_pipe("parser", config={"model": {**transitions, "tok2vec": listener, "state_type": "parser"}})
    entities = nlp.add_pipe("ner", config={"model": {**transitions, "tok2vec": embed, "state_type": "ner"}})
    for number in range(50):
        tagger.add_label(f"T{number}")
    for number in range(45):
        parser.add_label(f"d{number}")
    for number in range(18):
        entities.add_label(f"E{number}")
    nlp.initialize()
    return nlp


def memory(paths: list[pathlib.Path]) -> int:
    """Peak memory in megabytes of a process that extracts all articles."""
    code = (
        "import sys\nfrom newsledger import Extractor\ne = Extractor()\n"
        "for path in sys.argv[1:]:\n    e.extract_text(open(path, encoding='utf-8').read())\n"
        "print(int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, *map(str, paths)], capture_output=True, check=True, text=True)
    return int(done.stdout)


def prepare(name: str, *, install: bool) -> str | None:
    """Make the environment of an outside peer; returns why that cannot be."""
    python = HERE / ".peers" / name / "bin" / "python"
    if not python.exists():
        if not install:
            return "not installed (--no-install)"
        subprocess.run([sys.executable, "-m", "venv", python.parent.parent], check=True)
        done = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", *OUTSIDE[name]], capture_output=True, text=True, check=False
        )
        if done.returncode:
            return f"pip install {' '.join(OUTSIDE[name])}: " + (done.stderr.strip().splitlines() or ["failed"])[-1]
    try:
        outside(name, [], [])
    except subprocess.CalledProcessError as error:
        return "installed, but fails: " + (error.stderr.strip().splitlines() or ["no message"])[-1]
    return None


def outside(name: str, warm: list[pathlib.Path], paths: list[pathlib.Path]) -> float:
    """Seconds that an outside peer takes, in its own environment."""
    python = HERE / ".peers" / name / "bin" / "python"
    done = subprocess.run(
        [python, HERE / "outside.py", name, str(len(warm)), *map(str, [*warm, *paths])],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(json.loads(done.stdout)["seconds"])


if __name__ == "__main__":
    main()
