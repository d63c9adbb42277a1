"""The words that the rules look for, by what they do."""

from newsledger.lexicons.loader import Lexicons

_NONE: frozenset[str] = frozenset()


class Cues:
    """Look-up of lemmas in the tables of measure words and of change words."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._roles: dict[str, frozenset[str]] = {
            key: frozenset(row.roles) for key, row in lexicons.measure_words.items()
        }
        self._lists = {key: frozenset(row.words) for key, row in lexicons.figure_words.items()}
        changes = getattr(lexicons, "changes", {})
        self._change_nouns = {w: r.direction for w, r in changes.items() if "noun" in r.roles}
        self._units = frozenset((*lexicons.units, *lexicons.currencies))
        self._change_verbs = {w: r.direction for w, r in changes.items() if "verb" in r.roles}

    def roles(self, lemma: str) -> frozenset[str]:
        """What the word does; empty for a word of no table."""
        return self._roles.get(lemma, _NONE)

    def listed(self, key: str) -> frozenset[str]:
        """The words of a list of ``figure_words.toml``."""
        return self._lists[key]

    def is_unit(self, code: str) -> bool:
        """Whether the code is that of a unit of measure or a currency, not a counted noun."""
        return code in self._units

    def measures(self, lemma: str) -> bool:
        """Whether the figure after this verb is said of its subject."""
        return "level" in self._roles.get(lemma, _NONE) or lemma in self._change_verbs

    def is_change_verb(self, lemma: str) -> bool:
        """Whether the verb says that something changed: "rise", "edge"."""
        return lemma in self._change_verbs

    def is_change_noun(self, lemma: str) -> bool:
        """Whether the noun names a change: "increase", "decline"."""
        return lemma in self._change_nouns
