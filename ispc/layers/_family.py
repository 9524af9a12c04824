"""The documents around one: those above it, and those that stand below it or beside it for the same organisation."""

from __future__ import annotations

from ispc.corpus import Corpus, Effective
from ispc.kinds.policy import InformationSharingPolicy
from ispc.layers._saying import Voice
from ispc.view import Cell, Text


def below(effective: Effective, corpus: Corpus) -> tuple[Effective, ...]:
    """Every governed document directly or indirectly under this one, by title."""
    under = (
        one for one in corpus.effective.values() if any(above.id == effective.id for above in one.parents)
    )
    return tuple(sorted(under, key=lambda one: (one.control.title.said(), one.id)))


def guides(effective: Effective, corpus: Corpus) -> tuple[Effective, ...]:
    """The agreements whose guides the reader of a framework or a policy may look for: those below, or its own."""
    control = effective.control
    if not isinstance(control, InformationSharingPolicy):
        return tuple(one for one in below(effective, corpus) if one.agreement is not None)
    own = (
        one
        for one in corpus.agreements()
        if any(member.party.value.organisation == control.organisation for member in one.members)
    )
    return tuple(sorted(own, key=lambda one: (one.control.title.said(), one.id)))


def link(voice: Voice, to: Effective, page: str) -> Cell:
    """The title of another document, leading to the same layer of it."""
    title = to.control.title.said(voice.setting.language)
    return (Text(title, to.at("title"), link=f"../{to.id}/{page}.html"),)
