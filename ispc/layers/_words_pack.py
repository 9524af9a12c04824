"""The words of the review pack, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackWords:
    """Headings, labels and sentences. What stands in braces is put in; a pair is for one and for several."""

    title: str = "What changes, and what is asked of you"
    nothing_title: str = "Nothing changes"
    nothing: str = "Nothing changed in what the agreements say. Nothing is asked of anybody."
    unknown_title: str = "What changes could not be compared"
    unknown: str = "Nothing changed in what could be read. Ask for this pack again once the rest can be read."
    before: str = "Compared from"
    after: str = "To"
    answer_by: str = "Answer by"
    no_day: str = "No day is set"
    notice: str = "{length} from the day you are sent this"
    proposed: str = "Put to the parties on {day}."
    send_to: str = "Send your answer to"
    no_contact: str = "whoever sent you this"
    owners: str = "The owner of each agreement, named on your page"
    unread_more: tuple[str, str] = ("{names} and 1 more", "{names} and {count} more")
    unread: str = "Not compared, because it could not be read or refers to what is not there: {names}. This pack says nothing of it."

    asked: str = "Who is asked for what"
    summary: tuple[str, str] = (
        "{documents} changed, in 1 place.",
        "{documents} changed, in {count} places.",
    )
    documents: tuple[str, str] = ("1 agreement", "{count} agreements")
    asked_all: tuple[str, str] = (
        "1 organisation is asked to agree again.",
        "{count} organisations are asked to agree again.",
    )
    asked_none: str = "Nobody is asked to agree again."
    find: str = "Find your organisation, and go to its page."
    known_as: str = "{name} ({known_as})"
    organisation: str = "Organisation"
    changes: str = "What changes for it"
    is_asked: str = "What is asked"
    and_more: tuple[str, str] = ("and 1 more change", "and {count} more changes")
    agree: str = "Agree again"
    know: tuple[str, str] = ("Nothing. 1 change to know of", "Nothing. {count} changes to know of")
    free: str = "Nothing"
    none: str = "Nothing"
    weight: str = "Gravest change"
    edition: str = "Edition"
    edition_changed: str = "{new}, before {old}"
    classes: tuple[tuple[str, str], ...] = (
        ("new sharing", "New sharing"),
        ("substantive", "Change of substance"),
        ("correction", "Correction"),
        ("editorial", "Wording only"),
        ("formatting", "Layout only"),
    )

    you_are_asked: tuple[str, str] = (
        "You are asked to agree again, because of 1 change.",
        "You are asked to agree again, because of {count} changes.",
    )
    you_are_not: str = "Nothing is asked of you."
    asks: str = "What asks you to agree again"
    why: str = "Why it matters:"
    do: str = "What to do:"
    where: str = "The exact words:"
    change: tuple[str, str] = ("change {numbers}, in {titles}", "changes {numbers}, in {titles}")
    tells: str = "What you should know"
    stays: str = "What stays as it is for you"
    flows_stay: tuple[str, str] = (
        "In “{title}” 1 flow that you take part in is as it was:",
        "In “{title}” {count} flows that you take part in are as they were:",
    )
    no_flow_stays: str = "A change touches every flow that you take part in."
    guides: str = "Your pages that change"
    no_guide: str = "No page that your people read changes."
    answer: str = "Your answer"
    answer_how: str = "You need no account and no program. Fill in this part, on paper or on screen, keep a copy, and send it to the owner:"
    decision: str = "Decision"
    decisions: tuple[str, ...] = ("We agree", "We agree on conditions", "We do not agree")
    conditions: str = "Conditions or reasons"
    conditions_hint: str = "Only if you set conditions or do not agree"
    post: str = "Post, and name if you wish"
    post_hint: str = "The post that may decide for your organisation"
    date: str = "Date"
    date_hint: str = "The day on which you decided"
    evidence: str = "Where the decision is on record"
    evidence_hint: str = "A minute, a decision notice, or a letter"

    practice: str = "What changes for practitioners"
    matter: str = "What is shared, by whom, with whom"
    who: str = "{givers}, to {receivers}"
    items: str = "Shared:"
    was: str = "Before"
    now: str = "Now"
    not_covered: str = "The guide did not cover this"
    no_longer: str = "The guide does not cover this. Ask first"
    no_practice: str = "Staff may share, or not share, as before."
    consent: tuple[tuple[str, str], ...] = (
        ("given", "The person agrees"),
        ("refused", "The person says no"),
        ("withdrawn", "The person has taken their yes back"),
        ("cannot be given", "The person cannot decide"),
        ("not asked", "The person has not been asked"),
        ("not safe to ask", "It is not safe to ask"),
    )

    pages: tuple[tuple[str, str], ...] = (
        ("front-line", "What changes on the pages for front-line staff"),
        ("managerial", "What changes on the pages for managers"),
        ("strategic", "What changes on the pages for boards"),
    )
    page: tuple[tuple[str, str], ...] = (
        ("front-line", "For front-line staff"),
        ("managerial", "For managers"),
        ("strategic", "For boards"),
    )
    how_to_read: str = "Words with a plus sign and a line below are new. Words with a minus sign and a line through are gone."
    unchanged: str = "Unchanged, and not shown here:"
    whole: str = "The whole page, with every change in its place"
    new_document: str = (
        "This agreement is new: there is no earlier text to compare it with. This is the whole page."
    )
    gone_document: str = "This agreement is no longer there. Its page goes with it."

    clauses: str = "Every clause that changed, word by word"
    said_by: str = "Said by"
    moved: str = "The order is different."
    moved_order: str = "Now: {order}."
    renamed: str = "Its short name is different. What it says is the same."
    rehomed: str = "Said by another document now, in the same words."
    new_whole: tuple[str, str] = ("All of it is new: 1 clause.", "All of it is new: {count} clauses.")
    gone_whole: tuple[str, str] = ("All of it is gone: 1 clause.", "All of it is gone: {count} clauses.")
    from_above: tuple[str, str] = (
        "1 more change comes from “{title}”, and holds here as well.",
        "{count} more changes come from “{title}”, and hold here as well.",
    )
    beside: str = "What else changed"
    beside_line: tuple[str, str] = ("{title} ({kind}): in 1 place", "{title} ({kind}): in {count} places")
    kinds: tuple[tuple[str, str], ...] = (
        ("directory", "a directory of organisations and contacts"),
        ("scenario", "a worked case"),
        ("plan", "an embedding plan"),
    )

    text: str = "The text that you are asked about"
    text_how: str = "Each text has a fingerprint: 64 digits worked out from its words. Two copies with one fingerprint say the same. Quote the first 12 in your answer."
    fingerprint: str = "Fingerprint"
    whole_fingerprint: str = "In full"
    clauses_changed: str = "Clauses that changed"
    of_clauses: str = "{changed} of {count}"
    about: str = "How this pack was made"
    made: str = "A program worked it out from the two texts. It tells what differs and what that means by fixed rules. In doubt it takes the graver meaning. People decide. This is no legal advice."
    tool: str = "Made with"
    footer: str = "Review pack. From {old} to {new}."

    def of_class(self, klass: str) -> str:
        return dict(self.classes)[klass]


def counted(words: tuple[str, str], count: int, **others: str) -> str:
    """The one for one or the one for several, with the number in it."""
    return words[count != 1].format(count=count, **others)


_BY_LANGUAGE = {"en": PackWords()}


def pack_words(language: str) -> PackWords:
    """The words of that language; English where there are none yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
