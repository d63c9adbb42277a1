"""Clean text to tokens, sentences and paragraphs."""

from newsledger.stages.segment.segmenter import Segmenter as Segmenter
