"""Documents to mentions: quantities, times, names."""

from newsledger.stages.recognise.quantities.concepts import concepts as concepts
from newsledger.stages.recognise.recogniser import Recogniser as Recogniser
