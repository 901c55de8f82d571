"""Text for readers: one text per language of the site, each checked as prose.

Its own shape, not a record with a field per language, because a missing or mistyped language is
the commonest mistake in a bilingual file and deserves its own words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.diagnostics import Diagnostic
from generator.read.prose import REFERENCE, check_prose
from generator.read.shape import At, did_you_mean, nearest
from generator.read.text import Localised, Text
from generator.read.tree import Mapping, Node, Scalar

MAX_WORDS = 1_000
MAX_TITLE = 200
MAX_BODY = 20_000
"""Characters of any text, a headline and an article, against accidents: cards hold far less."""


class Words(NamedTuple):
    """A map from every language of the site to a text of at most `limit` characters.

    `shared` allows one plain text for all languages; `figures` allows that only for a text of
    references and signs, such as `"{{ heads }} × {{ width }}"`, which needs no translation.
    `noted` allows it too, but says that some readers will meet another language (W218).
    """

    limit: int = MAX_WORDS
    shared: bool = False
    figures: bool = False
    noted: bool = False

    def read(self, node: Node, at: At) -> Localised | None:
        """Give a text for every language; in a draft, another language's where one is missing."""
        if isinstance(node, Scalar) and self._fits_all(node.text):
            check_prose(node.text, at.path, self.limit, at.problems)
            if self.noted:
                at.problems.add(_one_for_all(node.text, at, self.example(at.languages)))
            return dict.fromkeys(at.languages, node.text)
        if not isinstance(node, Mapping):
            at.wrong(node, "one text per language", self.example(at.languages))
            return None
        texts = self._texts(node, at)
        missing = [lang for lang in at.languages if lang not in texts]
        for lang in missing:
            _missing(lang, at)
        if not texts or (missing and not at.draft):
            return None
        own = next(lang for lang in at.languages if lang in texts)
        borrowed = texts[own]._replace(lang=own)
        return {lang: texts.get(lang, borrowed) for lang in at.languages}

    def example(self, languages: tuple[str, ...]) -> str:
        """See `Shape`."""
        return "{" + ", ".join(f"{lang}: …" for lang in languages) + "}"

    def _fits_all(self, text: Text) -> bool:
        if self.shared or self.noted:
            return bool(text.value.strip())
        rest = REFERENCE.sub("", text.value)
        return self.figures and rest != text.value and not re.search(r"[^\W_]", rest)

    def _texts(self, node: Mapping, at: At) -> dict[str, Text]:
        """Give the texts by language; one under a misspelt language counts for what was meant."""
        found: dict[str, Text] = {}
        for key, value in node.items:
            lang = key.value
            if lang not in at.languages:
                lang = _meant(key, value, node, at)
                _unknown(key, value, lang, at)
            if not isinstance(value, Scalar):
                at.below(key).wrong(value, "text", "…")
            elif lang:
                check_prose(value.text, f"{at.path}.{lang}", self.limit, at.problems)
                found.setdefault(lang, value.text)
        return found


def _one_for_all(text: Text, at: At, example: str) -> Diagnostic:
    return Diagnostic(
        "W218",
        f"`{at.path}` is one text for all languages",
        text.place,
        cause="every reader will see it as it is",
        help=f"`{at.key}: {example}`",
    )


def _missing(lang: str, at: At) -> None:
    code = "W209" if at.draft else "E209"
    at.error(code, f"`{at.path}` has no text in `{lang}`", help=f"add `{lang}: …`")


def _meant(key: Text, value: Node, node: Mapping, at: At) -> str:
    """Guess the language: by its letters, or because it is the only one still without a text."""
    if isinstance(value, Scalar) and not value.text.value:
        return ""
    typed = [key.value for key, _ in node.items]
    left = [lang for lang in at.languages if lang not in typed]
    alone = sum(lang not in at.languages for lang in typed) == 1
    return nearest(key.value, left) or (left[0] if alone and len(left) == 1 else "")


def _unknown(key: Text, value: Node, meant: str, at: At) -> None:
    if isinstance(value, Scalar) and not value.text.value:
        # `{en: first, second, zh-TW: …}` makes `second` a key without a value.
        help_ = "a comma ends a text between braces; put quotes around the text"
    else:
        help_ = f"did you mean `{meant}`?" if meant else did_you_mean(key.value, at.languages)
    at.problems.add(
        Diagnostic(
            "E201",
            f"`{key}` is not a language of this site",
            key.place,
            note="languages: " + ", ".join(f"`{lang}`" for lang in at.languages),
            help=help_,
        )
    )
