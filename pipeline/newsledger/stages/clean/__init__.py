"""Raw text to clean text."""

from newsledger.stages.clean.cleaner import Cleaner as Cleaner
