"""Words a second from file to record JSON, peak memory, and where the time goes by stage.

usage: python benchmarks/speed.py [FOLDER] [--profile]      (default: corpus/sample)

Each round uses a fresh extractor's first pass over the articles, so that no text has been seen before.
"""

import argparse
import cProfile
import pathlib
import pstats
import resource
import statistics
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main() -> None:
    from newsledger import Article, Extractor
    from newsledger.writer import record_json

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=ROOT / "corpus" / "sample")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="print the functions that take the most time")
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.txt"))
    rounds: list[dict[str, float]] = []
    words = 0
    for _ in range(options.rounds):
        extractor = Extractor()
        extractor.extract(Article(text="Warm up: sales rose 4% to 2 million yuan, and the city will build 3 parks."))
        spent: dict[str, float] = dict.fromkeys(
            ("read", "clean", "segment", "recognise", "relate", "validate", "write"), 0
        )
        profile = cProfile.Profile()
        if options.profile:
            profile.enable()
        words = 0
        for path in paths:
            clock = [time.perf_counter()]
            text = path.read_text(encoding="utf-8")
            clock.append(time.perf_counter())
            value = Article(text=text, id=path.stem)
            for stage in (
                extractor._clean,
                extractor._segment,
                extractor._recognise,
                extractor._relate,
                extractor._validate,
            ):
                value = stage(value)
                clock.append(time.perf_counter())
            record_json(value)
            clock.append(time.perf_counter())
            for name, begin, end in zip(spent, clock[:-1], clock[1:], strict=True):
                spent[name] += end - begin
            words += len(text.split())
        profile.disable()
        rounds.append(spent)
        if options.profile:
            pstats.Stats(profile).sort_stats("tottime").print_stats(35)
            return
    total = statistics.median(sum(r.values()) for r in rounds)
    print(f"{len(paths)} articles, {words:,} words: {words / total:,.0f} words/s (median of {len(rounds)} rounds)")
    for name in rounds[0]:
        seconds = statistics.median(r[name] for r in rounds)
        print(f"  {name:10} {seconds / words * 1e6:6.2f} us/word  {seconds / total:5.0%}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
