"""What every worker needs, made once by the process that workers are forked from."""

import gc

import newsledger.batch.intake
import newsledger.batch.work
import newsledger.writer  # noqa: F401
from newsledger.errors import NewsledgerError
from newsledger.extractor import Extractor

EXTRACTOR: Extractor | None  # with the package's lexicons alone
try:
    EXTRACTOR = Extractor()
except NewsledgerError:  # each worker will meet it again, and can say so
    EXTRACTOR = None
gc.collect()
gc.freeze()  # what is shared with the workers stays shared
