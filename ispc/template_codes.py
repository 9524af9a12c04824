"""The manual pages of findings about the template, about references, and about the machine.

The stages that raise these codes decode, resolve, inherit, read and build. Their pages stand together here in the form
of a rule's docstring: a line, Why, and where a few lines of YAML can show it, Wrong and Right. The YAML is laid over the
good workspace in the tests, as a rule's is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PAGES = """
document-id: A file's name cannot be used as a document's id.
Why: A document is called by its file's name, in references, in links and in the names of the pages made from it. So it holds
small letters, digits and hyphens, starts with a letter, and has at most 63 of them.

document-id-duplicate: Two files of the workspace have the same name.
Why: A reference to the document could mean either.

kind-missing: The file does not say what kind of document it is.
Why: Each kind has its own template, and `kind:` chooses it.
Wrong:
    kind: (remove)
Right:
    kind: isp

kind-unknown: There is no such kind of document.
Why: Each kind has its own template. The kinds are directory, framework, isp, dea and policy.
Wrong:
    kind: protocol
Right:
    kind: isp

field-unknown: The template has no field of that name at this place.
Why: A misspelt field would otherwise be dropped without a word, and a clause with it.
Wrong:
    tilte: Keeping children safe
Right:
    title: Keeping children safe

comma-in-braces: A comma inside { } cut a text short.
Why: Inside { } a comma starts a new field. A text that has a comma needs quotation marks there.
Wrong:
    complaints: {how: Online, contact: council-dpo, by telephone: ""}
Right:
    title: Keeping children safe

field-missing: A field that the template asks for is missing.
Why: Every agreement must answer it. If yours does not, say so and why: `{not_stated: the reason}`.
Wrong:
    title: (remove)
Right:
    edition: {not_stated: the scanned copy has lost its first page}

field-empty: A field has nothing in it.
Why: An empty field looks answered and is not. Write it, say that it is not stated and why, or remove it.
Wrong:
    title: ""
Right:
    title: Keeping children safe

word-unknown: A field takes one of a few words, and this is not one of them.
Why: The compiler decides by these words, so they must be certain. The finding lists them.
Wrong:
    legal_force: bindign
Right:
    legal_force: not binding

wrong-shape: A field has the wrong shape: text where a list belongs, or a list where text belongs.
Why: The template says of each field whether it is text, a list or a set of fields.
Wrong:
    title: [one, two]
Right:
    title: Keeping children safe

not-an-id: An id has a sign that ids do not have.
Why: Ids are used in references and links. They hold small letters, digits and hyphens and start with a letter.
Wrong:
    never_share: [{id: Adoption Records, what: Adoption records}]
Right:
    never_share: [{id: adoption-files, what: Adoption files}]

not-a-date: A date cannot be read.
Why: A date is written year-month-day, so that 03/04 can never be taken for April in one office and March in another.
Wrong:
    effective: 1 October 2026
Right:
    effective: 2026-10-01

not-a-whole-number: A number cannot be read.
Why: The field counts something, or names a paragraph by its number.
Wrong:
    flows: [{id: police-worried, lawful: {northmere-police: {special: {schedule_1: eighteen}}}}]
Right:
    flows: [{id: police-worried, lawful: {northmere-police: {special: {schedule_1: "18"}}}}]

not-yes-or-no: The answer is neither yes nor no.
Why: The field asks a question that has two answers. A reason goes in the field beside it.
Wrong:
    impact_assessment: {done: perhaps}
Right:
    impact_assessment: {done: yes}

not-a-length-of-time: A length of time cannot be read.
Why: It is a number and a unit: hours, days, working days, school days, weeks, months or years. Or it is `at once`.
Wrong:
    rights: {within: one month}
Right:
    rights: {within: 1 month}

not-a-telephone-number: A telephone number has a sign that telephone numbers do not have.
Why: Someone will dial it in an emergency.
Wrong:
    # in directory
    organisations: [{id: northmere-police, contacts: [{id: desk, name: Desk, telephone: ask the switchboard}]}]
Right:
    # in directory
    organisations: [{id: northmere-police, contacts: [{id: desk, name: Desk, telephone: 01632 960201}]}]

not-an-e-mail-address: An e-mail address cannot be read.
Why: Someone will send to it. Give one shared inbox, without the name before it.
Wrong:
    # in directory
    organisations: [{id: northmere-police, contacts: [{id: desk, name: Desk, email: the duty desk}]}]
Right:
    # in directory
    organisations: [{id: northmere-police, contacts: [{id: desk, name: Desk, email: desk@police.example.org}]}]

not-a-link: A link is not a web address that starts with https://.
Why: Other kinds of link can start programs, and a page without https can be changed on its way.
Wrong:
    publication: {level: full, where: "www.northmere.example.org"}
Right:
    publication: {level: full, where: "https://www.northmere.example.org"}

more-than-one-line: A title or label runs over more than one line.
Why: It stands in tables and headings. Longer words go into a field for prose.
Wrong:
    title: "Keeping children\\nsafe"
Right:
    title: Keeping children safe

too-long: A title or label is longer than 300 letters.
Why: It stands in tables and headings. Longer words go into a field for prose.

party-names-no-body: A party names no body, or names two.
Why: A party is one organisation, one service of an organisation, or one class of bodies.
Wrong:
    parties: [{class: schools, organisation: northmere-council}]
Right:
    parties: [{class: schools, role: gives}]

not-a-colour: A colour cannot be read.
Why: Colours of pages are written as # and six signs, such as #1d4f6e.

