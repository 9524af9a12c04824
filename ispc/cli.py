"""The command line: arguments become calls, results are printed, and the exit status says how it went.

Data goes to standard output and everything else to standard error. 0 is fine, 1 findings, 2 usage, 3 something that this
machine lacks, 70 our own fault. The clock is read here and nowhere else. What a command needs is imported when it runs,
so that `check` never waits for the PDF engine.
"""

from __future__ import annotations

import datetime
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ispc import __version__, terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ispc.corpus import Stage
    from ispc.diagnostic import Diagnostic
    from ispc.located import Located
    from ispc.opening import Opened

FINDINGS, USAGE, ENVIRONMENT, OURS = 1, 2, 3, 70
LACKING = frozenset({"pango-missing"})
"""Codes of findings about the machine and not about the workspace."""

FORMATS = ("human", "json", "sarif", "junit", "github", "gitlab")
STAGES = ("draft", "review", "sign-off")
SEVERITIES = ("error", "warning", "info")
CONSENT = ("given", "refused", "withdrawn", "cannot be given", "not asked", "not safe to ask")
URGENCY = ("emergency", "today", "routine")
HARM = ("none", "some", "serious")

paths = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
today_option = click.option(
    "--today", metavar="DATE", help="The day to judge by, such as 2027-05-01; today unless told."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="ispc")
def commands() -> None:
    """Compile information sharing agreements into the layers that people read."""


@commands.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="Our partnership", help="The partnership's name.")
def init(folder: Path, name: str) -> None:
    """Make a new workspace in FOLDER."""
    from ispc import drafts, scaffold

    written = scaffold.workspace(name)
    clash = sorted(path for path in written if (folder / path).exists())
    if clash:
        terminal.say(f"ispc: {folder / clash[0]} is already there; nothing was written")
        raise SystemExit(FINDINGS)
    for path, text in sorted(written.items()):
        drafts.create(folder, path, text.encode())
    terminal.say(
        f"Made a workspace: {folder.resolve()}\nNext: go there, then `ispc check`, then `ispc build`."
    )


@commands.command()
@click.argument("kind")
@click.argument("identity", metavar="ID")
@click.option("--from", "sibling", metavar="ID", help="Start from another document of the workspace.")
def new(kind: str, identity: str, sibling: str | None) -> None:
    """Start a document of KIND, called ID, with the template's questions as comments."""
    from ispc import decode, drafts, scaffold

    opened = _open(())
    if kind not in decode.models():
        raise click.UsageError(f"there is no kind `{kind}`; the kinds are {', '.join(decode.models())}")
    if (wrong := scaffold.unfit(identity)) is not None:
        raise click.UsageError(wrong)
    if sibling is None:
        text = scaffold.document(kind, identity)
    else:
        source = next((one for one in opened.sources if decode.document_id(one.name) == sibling), None)
        if source is None:
            raise click.UsageError(f"this workspace has no document `{sibling}`")
        try:
            text = scaffold.copy(source, kind)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    path = f"protocols/{identity}.yaml"
    if (opened.root / path).exists():
        terminal.say(f"ispc: {path} is already there; nothing was written")
        raise SystemExit(FINDINGS)
    drafts.create(opened.root, path, text.encode())
    terminal.say(f"Wrote {path}.\nNext: answer its questions, then run `ispc check {path}`.")


@commands.command()
@paths
@click.option(
    "--stage", type=click.Choice(STAGES), default="review", show_default=True, help="How strict to be."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="human", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="What makes the exit status 1.",
)
@today_option
def check(paths: tuple[Path, ...], stage: Stage, form: str, fail_on: str, today: str | None) -> None:
    """Show every finding, located, in PATHS or in the whole workspace."""
    from ispc import opening

    opened = _open(paths)
    compiled = opening.compiled(opened, _day(today), stage)
    located = opening.locate(opened, compiled, (*opened.findings, *compiled.findings))
    click.echo(terminal.report(located, form, stage, len(opened.asked), sys.stdout), nl=False, color=True)
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    raise SystemExit(FINDINGS if any(one.finding.severity.word in grave for one in located) else 0)


@commands.command()
@paths
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True)
@today_option
def words(paths: tuple[Path, ...], form: str, today: str | None) -> None:
    """Measure how plainly PATHS, or the whole workspace, are worded for each audience.

    With PATHS every offence is listed at its line and column.
    """
    from ispc import opening, word_report, wording

    opened = _open(paths)
    compiled = opening.compiled(opened, _day(today), "review")
    wanted = opened.documents or compiled.corpus.documents.keys()
    sheets = [one for one in wording.sheets(compiled.corpus, opened.words) if one.document in wanted]
    offences = [one.finding for sheet in sheets for one in sheet.offences]
    place = word_report.placing(opening.locate(opened, compiled, offences))
    told = (
        word_report.human(sheets, place, offences=not opened.whole)
        if form == "human"
        else word_report.as_json(sheets, place)
    )
    click.echo(told, nl=False)


