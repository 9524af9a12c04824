"""A review as a Word file with tracked changes, for lawyers: the whole text that operates, of every agreement that changed.

It is the page for managers, which holds everything that operates. To accept all changes gives the text as it will be, to
refuse all the text as it was.
"""

from __future__ import annotations

from dataclasses import replace

from ispc.compare import Compared, Comparison
from ispc.corpus import Corpus, Effective
from ispc.layers import managerial
from ispc.reviews._told import Occasion, Unmade, wanted
from ispc.view import View


def render(comparison: Comparison, occasion: Occasion) -> bytes:
    """The bytes of the file. Raises Unmade where no agreement changed: a file without a change would look like one that was lost."""
    from ispc.outputs import word  # slow to load, and wanted by nobody who reads at a terminal

    documents = wanted(comparison, occasion.party)
    if not documents:
        raise Unmade("no agreement changed, so there is no text to mark")
    old = _together([view for one in documents for view in _view(one, one.old, comparison.old, occasion)])
    new = _together([view for one in documents for view in _view(one, one.new, comparison.new, occasion)])
    return word.redline(old, new, occasion.new, occasion.setting.today)


def _view(
    compared: Compared, effective: Effective | None, corpus: Corpus, occasion: Occasion
) -> tuple[View, ...]:
    return () if effective is None else (managerial.view(effective, corpus, occasion.setting),)


def _together(views: list[View]) -> View | None:
    """Several pages as one: each section under the title of its agreement. One page is itself, and none is none."""
    if len(views) < 2:
        return views[0] if views else None
    sections = tuple(
        replace(section, id=f"{view.document}-{section.id}", heading=f"{view.title}: {section.heading}")
        for view in views
        for section in view.sections
    )
    return replace(
        views[0], title=views[0].brand.name, subtitle=", ".join(one.title for one in views), sections=sections
    )
