r"""The manual pages of the parse step's findings: what `ispc explain CODE` says of each, with a wrong and a right example.

Each page is its code, a colon, one line of what is meant, then the sections Why, Wrong and Right. Where an example
needs a character that cannot be printed it is written as an escape between double quotation marks, which the parser
judges as it judges the character itself. A tab and a no-break space stand below as ⇥ and ⍽.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_PAGES = r"""
yaml-syntax: The line is not YAML.

Why:
    Each line is a field (`name: value`), an item of a list (`- item`), or text that belongs to the line above it.
    This one is none of them, and the file cannot be read beyond it.

Wrong:
    --- kind: isp

Right:
    ---
    kind: isp

yaml-unreadable: The file cannot be read from this place on.

Why:
    The parser stopped in a way that nobody foresaw. Look for an odd sign near the place shown. No example of it
    is known; whoever finds one is asked to report it.

yaml-colon: A value has a colon in it, and no quotation marks round it.

Why:
    A colon with a space after it ends the name of a field. A second one in the same line leaves open which is which.

Wrong:
    title: Sharing: police and NHS

Right:
    title: "Sharing: police and NHS"

yaml-no-space: There is no space after a colon.

Why:
    `name:value` is one word. The space after the colon makes it a field and its value.

Wrong:
    kind: isp
    title:Keeping children safe

Right:
    kind: isp
    title: Keeping children safe

yaml-no-colon: A line is not a field.

Why:
    A line at the margin of a field must be a field too. A line that carries on the text above it is indented.

Wrong:
    title: Keeping children
    and young people safe
    kind: isp

Right:
    title: Keeping children
      and young people safe
    kind: isp

yaml-tab: There is a tab where spaces belong.

Why:
    A tab is as wide as each editor makes it, so nobody can see what belongs to what. Spaces are the same everywhere.

Wrong:
    owner:
    ⇥post: Head of Safeguarding

Right:
    owner:
      post: Head of Safeguarding

yaml-no-break-space: A space is not an ordinary space.

Why:
    Word processors and web pages use a space that does not break a line. It looks the same and does not count as one.

Wrong:
    title:⍽Keeping children safe

Right:
    title: Keeping children safe

yaml-indentation: A line does not line up.

Why:
    The spaces before a line say what it belongs to. Fields that belong together have the same number.

Wrong:
    owner:
        organisation: northmere-council
      post: Head of Safeguarding

Right:
    owner:
      organisation: northmere-council
      post: Head of Safeguarding

yaml-list: A list item and a field stand in one column, or an item stands behind a field's name.

Why:
    A part of a document is either a list or a set of fields. A list starts on the line below its field's name.

Wrong:
    items: - attendance

Right:
    items:
      - attendance

yaml-unclosed-quote: A quotation mark that opens has no partner.

Why:
    Everything up to the next quotation mark is taken as text, so the fields after it are lost in it.

Wrong:
    title: "Keeping children safe
    kind: isp

Right:
    title: "Keeping children safe"
    kind: isp

yaml-text-after-quote: There is text after the closing quotation mark.

Why:
    Quotation marks go round the whole value. Inside single quotation marks an apostrophe is written twice.

Wrong:
    title: "Keeping children safe" in Northmere

Right:
    title: "Keeping children safe in Northmere"

yaml-backslash: A backslash stands between double quotation marks.

Why:
    Between double quotation marks a backslash starts a special sign. Single quotation marks leave it as it is.

Wrong:
    folder: "S:\Sharing"

Right:
    folder: 'S:\Sharing'

yaml-unclosed-bracket: A bracket that opens is not closed.

Why:
    A list in brackets goes on until its closing bracket, so the fields after it are taken for parts of the list.

Wrong:
    items: [attendance, concern
    kind: isp

Right:
    items: [attendance, concern]
    kind: isp

yaml-bracket: A comma or a bracket is missing, or stands where it should not.

Why:
    Brackets make a list (`[a, b]`) or a set of fields (`{a: b, c: d}`) on one line. A text that begins with a bracket
    needs quotation marks.

Wrong:
    items: [attendance]]

Right:
    items: [attendance]

yaml-reserved-sign: A value begins with a sign that YAML keeps for itself.

Why:
    A value may not begin with `@`, `%` or a back quote, unless it stands between quotation marks.

Wrong:
    account: @northmere

Right:
    account: "@northmere"

yaml-block-text: Text follows the sign that starts a longer text.

Why:
    `|` and `>` say that the text starts on the next line. Nothing may follow them on their own line.

Wrong:
    aim: | Notice early when a child may be at risk.

Right:
    aim: |
      Notice early when a child may be at risk.

yaml-number-sign: A number sign in a value starts a comment.

Why:
    What follows a space and `#` is a note to the reader of the file, and no part of the agreement. `Minute #7` would be
    read as `Minute`. This is a warning only, since it may be a comment.

Wrong:
    evidence: Minute #7

Right:
    evidence: "Minute #7"

yaml-duplicate-key: A field is written twice.