@commands.command()
@paths
@click.option("--layer", "layer_names", multiple=True, help="Only this layer; may be given more than once.")
@click.option(
    "--format", "forms", type=click.Choice(("html", "pdf", "md")), multiple=True, help="Only this format."
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="The output folder; build/ in the workspace unless told."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="How many processes make PDFs.")
@click.option("--explain", is_flag=True, help="Say why each page is made.")
@today_option
def build(
    paths: tuple[Path, ...],
    layer_names: tuple[str, ...],
    forms: tuple[str, ...],
    out: Path | None,
    jobs: int | None,
    explain: bool,
    today: str | None,
) -> None:
    """Compile PATHS, or the whole workspace, into HTML, PDF and Markdown."""
    from ispc import assets, opening, site
    from ispc.build import Options, run

    unknown = sorted(set(layer_names) - set(site.layer_names()))
    if unknown:
        raise click.UsageError(
            f"there is no layer `{unknown[0]}`; the layers are {', '.join(site.layer_names())}"
        )
    opened = _open(paths)
    day = _day(today)
    compiled = opening.compiled(opened, day, "review")
    wanted = site.Wanted(opened.documents, layer_names or site.layer_names(), forms or site.FORMATS)
    plan = site.plan(compiled.corpus, opening.setting(opened, day), assets.style(opened.looks), wanted)
    folder = out or opened.root / "build"
    done = run(plan, folder, Options(opened.root, jobs or os.cpu_count() or 1, progress=terminal.progress()))
    findings = (*opened.findings, *compiled.findings, *done.findings)
    located = opening.locate(opened, compiled, [one for one in findings if _concerns_a_build(one)])
    if located:
        click.echo(
            terminal.report(located, "human", "review", len(opened.asked), sys.stderr), nl=False, err=True
        )
    if done.value is not None:
        terminal.say(terminal.built(done.value, folder, compiled.corpus.held, explain))
    lacking = any(finding.code in LACKING for finding in done.findings)
    failed = done.value is None or any(one.finding.severity.word == "error" for one in located)
    raise SystemExit(ENVIRONMENT if lacking else FINDINGS if failed else 0)


@commands.command()
@click.option("--from", "giver", required=True, metavar="PARTY", help="Who wants to give it.")
@click.option(
    "--to", "receiver", required=True, metavar="PARTY", help="A party, or a person whom the data is about."
)
@click.option(
    "--data", "items", required=True, multiple=True, metavar="ITEM", help="What; may be given more than once."
)
@click.option("--purpose", default="", metavar="ID", help="What it is for.")
@click.option("--about", default="", metavar="ID", help="Whom it is about.")
@click.option("--consent", type=click.Choice(CONSENT), help="Whether the person agrees.")
@click.option("--urgency", type=click.Choice(URGENCY), help="How soon it must be done.")
@click.option("--harm", type=click.Choice(HARM), help="What is feared if nothing is shared.")
@click.option("--asked-for", is_flag=True, default=None, help="The other side has asked for it.")
@click.option("--by", "channel", default="", metavar="ID", help="The way in which it would be sent.")
@click.option("--astray", is_flag=True, help="It has gone to the wrong place.")
@click.option("--in", "document", default="", metavar="ID", help="Ask only this document.")
@click.option(
    "--layer", type=click.Choice(("front-line", "managerial")), default="front-line", show_default=True
)
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True)
@today_option
def ask(document: str, layer: str, form: str, today: str | None, **facts: Any) -> None:
    """May I share this? Says permit, deny or review, with the clauses that say so."""
    from ispc import decide, opening, spoken
    from ispc.questions import Question

    opened = _open(())
    day = _day(today)
    compiled = opening.compiled(opened, day, "review")
    question = Question(**facts)
    corpus = compiled.corpus
    if document and document not in corpus.effective:
        raise click.UsageError(
            f"this workspace has no agreement `{document}`{_near(document, corpus.effective)}"
        )
    answers = (
        (decide.decide(corpus.effective[document], corpus, question, day),)
        if document
        else decide.decide_all(corpus, question, day)
    )
    for note in spoken.unknown(question, corpus):
        terminal.say(note)
    room = spoken.Room(
        corpus, compiled.trees, opening.setting(opened, day), "F" if layer == "front-line" else "M"
    )
    click.echo(spoken.text(answers, room) if form == "human" else spoken.as_json(answers, room), nl=False)


