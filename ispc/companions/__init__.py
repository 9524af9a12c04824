"""The door of companions: the papers that go with a document's layers, each made from the same source.

HM Government's guidance of 2008 came with companion papers: a pocket guide, case examples, material for training. Each
module here is one: `view(effective, corpus, setting)` gives its page, or None where the document has no use for it, and
`FORMATS` says what it is made as. One that a reader in a hurry wants before all else says `FIRST = True`. The file's stem is the page's name.
"""
