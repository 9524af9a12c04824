"""Who gives what to whom, as a picture: of one agreement for managers and for boards, and of the whole partnership.

A picture must stay one: parties that take part in the same way are drawn as one, and of a long list the number. What is
left out for the eye stands in the description and in a list below. Flows are for managers, so boards are shown the
parts that parties have declared. Both are shown only what their voice may say.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ispc.corpus import Corpus, Effective, Exchange, Member
from ispc.drawing import Drawing
from ispc.flow_chart import Row, chart
from ispc.layers._blocks import facts, run_on
from ispc.layers._lawful import heading
from ispc.layers._saying import Voice, parts
from ispc.layers._standing import state, status
from ispc.layers._words_pictures import PictureWords, picture_words
from ispc.location import Address
from ispc.setting import Setting
from ispc.view import Block, Cell, Fact, Figure, Text

ENTRIES = 8
"""So many names a box holds. Where one would hold more, parties that take part alike are drawn as one in all the boxes."""
NAMED = 3
"""So many parties that take part alike are still drawn by their names."""
ITEMS = 3
"""So many items an arrow names."""
TALL = 880
"""How high a drawing may be, so that it stands on one printed side."""


@dataclass(frozen=True, slots=True)
class _Sharing:
    """One arrow before it is drawn: all of its parties, the words on it, and what a sentence says of it."""

    givers: tuple[Member, ...]
    receivers: tuple[Member, ...]
    label: tuple[str, ...]
    what: str
    both: bool = False


@dataclass(frozen=True, slots=True)
class _Cast:
    """How the parties of one picture are called: each name, those that take part alike, and what sets of them are called."""

    names: Mapping[str, Text]
    alike: Mapping[str, tuple[str, ...]]
    called: Mapping[tuple[str, ...], str]

    def entries(self, members: Iterable[Member]) -> tuple[str, ...]:
        """What a box says of its parties."""
        return tuple(
            self.called[one] if one in self.called else self.names[one[0]].words
            for one in _boxed(members, self.alike)
        )


def flows(voice: Voice) -> tuple[Block, ...]:
    """The flows of one agreement, for an audience that is shown from whom and to whom they go."""
    shared = tuple(_flow(voice, one) for one in voice.effective.exchanges if _is_told(voice, one))
    drawn = _pictures(voice, "flow-picture", picture_words(voice.setting.language).flows, shared)
    return _sourced(drawn, voice.effective.at("flows"))


def roles(voice: Voice) -> tuple[Block, ...]:
    """Which parties give and which receive, as they have declared. Nothing where all do both: it would say nothing."""
    words = picture_words(voice.setting.language)
    aims = tuple(text.words for one in parts(voice.document, "purposes") for text in voice.say(one, "aim"))
    one = _declared(voice, (words.shared_for, *aims[:ITEMS]) if aims else (), aims)
    shared = (one,) if one and set(one.givers) != set(one.receivers) else ()
    return _sourced(_pictures(voice, "roles-picture", words.roles, shared), voice.effective.at("parties"))


def together(documents: Iterable[Effective], corpus: Corpus, setting: Setting) -> tuple[Block, ...]:
    """All agreements that have not ended, one arrow each, in the order given."""
    voices = [
        Voice("S", one, corpus, setting)
        for one in documents
        if one.agreement is not None and state(one, setting.today) not in ("ended", "superseded")
    ]
    found = [(voice, shared) for voice in voices if (shared := _agreed(voice))]
    if not found:
        return ()
    return _pictures(
        found[0][0],
        "partnership-picture",
        picture_words(setting.language).together,
        tuple(shared for _, shared in found),
    )


# -- what is shared --------------------------------------------------------------------------------------------------


def _is_told(voice: Voice, exchange: Exchange) -> bool:
    told = all(voice.hears(exchange.flow, name) for name in ("from_", "to"))
    return told and bool(exchange.givers and exchange.receivers)


def _flow(voice: Voice, exchange: Exchange) -> _Sharing:
    words, flow = picture_words(voice.setting.language), exchange.flow
    title = heading(voice, flow).rstrip(".")
    items = [text.words for text in voice.say(flow, "items")]
    few, more = "; ".join(items[:ITEMS]), len(items) - ITEMS
    label = words.items.format(few=few, more=more) if more > 0 else few
    both = voice.hears(flow, "direction") and flow.value.direction == "both ways"
    what = f"{title} ({'; '.join(items)})" if items else title
    return _Sharing(exchange.givers, exchange.receivers, tuple(filter(None, (title, label))), what, both)


def _agreed(voice: Voice) -> _Sharing | None:
    title = voice.plain(voice.document, "title")
    return _declared(voice, (title, status(voice).words), (title,))


def _declared(voice: Voice, label: tuple[str, ...], what: tuple[str, ...]) -> _Sharing | None:
    """The parties of an agreement by the parts that they declare; None where nobody gives or nobody receives.

    Two that give to each other stand on a side each.
    """
    here = [
        one for one in voice.effective.members if voice.hears(one.party, "role") and not _has_left(one, voice)
    ]
    givers = tuple(one for one in here if one.party.value.role in ("gives", "gives and receives"))
    receivers = tuple(one for one in here if one.party.value.role in ("receives", "gives and receives"))
    if not givers or not receivers:
        return None
    both = givers == receivers and len(givers) == 2
    if both:
        givers, receivers = givers[:1], receivers[1:]
    return _Sharing(givers, receivers, label, " ".join(what).rstrip("."), both)


def _has_left(member: Member, voice: Voice) -> bool:
    left = member.party.value.left
    return left is not None and left <= voice.setting.today


# -- who is drawn as one ---------------------------------------------------------------------------------------------


def _cast(voice: Voice, shared: Sequence[_Sharing]) -> _Cast:
    takes: dict[str, set[Hashable]] = {}
    members: dict[str, Member] = {}
    for at, one in enumerate(shared):
        for side, several in (("gives", one.givers), ("receives", one.receivers)):
            for member in several:
                takes.setdefault(member.ref, set()).add((at, side))
                members.setdefault(member.ref, member)
    by_part: dict[frozenset[Hashable], list[str]] = {}
    for ref, part in takes.items():
        by_part.setdefault(frozenset(part), []).append(ref)
    boxes = [several for one in shared for several in (one.givers, one.receivers)]
    crowded = max(len(set(box)) for box in boxes) > ENTRIES
    alike = {ref: tuple(refs) for refs in by_part.values() if crowded and len(refs) > NAMED for ref in refs}
    counted = dict.fromkeys(refs for box in boxes for refs in _boxed(box, alike) if len(refs) > 1)
    called = {
        refs: _call(voice, [members[ref] for ref in refs], at if len(counted) > 1 else None)
        for at, refs in enumerate(counted)
    }
    return _Cast({ref: voice.name(one) for ref, one in members.items()}, alike, called)


def _boxed(members: Iterable[Member], alike: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The parties of a box as sets that are drawn as one: those that take part alike, or all where they are too many."""
    refs = tuple(dict.fromkeys(one.ref for one in members))
    sets = dict.fromkeys(alike.get(ref, (ref,)) for ref in refs)
    return (refs,) if len(sets) > ENTRIES else tuple(sets)


