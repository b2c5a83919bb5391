"""Small numbers written as words."""

from __future__ import annotations

WORDS: dict[str, int] = {
    word: value
    for value, words in enumerate(
        (
            ("no", "zero", "none"),
            ("one", "a", "an"),
            ("two",),
            ("three",),
            ("four",),
            ("five",),
            ("six",),
            ("seven",),
            ("eight",),
            ("nine",),
            ("ten",),
            ("eleven",),
            ("twelve",),
        )
    )
    for word in words
}