@commands.command()
@paths
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True)
@today_option
def test(paths: tuple[Path, ...], form: str, today: str | None) -> None:
    """Put the worked cases of PATHS, or all, to the agreements that they are of."""
    from ispc import examined, opening, spoken, trials

    opened = _open(paths)
    day = _day(today)
    compiled = opening.compiled(opened, day, "review")
    wanted = opened.documents
    tried = tuple(
        one
        for one in trials.trials(compiled.corpus)
        if not wanted or one.document.id in wanted or one.effective.id in wanted
    )
    room = spoken.Room(compiled.corpus, compiled.trees, opening.setting(opened, day))
    click.echo(examined.text(tried, room) if form == "human" else examined.as_json(tried, room), nl=False)
    lost = compiled.corpus.incomplete | compiled.corpus.held
    located = opening.locate(opened, compiled, (*opened.findings, *compiled.findings))
    untried = [one for one in located if one.finding.severity.word == "error" and _lies_in(one, lost)]
    if untried:
        report = terminal.report(untried, "human", "review", len(opened.asked), sys.stderr)
        click.echo(report, nl=False, err=True, color=True)
    raise SystemExit(FINDINGS if untried or not all(one.passed for one in tried) else 0)


@commands.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Show the manual page of a rule, or the list of all codes."""
    from ispc import manual, suggest

    known = manual.pages()
    if code is None:
        for one in known.values():
            click.echo(f"{one.code}\n    {one.title}")
        return
    if code not in known:
        near = suggest.nearest(code, known)
        raise click.UsageError(
            f"there is no code `{code}`" + (f"; did you mean `{near[0]}`?" if near else "")
        )
    click.echo(manual.text(known[code]))


@commands.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("schemas"), show_default=True)
def schema(out: Path) -> None:
    """Write the JSON Schemas of the template, for editors and partners."""
    from ispc import drafts
    from ispc import schema as schemas

    for name, text in sorted(schemas.schemas().items()):
        drafts.replace(out, name, text.encode())
        click.echo(str(out / name))


@commands.command()
@click.argument("form", metavar="FORMAT")
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write; standard output unless told."
)
@today_option
def export(form: str, out: Path | None, today: str | None) -> None:
    """Write the workspace as FORMAT, such as ics, for another program."""
    from ispc import drafts, exports, opening, registry

    known = registry.modules(exports)
    if form not in known:
        raise click.UsageError(f"there is no export `{form}`; the exports are {', '.join(known)}")
    opened, day = _open(()), _day(today)
    corpus = opening.compiled(opened, day, "review").corpus
    data = known[form].render(corpus, opening.setting(opened, day)).encode()
    if out is None:
        click.echo(data, nl=False)
    else:
        drafts.replace(out.parent, out.name, data)
        terminal.say(f"Wrote {out}.")
    if missing := sorted(corpus.incomplete | corpus.held):
        terminal.say(f"ispc: left out, for `ispc check` finds errors there: {', '.join(missing)}")
        raise SystemExit(FINDINGS)


@commands.command()
def doctor() -> None:
    """Say what this machine has and lacks, and how to get it."""
    from ispc import doctor as surgery

    capabilities = surgery.look()
    for one in capabilities:
        click.echo(f"{'ok     ' if one.works else 'MISSING'}  {one.name}: {one.found}")
        if one.mend:
            click.echo(f"         {'better' if one.works else 'do'}: {one.mend}")
    raise SystemExit(0 if all(one.works for one in capabilities) else ENVIRONMENT)


# -- what the commands share -------------------------------------------------------------------------------------------


def _open(paths: tuple[Path, ...]) -> Opened:
    """The workspace that the paths lie in, or the one around the current folder. Stops where there is none."""
    from ispc import opening

    try:
        read = opening.open_workspace(paths)
    except opening.NotHereError as error:
        raise click.UsageError(str(error)) from None
    if read.value is None:
        located = opening.locate(None, None, read.findings)
        click.echo(terminal.report(located, "human", "review", 0, sys.stderr), nl=False, err=True, color=True)
        raise SystemExit(FINDINGS)
    return read.value


def _lies_in(one: Located, documents: frozenset[str]) -> bool:
    from ispc.decode import document_id

    return document_id(one.place.span.source) in documents


def _near(word: str, known: Iterable[str]) -> str:
    from ispc import suggest

    near = suggest.nearest(word, known)
    return f"; did you mean `{near[0]}`?" if near else ""


def _concerns_a_build(finding: Diagnostic) -> bool:
    """Errors, and what only the printing shows; `check` tells the rest."""
    return finding.severity.word == "error" or finding.code in ("pdf-warning", "guide-too-long")


def _day(today: str | None) -> datetime.date:
    if today is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(today)
    except ValueError:
        raise click.UsageError(f"`{today}` is not a date such as 2027-05-01") from None


def main() -> None:
    """Run a command. A fault of our own is said in one line, with a report to send, and status 70."""
    try:
        commands.main(prog_name="ispc", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except (click.Abort, KeyboardInterrupt):
        raise SystemExit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(141) from None
    except Exception as error:
        if os.environ.get("ISPC_DEBUG"):
            raise
        last = traceback.extract_tb(error.__traceback__)[-1]
        terminal.say(
            f"ispc: this is a fault in ispc {__version__}, not in your files: {type(error).__name__} in "
            f"{Path(last.filename).name}:{last.lineno}.\nRun it again with ISPC_DEBUG=1 and send us what it prints."
        )
        raise SystemExit(OURS) from None
