"""The public may read less than all of it, and no reason is given.

Why: People may see who shares what about them. Details that help offenders may be kept back, and then it is said so.

Law: Freedom of Information Act 2000: a public body that withholds gives the exemption. The ICO's data sharing code of 2021:
publish agreements where you can.

Wrong:
    publication: {level: summary}

Right:
    publication: {level: summary, because: it names police systems}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import current


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        publication = one.control.publication
        if publication and publication.level != "full" and not publication.because:
            yield Diagnostic(
                "publication-withheld-without-reason",
                Severity.WARNING,
                f"the public may read `{publication.level}`, and no reason is given",
                one.at("publication", "level"),
                law=("ICO data sharing code 2021",),
                help="add `because: `, or publish it in full",
            )