not-a-file-name: A name is not that of a file in the workspace.
Why: Pages may be made only from what is in the workspace, so that the same workspace gives the same pages everywhere.

id-duplicate: Two things of one kind have the same id.
Why: A reference to the id could mean either, and a change could not be followed.

{kind}-unknown: A reference names something that is not there.
Why: It may be a slip of the pen, or the thing was renamed or removed. A reference that leads nowhere would be dropped from
the guide, and nobody would know.

part-of-circle: A document is part of itself, by way of others.
Why: It would inherit its clauses from itself.
Wrong:
    # in framework
    part_of: framework
Right:
    part_of: framework

part-of-wrong-kind: A document stands under one that cannot be above it.
Why: A framework stands above protocols and policies, and a protocol above data exchange agreements.
Wrong:
    part_of: policy
Right:
    part_of: framework

override-without-reason: A clause stands in the place of its parent's and gives no reason.
Why: All partners agreed the clause above. Whoever reads it there must be able to learn that it does not hold here, and why.
Wrong:
    breach: {tell_within: 2 hours}
Right:
    breach: {tell_within: 2 hours}
    changes_to_parent: [{clause: breach/tell_within, because: schools have no cover at lunch}]

provision-unknown: The law catalogue does not know a citation.
Why: It may be a slip of the pen, a local name, or a provision that the catalogue lacks. Until it is known, the citation
cannot be tested.
Wrong:
    legislation: [Sharing of Everything Act 1066]
Right:
    legislation: [children-act-2004-s10]

profile: A document does not have what a local template asks for.
Why: A region or a board may ask for more than the base template. Its template is named in ispc.yaml, under `profiles`.

profile-unfit: A local template cannot be used.
Why: A profile is a JSON file with a schema for each kind under `$defs`. It may not hold patterns, which could be made to run
for ever, nor references out of itself.

words-unread: The partnership's own word list cannot be read.
Why: `words` in ispc.yaml names a file of words to avoid. Without it, words that the partnership wants mended go unseen.

no-workspace: The folder is not in a workspace.
Why: A workspace is a folder with the file ispc.yaml in it. `ispc init DIR` makes one.

workspace-too-large: The workspace is larger than what is read.
Why: A limit protects everyone who builds other people's files. No real partnership comes near it.

source-too-large: A file is larger than what is read.
Why: A limit protects everyone who builds other people's files. No real agreement comes near it.

source-is-a-link: A file is a link to another place.
Why: A link could lead out of the workspace, to files that no partner has agreed to publish. It is never followed.

source-unreadable: A file cannot be read.
Why: The machine does not allow it, or the name is not one that a source can have: sources end in `.yaml`.

output-folder: The output folder cannot be used.
Why: A build removes what it made before. So it writes only into a folder that is empty or that it made itself.

output-name: Two pages would have the same name on some machines, or a name that some machines refuse.
Why: Pages are copied to shares and telephones, where capital and small letters can be the same.

disk-failed: The disk refused to read or write.
Why: Nothing is half written: each page is the old one whole or the new one whole. Mend the disk and build again.

pdf-failed: A PDF could not be made.
Why: Each PDF is made apart, with limits on time and memory, so that one page cannot stop the others.

pdf-warning: The PDF engine did not understand something in a page.
Why: Something may look other than it should. It is a fault of the page templates, not of your words.

guide-too-long: A guide for the front line prints on more than two sides.
Why: A guide is one sheet, both sides, that staff carry and read. Shorten its texts, or give some flows their own agreement.

revision-unknown: git knows no such commit here.
Why: What cannot be found cannot be compared. A copy that was fetched in a hurry may have only the last commits, and a branch of
another office may have to be fetched first.

revision-unfit: What was typed can be no revision.
Why: A revision is handed to git. So it is a plain name without spaces that cannot be taken for an option, and the path after its
colon stays in the repository.

revision-has-no-workspace: The commit holds no workspace at that place.
Why: It may have been kept in another folder then, or not have been committed yet. Say where it was: `REV:path/to/workspace`.

revision-entry-refused: A commit holds something that is no plain file.
Why: git can keep links, other repositories and names that lead out of the folder. None is followed, and what a link leads to was
agreed by nobody.

revision-too-large: A commit holds more than is read.
Why: The limits of a workspace hold for every commit of it. They protect everyone who compares other people's files.

not-a-repository: The folder lies in no git repository.
Why: Only git knows what a workspace said before. A copy in another folder can be compared without it.

git-missing: This machine has no git.
Why: Editions are compared by what git kept of them. `ispc doctor` says how to get it; all else works without.

git-failed: git could not answer.
Why: It may not be allowed to read the repository, or an object is missing or damaged. An object whose bytes are not what its name
says is never used, since it may have been tampered with.

pango-missing: This machine cannot make PDFs.
Why: PDFs are set by Pango and HarfBuzz, two libraries of the system. The finding gives the command to install them. HTML
needs neither.
"""

UNKNOWN = (
    "organisation", "class", "board", "contact", "item", "purpose", "person", "channel", "party", "unit", "body",
    "guidance", "document",
)  # fmt: skip


def _pages() -> Mapping[str, str]:
    found = re.findall(
        r"^([a-z{}][a-z0-9{}-]*): (.*?)(?=\n\n[a-z{]|\Z)", _PAGES.strip(), re.MULTILINE | re.DOTALL
    )
    pages = dict(found)
    shared = pages.pop("{kind}-unknown")
    return pages | {f"{kind}-unknown": shared for kind in UNKNOWN}


PAGES = _pages()
