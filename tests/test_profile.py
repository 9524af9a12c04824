"""A local template asks for more, and its findings stand where an author would answer."""

import json
from pathlib import Path

from ispc import opening
from ispc.corpus import Occasion
from ispc.diagnostic import Diagnostic
from ispc.location import Source, Span
from ispc.pipeline import compile_sources
from ispc.profile import Profile, read_profile
from tests.workspaces import TODAY, sources

ROOT = Path(__file__).parent.parent


def profile(**kinds: object) -> Profile:
    read = read_profile(
        Source("schemas/profiles/x.json", json.dumps({"title": "Region", "$defs": kinds}).encode())
    )
    assert read.value is not None, read.findings
    return read.value


def found(snippet: str, **kinds: object) -> tuple[Diagnostic, ...]:
    return compile_sources(sources(snippet), Occasion(TODAY), [profile(**kinds)]).findings


def test_what_the_profile_asks_for_and_the_document_has_is_not_found() -> None:
    assert found("", isp={"required": ["sponsor", "board"]}) == ()


def test_a_lacking_field_is_found_at_the_part_that_lacks_it() -> None:
    (finding,) = found("", isp={"properties": {"parties": {"items": {"required": ["does"]}}}})[:1]
    assert finding.code == "profile"
    assert finding.message == "`Region` asks for `does`"
    assert isinstance(finding.where, Span)
    assert finding.where.line > 1


def test_a_word_that_the_profile_does_not_allow_is_found_at_the_word() -> None:
    (finding,) = found("", isp={"properties": {"legal_force": {"enum": ["deed"]}}})
    assert finding.message == "`Region` allows only `deed` for `legal_force`"


def test_a_kind_that_the_profile_does_not_speak_of_is_left_alone() -> None:
    assert found("", charter={"required": ["x"]}) == ()


def refused(data: bytes) -> str:
    (finding,) = read_profile(Source("p.json", data)).findings
    assert finding.code == "profile-unfit"
    return finding.message


def test_a_profile_that_cannot_be_used_is_told_why() -> None:
    assert "not JSON" in refused(b"{")
    assert "`$defs`" in refused(b"[]")
    assert "`$defs`" in refused(b"{}")
    assert "no JSON Schema" in refused(b'{"$defs": {"isp": {"type": "strange"}}}')
    assert "`pattern`" in refused(b'{"$defs": {"isp": {"properties": {"title": {"pattern": "(a+)+$"}}}}}')
    assert "`$ref`" in refused(b'{"$defs": {"isp": {"$ref": "https://example.org/schema"}}}')


def test_the_worked_partnership_meets_its_own_template() -> None:
    opened = opening.open_workspace((ROOT / "protocols",)).value
    assert opened is not None
    assert [one.title for one in opened.profiles] == ["Northmere local template"]
    assert "profile" not in {one.code for one in opening.compiled(opened, TODAY, "review").findings}
