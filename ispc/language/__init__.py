"""Plain language: what a reader meets in a text, sentence by sentence, and what makes it hard to read.

Everything here is about English and about nothing else: a text goes in, and marks with their places come out. Which text is
read by whom, and what is told of it, is decided elsewhere.
"""


def words(text: str) -> frozenset[str]:
    """A set of words, written as a line of them is."""
    return frozenset(text.split())
