"""A sentence -> the places where it is in the passive: a form of `be` or `get` with a past participle.

The passive hides who acts. English has no sign that tells it from a state (`the child is tired`), so words that are mostly
states are listed and count only where `by` names who acted. What follows counts too: `is shared by` is passive, `is shared
work` is not. Where the two cannot be told apart, nothing is marked: a wrong mark costs more trust than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ispc.language import words
from ispc.language.marks import Mark, mark
from ispc.language.reading import WORD, Sentence

BE = words("am is are was were be been being isn't aren't wasn't weren't")
GET = words("get gets got getting gotten")
NOW = words("am is are isn't aren't")

_IRREGULAR = words(
    "awoken beaten begun bent bet bidden bound bitten blown bred brought broadcast built burnt bought "
    "caught chosen cut dealt dug done drawn driven eaten fed felt fought found flung forbidden foreseen "
    "forgotten forgiven frozen given ground grown hung heard held hidden hit hurt kept known laid led "
    "learnt left lent let lit lost made meant met mown paid proven put quit read rid ridden rung run said "
    "sawn seen sent set sewn shaken shed shot shown shut sold sought spelt spent split spoken spread "
    "stolen stood struck stuck sung sworn swept swollen taken taught thought thrown told torn trodden "
    "understood undertaken undone upheld upset withdrawn withheld withstood won worn wound woven written "
    "overheard"
)
_AGAIN = re.compile(r"(?:re|over|under|mis|out|with|fore)(?=\w{3})")
_NO_PARTICIPLE = words(
    "need feed seed speed deed weed reed sled breed greed creed bleed exceed proceed succeed indeed "
    "hundred sacred naked wicked hatred kindred infrared embed shed bed red beloved rugged ragged crooked "
    "wretched dogged"
)
_ACTIVE_UN = words("undertaken understood undone undermined uncovered unlocked unveiled undergone")

STATES = words(
    "accustomed addicted advanced aged aimed anguished annoyed armed ashamed associated balanced based "
    "bewildered biased bored born bound complicated concerned confused connected contented convinced "
    "crowded deceased dedicated delighted depressed designed detailed determined devoted disabled "
    "disappointed distressed divorced dressed drunk embarrassed engaged enclosed entitled excited "
    "exhausted experienced frightened frustrated hurt inclined intended interested involved isolated "
    "known limited located married meant mistaken mixed motivated needed opposed outdated overdue "
    "overwhelmed pleased prepared puzzled qualified related relaxed relieved reserved retired satisfied "
    "scared shocked situated skilled started stressed supposed surprised talented terrified tired touched "
    "traumatised troubled united unprepared upset used varied widowed worried rid"
)
"""Participles that mostly say how somebody or something is."""

STATES_NOW = words(
    "agreed attached broken closed divided done finished gone injured locked lost settled shut torn worn"
)
"""Participles that say how something is after `is`, and what happened to it after `was` or `be`."""

_ADVERBS = words(
    "not never also always often then now already still ever just first both all again once soon "
    "sometimes later either themselves itself himself herself thus usually"
)
_NOT_ADVERBS = words("family reply supply apply rely fly assembly anomaly elderly friendly july italy")
_PRONOUNS = words("it they he she this that you we i these those anyone anything everyone")
_QUESTION = words("who whom what which when where why how whether")

_FOLLOWS = words(
    "about above according across after against ahead all along alongside although always among amongst "
    "an and another any apart around as aside at away back because before behind below beneath beside "
    "besides best better between beyond both but by despite differently directly down due during each "
    "either else elsewhere even ever every everywhere except far fast first for forward forwards free "
    "from further here how however if immediately in inside instead into it late later least less like "
    "more most much near next no nor not now of off often on once online only onto open or otherwise out "
    "outside over per please rather regardless right safe separately since so some somewhere soon still "
    "such than that the their them then there this those through throughout to today together tomorrow "
    "too towards twice under unless unlawfully until up upon via well what whatever when whenever where "
    "wherever whether which while who whom whose why with within without yesterday yet you your our my "
    "his her its these a"
)
"""Words that may follow a passive. After any other word the participle belongs to a noun: `it is restricted data`."""

_COMPLEMENTED = words(
    "given told asked offered sent shown paid taught granted promised allowed denied refused owed handed "
    "lent awarded called named made considered deemed found kept left held declared elected appointed "
    "judged marked labelled rated set put read thought believed classed classified treated seen counted "
    "reported assessed rendered proven proved caught charged fined classified presumed assumed certified"
)
"""Verbs that leave an object or a quality behind them in the passive: `are given help`, `is kept safe`."""

_TIMES = re.compile(
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|then|now|tomorrow|tonight|next|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|\w+ing\b|the end|the time|law\b)"
)
_DUTY = words("must mustn't should shouldn't shall needn't")
_DUTY_TO = words("ought need needs have has is are")


@dataclass(frozen=True, slots=True)
class Passive:
    """A passive and its place. `duty` where it says that something must be done, and so hides who must do it."""

    mark: Mark
    duty: bool


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int
    joined: bool
    """Whether only a space stands between it and the word before."""


def passives(sentence: Sentence) -> Iterator[Passive]:
    """Every passive, from the last form of `be` or `get` to the participle."""
    tokens = _tokens(sentence.low)
    for place, token in enumerate(tokens):
        if not _helps(token.word):
            continue
        at = _participle(tokens, place)
        if at is not None and _is_passive(sentence.low, tokens, place, at):
            found = mark(sentence, token.start, tokens[at].end)
            yield Passive(found, _is_duty(tokens, place))


def _tokens(low: str) -> list[_Token]:
    tokens: list[_Token] = []
    for found in WORD.finditer(low):
        joined = bool(tokens) and low[tokens[-1].end : found.start()] == " "
        tokens.append(_Token(found[0], found.start(), found.end(), joined))
    return tokens


def _helps(word: str) -> bool:
    return word in BE or word in GET or word.endswith(("'re", "'m"))


def _participle(tokens: Sequence[_Token], place: int) -> int | None:
    """Where the participle stands that this form of `be` goes with, at most three adverbs on; None where there is none."""
    for at in range(place + 1, min(place + 5, len(tokens))):
        token = tokens[at]
        if not token.joined:
            break
        if _has_its_form(token.word):
            return at
        if not (_between(token.word) or _no_longer(tokens, at)):
            break
    return _past_aside(tokens, place) or _asked(tokens, place)


def _no_longer(tokens: Sequence[_Token], at: int) -> bool:
    pair = [token.word for token in tokens[at - 1 : at + 2]]
    return "longer" in pair and "no" in pair and tokens[at].word in ("no", "longer")


def _past_aside(tokens: Sequence[_Token], place: int) -> int | None:
    """`is, where possible, shared`: a short aside between two commas."""
    if place + 1 >= len(tokens) or tokens[place + 1].joined or tokens[place].word in GET:
        return None
    for at in range(place + 2, min(place + 7, len(tokens))):
        if not tokens[at].joined:
            return at if _has_its_form(tokens[at].word) else None
    return None


def _asked(tokens: Sequence[_Token], place: int) -> int | None:
    """`Who is it shared with`, `Was the person told`: in a question the subject stands between."""
    opens = place == 0 or tokens[place - 1].word in _QUESTION
    if not opens or tokens[place].word in GET:
        return None
    after = place + 1
    if after + 1 < len(tokens) and tokens[after].word in _PRONOUNS:
        after += 1 + (tokens[after + 1].word in _ADVERBS)
        return after if after < len(tokens) and _has_its_form(tokens[after].word) else None
    last = len(tokens) - 1
    near = place + 2 <= last <= place + 6 and all(token.joined for token in tokens[place + 1 :])
    return last if near and _has_its_form(tokens[last].word) else None


def _has_its_form(word: str) -> bool:
    if not word.isalpha() or word in _NO_PARTICIPLE:
        return False
    return (word.endswith("ed") and len(word) > 3) or word in _IRREGULAR or _AGAIN.sub("", word) in _IRREGULAR


def _between(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word not in _NOT_ADVERBS)


def _is_passive(low: str, tokens: Sequence[_Token], place: int, at: int) -> bool:
    helper, word = tokens[place].word, tokens[at].word
    following = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].joined else None
    if place and tokens[place - 1].word == "there":
        return False
    if helper in GET and following is not None and following.word not in _FOLLOWS:
        return False
    actor = following is not None and following.word == "by" and not _TIMES.match(low, following.end + 1)
    if word == "used":
        return _used(tokens, at)
    if _is_state(word, helper) or (word == "committed" and following is not None and following.word == "to"):
        return actor
    return following is None or _may_follow(word, following.word)


def _used(tokens: Sequence[_Token], at: int) -> bool:
    """`is used for`, `is used to send`; not `is used to waiting`, nor `is used equipment`."""
    after = [token.word for token in tokens[at + 1 : at + 3]]
    if after[:1] == ["to"]:
        return (
            len(after) > 1
            and not after[1].endswith("ing")
            and after[1] not in ("the", "a", "it", "this", "that")
        )
    return not after or _may_follow("used", after[0])


def _is_state(word: str, helper: str) -> bool:
    unchanged = word.startswith("un") and word not in _ACTIVE_UN
    now = helper in NOW or helper.endswith(("'re", "'m"))
    return word in STATES or unchanged or (now and word in STATES_NOW)


def _may_follow(word: str, following: str) -> bool:
    plain = following in _FOLLOWS or following.endswith("ly") or following[0].isdigit()
    return plain or word in _COMPLEMENTED


def _is_duty(tokens: Sequence[_Token], place: int) -> bool:
    if tokens[place].word not in ("be", "get"):
        return False
    before = place - 1
    while before >= 0 and _between(tokens[before].word):
        before -= 1
    if before < 0:
        return False
    if tokens[before].word == "to":
        return before > 0 and tokens[before - 1].word in _DUTY_TO
    return tokens[before].word in _DUTY
