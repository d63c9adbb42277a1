"""Files to articles: plain text, web pages, JSON and JSON Lines, from disk or standard input."""

from newsledger.reader.articles import MAX_BYTES as MAX_BYTES
from newsledger.reader.articles import SUFFIXES as SUFFIXES
from newsledger.reader.articles import Format as Format
from newsledger.reader.articles import printable as printable
from newsledger.reader.articles import read_articles as read_articles
from newsledger.reader.regular import open_regular as open_regular
from newsledger.reader.sidecar import sidecar_bytes as sidecar_bytes
from newsledger.reader.sidecar import sidecar_path as sidecar_path
