"""A duty of the front line is in the passive, so nobody is told to do it.

Why: `The form must be sent` leaves everybody to hope that somebody else sends it. `Send the form` does not.

Law: Reason: the plain-English practice of government: say who does what. Only a duty is told of, because a passive that says
what happens to a child is often the plainest way to say it; `ispc words` counts every passive.

Wrong:
    flows:
      - id: school-worried
        guide: {record: The reason must be written down.}

Right:
    flows:
      - id: school-worried
        guide: {record: Write down the reason.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.language.passives import passives
from ispc.rules._plain import front_line
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for passage in front_line(corpus, occasion):
        for sentence in () if passage.is_name else passage.sentences:
            for passive in passives(sentence):
                if passive.duty:
                    yield Diagnostic(
                        "passive-for-the-front-line",
                        Severity.WARNING,
                        f"`{show(passive.mark.said)}` does not say who must do it",
                        passage.address,
                        help="start with who does it, or with the verb: `Send the form`",
                        stretch=passive.mark.stretch,
                    )
