"""Writes RESULTS.md and its plots from the figures in benchmarks/results.

usage: python benchmarks/page.py
"""

import json
from typing import Any

import plot
import results

PAGE = results.FOLDER.parent / "RESULTS.md"
PLOTS = results.FOLDER


def main() -> None:
    parts = [
        "# Results",
        "",
        "Written by `make bench`; each part says when, at which commit and under which load it was measured "
        "(load 1 is one core busy; this machine has two). Figures of one part were measured in one run.",
    ]
    for name, part in (("peers", peers), ("scaling", scaling), ("engines", engines), ("review", review)):
        path = results.FOLDER / f"{name}.json"
        if path.exists():
            said = json.loads(path.read_text(encoding="utf-8"))
            parts += ["", *part(said), "", circumstances(said["circumstances"])]
    PAGE.write_text("\n".join(parts) + "\n", encoding="utf-8")
    print(f"written: {PAGE}")


def circumstances(said: dict[str, Any]) -> str:
    return (
        f"*{said['measured']}, commit {said['commit']}, Python {said['python']}, {said['cores']} cores, "
        f"load {said['load']} at the end.*"
    )


def peers(said: dict[str, Any]) -> list[str]:
    shared, whole, cold = (said[f"words_per_second{name}"] for name in ("", "_whole", "_cold"))
    ours, tokenizer = shared["newsledger"], "spaCy blank tokenizer"
    plot.bars(PLOTS / "peers.svg", "Words a second, one core", shared, "words/s", highlight="newsledger")
    stages = said["microseconds_per_word"]
    plot.bars(PLOTS / "stages.svg", "Where the time goes", stages, "µs a word")
    rows = [
        "## Speed on one core, against peers",
        "",
        f"File to record JSON, processor time, medians of {said['rounds']} rounds with fresh objects, warmed on every "
        f"second article of `{said['text']['folder']}` and timed on others, which they had not seen. All read "
        f"the same {said['shared_text']['words']:,} words ({said['shared_text']['articles']} "
        f"articles of `{said['text']['folder']}`). `en_core_web_sm architecture` is that pipeline's shape with random "
        "weights: its speed, not its results.",
        "",
        "| | words/s | newsledger is … times as fast |",
        "| --- | ---: | ---: |",
    ]
    rows += [f"| {name} | {value:,} | {ours / value:.2f} |" for name, value in shared.items()]
    rows += [f"| {name} | not measured | {why} |" for name, why in said["missing"].items()]
    rows += [
        "",
        "![Words a second](results/peers.svg)",
        "",
        f"On all {said['text']['words']:,} words of the articles timed: newsledger {whole['newsledger']:,} words/s, "
        f"the tokenizer alone {whole[tokenizer]:,}: the whole pipeline takes {said['tokenizer_times']} times what "
        f"spaCy's tokenizer takes (median of the rounds). Cold, that is as the first text of the process: newsledger "
        f"{cold['newsledger']:,} words/s, the tokenizer {cold[tokenizer]:,}. Peak memory {said['peak_memory_mb']} MB.",
        "",
        "| stage | µs a word | share |",
        "| --- | ---: | ---: |",
    ]
    total = sum(stages.values())
    rows += [f"| {name} | {value:.2f} | {value / total:.0%} |" for name, value in stages.items()]
    return [*rows, "", "![Where the time goes](results/stages.svg)"]


def scaling(said: dict[str, Any]) -> list[str]:
    articles, workers = said["articles"], said["workers"]
    speeds = {f"{int(count):,} articles": each["articles_per_second"] for count, each in articles.items()}
    memory = {f"{int(count):,} articles": each["memory_mb"] for count, each in articles.items()}
    plot.bars(PLOTS / "scaling.svg", "Articles a second, two workers", speeds, "articles/s")
    plot.bars(PLOTS / "memory.svg", "Peak memory of the largest process", memory, "MB")
    rows = [
        "## Batches",
        "",
        "`newsledger run` with two workers over short articles, recombined from paragraphs of `corpus/sample`; wall "
        "time without the start of the processes, tables included (the whole run and the run with nothing new are with "
        f"it). Medians of {said['rounds']} for the smallest count, the larger ones once. Memory is the peak of the "
        "largest process of all.",
        "",
        "| articles | words | articles/s | words/s | memory MB | parent MB | whole run s | nothing new s | share |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows += [
        f"| {int(count):,} | {each['words']:,} | {each['articles_per_second']:,} | {each['words_per_second']:,} "
        f"| {each['memory_mb']:.0f} | {each['parent_memory_mb']:.0f} | {each['seconds']:.1f} "
        f"| {each['second_run_seconds']:.1f} | {each['second_run_share']:.1%} |"
        for count, each in articles.items()
    ]
    rows += [
        "",
        f"From file to record: one worker {workers['one']:,} words/s, two workers {workers['two']:,}: "
        f"{workers['gain']} times (median of paired runs over {workers['articles']:,} articles of "
        f"{workers['words'] // workers['articles']} words, without tables).",
        "",
        "![Articles a second](results/scaling.svg)",
        "",
        "![Peak memory](results/memory.svg)",
    ]
    return rows


def engines(said: dict[str, Any]) -> list[str]:
    rows = [
        "## Engines",
        "",
        f"{said['articles']:,} articles as JSON Lines in eight shards, two workers, wall time; start-up is a run over "
        "two articles.",
        "",
        "| | start-up s | work s | µs a row | over `run` µs a row |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    rows += [
        f"| {name} | {each['start']} | {each['work']} | {each['microseconds_per_row']:,} "
        f"| {each['over_run_microseconds']:,} |"
        for name, each in said["engines"].items()
    ]
    return rows + [f"\n{name}: not measured, {why}." for name, why in said["missing"].items()]


def review(said: dict[str, Any]) -> list[str]:
    rows = [
        "## Reviewing",
        "",
        f"Wall time in Chromium from the request to the page being ready for the next key, {said['rounds']} rounds "
        "(verdicts once), over made-up folders.",
        "",
        "| | median s | best s |",
        "| --- | ---: | ---: |",
    ]
    figures = ((name, each) for name, each in said.items() if isinstance(each, dict) and "median" in each)
    return rows + [f"| {name} | {each['median']:.2f} | {each['best']:.2f} |" for name, each in figures]


if __name__ == "__main__":
    main()
