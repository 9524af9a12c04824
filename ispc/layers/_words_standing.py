"""The words in which it is told where a document stands: states, decisions, what lapsed and why, what is still wanting, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


def _fixed(**words: str) -> Mapping[str, str]:
    return field(
        default_factory=lambda: MappingProxyType({key.replace("_", " "): said for key, said in words.items()})
    )


@dataclass(frozen=True, slots=True)
class StandingWords:
    """States, decisions and reasons. A word in braces is filled in."""

    states: Mapping[str, str] = _fixed(
        drafted="Drafted",
        proposed="Proposed",
        agreed="Agreed",
        operational="In force",
        superseded="Superseded",
        ended="Ended",
    )
    reviews: Mapping[str, str] = _fixed(
        in_time="In time", due="Due", overdue="Overdue", not_stated="No review date"
    )
    words: Mapping[str, str] = _fixed(
        agreed="Agreed",
        signed="Signed",
        declined="Declined",
        withdrawn="Withdrew",
        on_conditions="Agreed on conditions",
        nothing="Nothing yet",
    )
    did: Mapping[str, str] = _fixed(
        agreed="{who} agreed to edition {edition} on {date}.",
        signed="{who} signed edition {edition} on {date}.",
        declined="{who} declined edition {edition} on {date}.",
        withdrawn="{who} withdrew on {date}.",
        on_conditions="{who} agreed to edition {edition} on {date}, on conditions.",
        nothing="Nothing has come from {who} yet.",
    )
    lapsed: str = "That no longer counts for edition {edition}, because:"
    lapsed_as_it_is: str = "That no longer counts for edition {edition} as it is now, because:"
    in_short: str = "{who}: {says}"
    and_more: str = "{says} And {count} more."
    more_reasons: str = "And {count} more changes that ask it again."
    outlived_one: str = "Since then 1 thing changed. It does not ask for this word again."
    outlived: str = "Since then {count} things changed. None of them asks for this word again."
    outlived_layout: str = "Since then only the layout changed."
    counts_for_nothing: str = "The record of that counts for nothing, because:"
    unknown_fault: str = "it is not in order; `ispc verify` tells what is wrong"
    kinds: Mapping[str, str] = _fixed(
        content="What it says is different",
        clauses="A part came or went",
        rendering="Only the layout is different",
        key="The key does not count",
        role="The role is different",
        record="The record is not in order",
    )
    # Counted
    agreed_of: str = "Agreed {agreed} of {parties}, signed {signed}"
    clauses_changed: str = "Changed since edition {edition} was agreed: {count} clauses"
    one_clause_changed: str = "Changed since edition {edition} was agreed: 1 clause"
    coming: str = "Edition {edition} is {state}"
    coming_again: str = "A changed text of edition {edition} is {state}"
    outstanding: str = "Outstanding:"
    outstanding_for: str = "Outstanding for edition {edition}:"
    # The next thing to do
    hold_review: str = "Hold the review: it was due on {date}."
    plan_review: str = "Plan the review: it is due on {date}."
    wait_for_review: str = "Nothing until the review of {date}."
    state_review: str = "State the day of its next review."
    propose: str = "Put it to the parties, then record what each decides with `ispc approve`."
    ask_again: str = "Ask again, for what changed asks them: {who}."
    ask_to_agree: str = "Ask to agree: {who}."
    ask_to_sign: str = "Ask to agree or sign: {who}. It is in force without that."
    few: str = "{names} and {count} more"
    meet_rule: str = "See to what its rule still asks: {what}."
    state_effect: str = "State the day on which it takes effect."
    holds_no_more: str = "Decide whether it goes on, for its rule holds no more: {what}."
    wait_for_effect: str = "Tell staff: it takes effect on {date}."
    renew: str = "Renew it, or tell staff to rely on it no more."
    withdraw_copies: str = "Withdraw its copies: something else took its place."


_BY_LANGUAGE = {"en": StandingWords()}


def standing_words(language: str) -> StandingWords:
    """The words of that language; English where there are none yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
