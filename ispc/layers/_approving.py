"""The rule of approval on the pages: what a document needs to count as agreed, and who may say so for each party."""

from __future__ import annotations

from ispc.corpus import Placed
from ispc.layers._blocks import facts
from ispc.layers._saying import Voice, part, parts
from ispc.layers._words_approving import approving_words
from ispc.view import Block, Table


def rule(voice: Voice) -> tuple[Block, ...]:
    """All that the rule asks, in the order of the template; nothing where the document states none."""
    words = approving_words(voice.setting.language)
    approval = part(voice.document, "approval")
    needs, notice = part(approval, "agreed_when"), part(approval, "notice")
    return (
        *facts(
            voice.fact(needs, "board", words.board),
            voice.fact(needs, "every_party", words.every_party),
            voice.fact(needs, "parties", words.parties),
            voice.fact(needs, "gates", words.gates),
            voice.fact(notice, "lasts", words.notice),
            voice.fact(notice, "clause", words.clause),
            voice.facts(approval, "owner_may_approve", "signed_required"),
        ),
        *voice.table(words.quorums, parts(needs, "quorums")),
        *voice.table(words.alternatives, parts(needs, "any_of")),
        *_signers(voice, approval),
    )


def _signers(voice: Voice, approval: Placed[object] | None) -> tuple[Table, ...]:
    words = approving_words(voice.setting.language)
    rows = []
    for held in parts(approval, "signers"):
        for party, entitled in held.value.items():
            place = held.address / party
            posts = voice.say(Placed(entitled, place), "posts")
            if posts:
                rows.append((voice.named("party", party, place), posts))
    return (Table(words.who, (words.party, words.posts), tuple(rows)),) if rows else ()
