"""The page on sign-off and history, and what the other pages say of it: who agreed to what, what lapsed, what changed, how to check."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ispc import partnership, site
from ispc.companions import sign_off
from ispc.corpus import Corpus, Effective
from ispc.enact import enact
from ispc.layers import front_line, strategic
from ispc.layers._saying import Voice
from ispc.layers._standing import signed
from ispc.setting import Setting
from ispc.terms import terms
from ispc.view import Brand, Subsection, Text, View
from tests.logs import BOARD, COUNCIL, POLICE, RULE, SCHOOLS, approve, corpus, day, sign_with_a_key
from tests.signing_off import PARTNERSHIP, TODAY, Files, fingerprint
from tests.workspaces import compiled

THIRD = approve(
    sign_with_a_key({}, RULE, POLICE, "2026-09-20"), RULE, SCHOOLS, "2026-09-22", evidence="minute 4.1"
)
LONGER = RULE + (
    'edition: "4"\n'
    "flows: [{id: school-worried, keep: {for: 30 years, from: date of birth, then: destroy, rule: school records schedule}}]\n"
)


@cache
def held(snippet: str, coming: bool = False) -> tuple[Effective, Corpus, Setting]:
    """The text in force, or the one to come, after the police and schools agreed to edition 3."""
    return of(THIRD, snippet, coming)


def of(files: Files, snippet: str, coming: bool = False) -> tuple[Effective, Corpus, Setting]:
    enacted = enact(corpus(files, snippet), TODAY)
    setting = Setting(Brand(PARTNERSHIP), TODAY, standings=enacted.standings)
    if coming:
        return (*enacted.coming["protocol"], setting)
    return enacted.corpus.effective["protocol"], enacted.corpus, setting


def page(snippet: str, coming: bool = False) -> View:
    made = sign_off.view(*held(snippet, coming))
    assert made is not None
    return made


def texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts(getattr(value, name))


def said(view: View, section: str) -> str:
    (found,) = [one for one in view.sections if one.id == section]
    return " ".join(f"{one.lead} {one.words}".strip() for one in texts(found))


def test_there_is_no_such_page_where_nothing_is_recorded_and_no_rule_asks_for_it() -> None:
    whole = compiled().corpus
    setting = Setting(Brand(PARTNERSHIP), TODAY)
    assert sign_off.view(whole.effective["policy"], whole, setting) is None
    assert sign_off.view(*of({}, RULE)) is not None


def test_it_says_where_each_text_stands() -> None:
    told = said(page(LONGER), "stands")
    assert "Edition 4 Drafted" in told and "Edition 3, since 1 October 2026" in told
    assert "The police has agreed and at least 2 of" in told
    assert "Ask again, for what changed asks them: Schools in Northmere." in told
    assert said(page(LONGER, coming=True), "stands") == told, "both texts' pages tell the same"


def test_it_says_who_said_what_by_whom_with_which_key() -> None:
    told = said(page(RULE), "said")
    assert (
        f"Agreed, edition 3, 20 September 2026 Superintendent, Public Protection {fingerprint(POLICE)}"
        in told
    )
    assert (
        "Agreed, edition 3, 22 September 2026 Chair of the Schools Forum On record: minute 4.1 Not signed with a key"
        in told
    )
    assert "Children's Social Care Nothing yet" in told


def test_it_tells_the_text_in_force_apart_from_the_text_here() -> None:
    (section,) = [one for one in page(LONGER).sections if one.id == "said"]
    here, force, _ = section.blocks
    assert isinstance(here, Subsection) and isinstance(force, Subsection)
    assert "edition 4" in here.heading and "edition 3, which is in force" in force.heading
    assert "It no longer counts." in " ".join(one.words for one in texts(here))
    assert "It no longer counts." not in " ".join(one.words for one in texts(force))


def test_it_says_what_lapsed_and_why() -> None:
    told = said(page(LONGER), "lapsed")
    assert told.startswith(
        "Schools in Northmere agreed to edition 3 on 22 September 2026. That no longer counts"
    )
    assert "30 years" in told and "olice" not in told
    assert not [one for one in page(RULE).sections if one.id == "lapsed"]


def test_it_says_what_changed_from_text_to_text_the_gravest_first() -> None:
    (section,) = [one for one in page(LONGER).sections if one.id == "changed"]
    (pair,) = section.blocks
    assert isinstance(pair, Subsection) and pair.heading == "From edition 3 to edition 4"
    lines = list(texts(pair))
    assert lines[0].lead == "Asks to agree again:" and "30 years" in lines[0].words
    assert len(lines) <= sign_off.MOST + 1


def test_two_texts_of_one_edition_are_told_apart_by_their_day() -> None:
    again = LONGER.replace('edition: "4"\n', "")
    made = sign_off.view(*of(approve(THIRD, again, POLICE, "2026-10-20"), again))
    assert made is not None
    (pair,) = [one for one in texts_of(made, Subsection) if one.id.startswith("text-")]
    assert pair.heading == "From edition 3 of 20 September 2026 to edition 3 of 20 October 2026"


def texts_of(view: View, kind: type[Any]) -> list[Any]:
    return [block for section in view.sections for block in section.blocks if isinstance(block, kind)]


def test_it_tells_the_history_in_days() -> None:
    told = said(page(RULE), "history")
    assert told == (
        "20 September 2026 Edition 3 Proposed 22 September 2026 Edition 3 Agreed 1 October 2026 Edition 3 In force"
    )


def test_it_gives_the_digests_and_the_way_to_check_them() -> None:
    told = said(page(RULE), "proof")
    effective, whole, _ = held(RULE)
    digest = terms(effective, whole).digest.removeprefix("sha256:")
    assert "ispc verify protocol" in told and digest in told and f"Edition 3 {digest[:12]} {digest}" in told


def test_a_boards_decision_is_told_with_its_minute() -> None:
    rule = RULE.replace("    parties: [northmere-police]\n", "    board: children-board\n")
    files = approve({}, rule, BOARD, "2026-09-14")
    made = sign_off.view(*of(files, rule))
    assert made is not None and "On record: minute 7.2" in said(made, "said")


def test_a_record_that_is_not_in_order_is_told_as_one() -> None:
    broken = corpus(THIRD, RULE)
    wrong = frozenset(
        one.digest for one in broken.approvals.all if one.record.by.organisation == "schools-forum"
    )
    enacted = enact(broken, TODAY, wrong)
    setting = Setting(Brand(PARTNERSHIP), TODAY, standings=enacted.standings)
    made = sign_off.view(enacted.corpus.effective["protocol"], enacted.corpus, setting)
    assert made is not None and "The record of that counts for nothing" in said(made, "lapsed")


def test_boards_and_managers_are_led_to_it_and_the_front_line_is_not() -> None:
    papers = {name: view for name, view, _ in site.papers(*held(RULE))}
    led = {name: "sign-off.html" in [to for _, to in view.others] for name, view in papers.items()}
    assert led["strategic"] and led["managerial"] and not led["front-line"]


# --- What the other pages say -------------------------------------------------------------------------------------------


def counted(files: Files, snippet: str, coming: bool = False) -> str:
    (text,) = signed(Voice("S", *of(files, snippet, coming)))
    return text.words


def test_the_pages_count_as_the_records_do() -> None:
    assert counted(THIRD, RULE) == "Agreed 2 of 3, signed 0"
    both = approve(THIRD, RULE, COUNCIL, "2026-09-24", "sign")
    assert counted(both, RULE) == "Agreed 3 of 3, signed 1"
    assert counted(approve({}, RULE, POLICE, "2026-09-20", "sign"), RULE) == "Signed 1 of 3"
    assert counted({}, "") == "Signed 2 of 3", "paper counts where there are no records"


def test_each_text_counts_its_own_words() -> None:
    assert counted(THIRD, LONGER) == "Agreed 2 of 3, signed 0"
    assert counted(THIRD, LONGER, coming=True) == "Agreed 1 of 3, signed 0"


def test_an_acceptance_on_conditions_is_not_counted() -> None:
    files = approve({}, RULE, POLICE, "2026-09-20", conditions="once the form is in use")
    assert counted(files, RULE) == "Signed 0 of 3"


def test_a_class_for_which_nobody_speaks_is_not_counted() -> None:
    plain = "agreed: (remove)\nsignatures: (remove)\n"
    assert counted(approve({}, plain, POLICE, "2026-09-20", "sign"), plain) == "Signed 1 of 2"


def banners(view: View) -> list[str]:
    return [one.text.words for one in view.banners]


def test_a_text_that_changed_since_it_was_agreed_says_so_with_the_way_to_what_changed() -> None:
    warned = strategic.view(*held(LONGER, coming=True))
    (found,) = [one for one in warned.banners if one.text.words.startswith("Changed since")]
    assert found.text.words == "Changed since edition 3 was agreed: 2 clauses"
    assert found.text.link == "sign-off.html#changed"
    assert [one for one in page(LONGER, coming=True).sections if one.id == "changed"]


def test_the_text_in_force_says_nothing_of_that() -> None:
    assert not [one for one in banners(strategic.view(*held(LONGER))) if one.startswith("Changed")]
    assert not [one for one in banners(strategic.view(*held(RULE))) if one.startswith("Changed")]


def test_the_front_line_is_not_led_away_to_what_changed() -> None:
    guide = front_line.view(*held(LONGER, coming=True))
    assert [one for one in banners(guide) if one.startswith("Changed since")]
    assert not [one for one in guide.banners if one.text.link.startswith("sign-off")]


def test_the_register_shows_what_is_negotiated_and_who_is_outstanding() -> None:
    _, whole, setting = held(LONGER)
    told, links = register(whole, setting)
    assert "Edition 4 is drafted" in told and "Agreed 2 of 3, signed 0 Outstanding for edition 4:" in told
    assert "protocol/sign-off.html" in links and "policy/sign-off.html" not in links


def test_the_register_tells_a_changed_text_from_a_new_edition() -> None:
    _, whole, setting = held(LONGER.replace('edition: "4"\n', ""))
    assert "A changed text of edition 3 is drafted" in register(whole, setting)[0]


def test_the_register_shows_what_is_due_and_what_is_late() -> None:
    for on, word in (("2027-01-30", ""), ("2027-05-01", "Due"), ("2027-05-02", "Overdue")):
        enacted = enact(corpus(THIRD, RULE), day(on))
        setting = Setting(Brand(PARTNERSHIP), day(on), standings=enacted.standings)
        told, _ = register(enacted.corpus, setting)
        assert f"1 May 2027 {word}".strip() in told and ("Overdue" in told) == (word == "Overdue"), on


def register(whole: Corpus, setting: Setting) -> tuple[str, list[str]]:
    (section,) = [one for one in partnership.register(whole, setting).sections if one.id == "register"]
    found = list(texts(section))
    return " ".join(f"{one.lead} {one.words}".strip() for one in found), [one.link for one in found]
