"""Runs in the environment of a peer (see peers.py): prints the processor seconds that it takes for some files.

usage: outside.py PEER WARM FILE...      the first WARM files are read before the clock starts
"""

import json
import sys
import time


def main() -> None:
    name, count, *paths = sys.argv[1:]
    warm = int(count)
    texts = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    parse = {"quantulum3": quantulum, "recognizers-text": recognizers}[name]()
    parse("Sales rose 4% to 2 million yuan in May.")
    for text in texts[:warm]:
        parse(text)
    begin = time.process_time()
    for text in texts[warm:]:
        parse(text)
    print(json.dumps({"seconds": time.process_time() - begin}))


def quantulum():
    import logging

    from quantulum3 import parser

    logging.disable(logging.CRITICAL)
    return parser.parse


def recognizers():
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension
    from recognizers_text import Culture

    models = (
        recognize_number,
        recognize_percentage,
        recognize_currency,
        recognize_dimension,
        recognize_age,
        recognize_datetime,
    )

    def parse(text):
        for line in text.splitlines():
            for model in models:
                model(line, Culture.English)

    return parse


if __name__ == "__main__":
    main()
