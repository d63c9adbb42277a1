"""Part of speech, noun phrases and verb groups of a sentence."""
