"""What work costs, so that a busy or slow machine gives the same answer: processor time, and only as ratios."""

import time
from collections.abc import Callable

TIMES = 4  # how much longer the long input is
LIMIT = 12.0  # linear work costs about four times as much, quadratic work sixteen times
CONSTANT = 0.05  # seconds that do not depend on the input: a collection of garbage, a page of memory
CAP = 120.0  # seconds that no input of a test may cost, whatever the machine


def assert_linear(work: Callable[[], object], longer: Callable[[], object], rounds: int = 3) -> None:
    """``longer`` does what ``work`` does, on four times as much. The best of some rounds counts, of either."""
    little = min(_seconds(work) for _ in range(2))  # the second time, what is made once is there
    much = CAP
    for _ in range(rounds):
        much = min(much, _seconds(longer))
        if much < LIMIT * little + CONSTANT:
            break
    assert much < LIMIT * little + CONSTANT, f"{TIMES} times as much costs {much:.3f} s where one costs {little:.3f} s"
    assert much < CAP, f"{much:.0f} s"


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
