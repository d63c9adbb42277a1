"""Files that hold their bytes: neither pipes nor devices, on which a reader would wait for ever."""

import errno
import os
import stat
from io import BufferedReader


def open_regular(path: str) -> BufferedReader:
    """The file ``path``, open for reading bytes. Raises :class:`OSError` at once for what is no regular file."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "is no regular file", path)
    return os.fdopen(handle, "rb")
