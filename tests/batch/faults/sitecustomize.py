"""Put on the path of a process under test: makes extraction really fail where an article's text says so."""

import glob
import os
import signal
import time

from newsledger.extractor import Extractor
from newsledger.schemas.record import ArticleRecord
from newsledger.types.article import Article

_extract = Extractor.extract


def faulty(self: Extractor, article: Article) -> ArticleRecord:
    with open(f"{os.environ['FAULTS']}/begun-{article.id}", "a") as file:
        file.write("!")
    if "KILL ALWAYS" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "KILL ONCE" in article.text:
        marker = os.environ["FAULTS"] + "/" + article.id
        if not os.path.exists(marker):
            open(marker, "w").close()
            os.kill(os.getpid(), signal.SIGKILL)
    if "HANG ALWAYS" in article.text:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
        while True:
            time.sleep(60)
    if "GROW" in article.text:
        bytearray(700_000_000)
    with open(f"{os.environ['FAULTS']}/pid-{article.id}", "w") as file:
        file.write(str(os.getpid()))
    if "MEET" in article.text:  # somebody else who waits here too, in another process, at the same time
        open(f"{os.environ['FAULTS']}/here-{os.getpid()}", "w").close()
        late = time.monotonic() + 60
        while len(glob.glob(f"{os.environ['FAULTS']}/here-*")) < 2:
            if time.monotonic() > late:
                raise RuntimeError("nobody came")
            time.sleep(0.05)
    if "RAISE" in article.text:
        raise RuntimeError("as the article asks")
    if "EAT MEMORY" in article.text:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, resource.RLIM_INFINITY))
        bytearray(4_000_000_000)
    return _extract(self, article)


Extractor.extract = faulty  # type: ignore[method-assign]