Why:
    Two answers to one question leave open which of them was agreed. Names that differ only in how an accent is stored
    are the same name.

Wrong:
    title: Keeping children safe
    title: Keeping young people safe

Right:
    title: Keeping children and young people safe

yaml-key-not-text: The name of a field is missing, or is no text.

Why:
    A field is found by its name, so the name is a word or a few words.

Wrong:
    title: {{ name }}

Right:
    title: "{{ name }}"

yaml-key-too-long: The name of a field is longer than 200 letters.

Why:
    A name this long is more likely a text that lost its quotation marks.

Wrong:
    "long name long name long name long name long name long name long name long name long name long name long name long name long name long name long name long name long name long name long name long name long name": yes

Right:
    name: yes

yaml-merge-key: A field is named `<<`.

Why:
    `<<` copies fields from elsewhere. An agreement says what it says where it says it, so that a change shows where it
    bites.

Wrong:
    <<: other

Right:
    part_of: other

yaml-anchor: A part of the file is named or repeated with `&` or `*`.

Why:
    What is repeated by reference changes in many places at once, unseen in the comparison of two editions; and a small
    file can be made to swell without end. Refer to other parts by their `id`.

Wrong:
    aim: &aim Notice early
    why_needed: *aim

Right:
    aim: Notice early
    why_needed: Notice early

yaml-tag: A value begins with `!`.

Why:
    `!word` tells a computer to treat the value as something other than text. The document's kind decides that here.

Wrong:
    edition: !!str 3

Right:
    edition: 3

yaml-directive: A line begins with `%` before the document.

Why:
    Such a line changes the rules by which the file is read: under `%YAML 1.1` the word `no` is no longer a word.

Wrong:
    %YAML 1.1
    ---
    kind: isp

Right:
    kind: isp

yaml-second-document: A file holds more than one document.

Why:
    Everything after a line of `---` or `...` is another document, which other programs would pass over.

Wrong:
    kind: isp
    ---
    kind: dea

Right:
    kind: isp

yaml-empty: The file has no fields.

Why:
    There is nothing in it to check or to build. Perhaps it was not saved.

Wrong:
    # nothing but a comment

Right:
    kind: isp

yaml-not-fields: The file is a list or a plain text.

Why:
    A document is a set of fields, and each begins at the margin with its name and a colon.

Wrong:
    - kind: isp

Right:
    kind: isp

yaml-too-deep: Parts are nested more than 32 levels deep.

Why:
    Nobody can read such a file, and programs can be brought down with it.

Wrong:
    a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Right:
    a: [[x]]

yaml-too-large: The file has more than 1,000,000 bytes, or more than 100,000 fields and values.

Why:
    A file of this size cannot be reviewed, and programs can be brought down with it. Divide it, or take out what was
    pasted in by mistake.

yaml-text-too-long: A single text has more than 100,000 letters.

Why:
    A text of this length cannot be reviewed clause by clause. Divide it.

not-utf8: The file is not UTF-8 text.

Why:
    Other encodings differ in their accents, quotation marks and dashes, so a partner would read another text. Most
    editors have "Save with encoding" or "Save as" with the choice UTF-8.

direction-character: A hidden character turns the direction of the text.

Why:
    It can make a sentence read otherwise on the screen than in the file (Unicode Technical Standard 55).

Wrong:
    title: "keep \u202Enot\u202C secret"

Right:
    title: "keep secret"

hidden-character: A character that nobody can see stands in the text.

Why:
    It splits a word, so that a search and a comparison miss it (Unicode Technical Standard 39). It comes along when
    text is copied from a web page or a PDF.

Wrong:
    title: "Shar\u200Bing"

Right:
    title: "Sharing"

lost-character: A character stands for one that was lost, or has no agreed meaning.

Why:
    The mark U+FFFD says that an earlier conversion could not read a letter. Letters of private or unassigned codes look
    different, or like nothing, on every machine.

Wrong:
    title: "Children\uFFFDs services"

Right:
    title: "Children's services"

not-normalised: An accent is stored apart from its letter.

Why:
    `é` can be stored as one letter or as two, and the two look alike and compare as different. They are read as one
    letter (Unicode normal form C), and this warning says that the file differs from what was read.

Wrong:
    title: "Cafe\u0301"

Right:
    title: "Café"

mixed-scripts: A word mixes letters of two scripts that look alike.

Why:
    A Cyrillic о in the word police looks right, and no search for police finds it (Unicode Technical Standard 39).

Wrong:
    title: pоlice

Right:
    title: police
"""


def _pages() -> Mapping[str, str]:
    text = _PAGES.replace("⇥", "\t").replace("⍽", "\N{NO-BREAK SPACE}")
    heads = list(re.finditer(r"^([a-z0-9-]+): ", text, re.MULTILINE))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return MappingProxyType(
        {head[1]: text[head.end() : end].strip() + "\n" for head, end in zip(heads, ends, strict=True)}
    )


PAGES: Mapping[str, str] = _pages()
"""Code -> manual page, in the form of a rule's docstring."""
