"""What every worker needs, imported once by the process that they are forked from."""

import lemminflect  # noqa: F401
import spacy  # noqa: F401

import newsledger.extractor
import newsledger.reader
import newsledger.writer  # noqa: F401