def _call(voice: Voice, members: Sequence[Member], at: int | None) -> str:
    """How many they are, of what kind where they are of one and readers are told, and a letter where there are several sets."""
    words = picture_words(voice.setting.language)
    kinds = {"" if one.unit else voice.plain(one.organisation, "type") for one in members}
    body = kinds.pop() if len(kinds) == 1 else ""
    parties = (words.alike if body else words.parties).format(count=len(members), body=body)
    return parties if at is None else words.group.format(letter=_letter(at), parties=parties)


def _letter(at: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


# -- figures ---------------------------------------------------------------------------------------------------------


def _pictures(voice: Voice, identity: str, title: str, shared: Sequence[_Sharing]) -> tuple[Block, ...]:
    """Figures of which each stands on one printed side, and a list of the parties that were drawn as one."""
    if not shared:
        return ()
    ordered = _ordered(shared)
    words, cast = picture_words(voice.setting.language), _cast(voice, ordered)
    pieces = tuple(_sides(ordered, cast, (words.gives, words.receives)))
    figures = [
        Figure(
            identity if not at else f"{identity}-{at + 1}",
            words.several.format(title=title, number=at + 1, all=len(pieces)) if len(pieces) > 1 else title,
            _described(words, some, cast),
            drawing,
        )
        for at, (some, drawing) in enumerate(pieces)
    ]
    listed = tuple(Fact(called, run_on(_named(cast, refs), ", ")) for refs, called in cast.called.items())
    return (*figures, *facts(listed))


def _ordered(shared: Sequence[_Sharing]) -> list[_Sharing]:
    """The parties of every arrow in one order, and arrows that begin at the same parties one under the other."""
    met = (member.ref for one in shared for member in (*one.givers, *one.receivers))
    order = {ref: at for at, ref in enumerate(dict.fromkeys(met))}

    def places(members: Iterable[Member]) -> tuple[int, ...]:
        return tuple(order[one.ref] for one in members)

    def in_order(members: Iterable[Member]) -> tuple[Member, ...]:
        return tuple(sorted(members, key=lambda one: order[one.ref]))

    made = [replace(one, givers=in_order(one.givers), receivers=in_order(one.receivers)) for one in shared]
    begins = [places(one.givers) for one in made]
    return sorted(made, key=lambda one: begins.index(places(one.givers)))


def _sourced(blocks: Iterable[Block], source: Address) -> tuple[Block, ...]:
    return tuple(replace(one, source=source) if isinstance(one, Figure) else one for one in blocks)


def _named(cast: _Cast, refs: Iterable[str]) -> Cell:
    return tuple(replace(cast.names[ref], lead="") for ref in refs)


def _sides(
    shared: Sequence[_Sharing], cast: _Cast, heads: tuple[str, str]
) -> Iterator[tuple[tuple[_Sharing, ...], Drawing]]:
    """As many arrows at a time as one printed side has room for."""
    some: tuple[_Sharing, ...] = ()
    drawing: Drawing | None = None
    for one in shared:
        more = (*some, one)
        drawn = chart([_row(each, cast) for each in more], heads)
        if drawing is not None and drawn.height > TALL:
            yield some, drawing
            more = (one,)
            drawn = chart([_row(one, cast)], heads)
        some, drawing = more, drawn
    if drawing is not None:
        yield some, drawing


def _row(one: _Sharing, cast: _Cast) -> Row:
    return Row(cast.entries(one.givers), one.label, cast.entries(one.receivers), one.both)


def _described(words: PictureWords, shared: Iterable[_Sharing], cast: _Cast) -> str:
    """A sentence for each arrow, then who the parties are that were drawn as one; each on its own line."""
    said = []
    drawn: dict[str, None] = {}
    for one in shared:
        givers, receivers = cast.entries(one.givers), cast.entries(one.receivers)
        sentence = words.both_ways if one.both else words.one_way
        said.append(sentence.format(givers="; ".join(givers), receivers="; ".join(receivers), what=one.what))
        drawn |= dict.fromkeys((*givers, *receivers))
    for refs, called in cast.called.items():
        if called in drawn:
            names = ", ".join(cast.names[ref].words for ref in refs)
            said.append(words.members.format(parties=called, names=names))
    return "\n".join(said)
