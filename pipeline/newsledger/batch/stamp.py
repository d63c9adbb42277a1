"""Whether a file is as it was, told without reading it: what the file system says of it, size, times and number.

The idea and its trap are git's (its documentation calls the trap "racy git"): a file that is written again within the
same tick of the clock keeps its times, so that no stamp is taken of one that changed a moment ago. The time of the
last change of the file's entry counts (``ctime``): programs that set a file's own time cannot set that.
"""

import os
import time

from newsledger.reader import sidecar_path

_SETTLED = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT's) has ticks of two seconds
_ABSENT = "-"


def stamp(path: str) -> str | None:
    """What the file system says of an article's file and of the metadata beside it.

    Equal stamps mean equal bytes. ``None`` where that cannot be promised: the file cannot be looked at, or changed
    within the last two seconds (or, by its clock, will change).
    """
    latest = time.time_ns() - _SETTLED
    try:
        found = os.stat(path)
        newest, said = _newest(found), _said(found)
        beside = sidecar_path(path)
        if beside is not None:
            try:
                other = os.stat(beside)
            except FileNotFoundError:
                said += _ABSENT
            else:
                newest, said = max(newest, _newest(other)), said + _said(other)
    except (OSError, ValueError):
        return None
    return said if newest < latest else None


def _newest(found: os.stat_result) -> int:
    return max(found.st_ctime_ns, found.st_mtime_ns)


def _said(found: os.stat_result) -> str:
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino};"
