"""The rules. Each module is one rule: its name is the finding's code, its docstring the manual page and the test.

A rule's docstring opens with one line, then has the sections Why, Law, Wrong and Right. Wrong and Right hold YAML that is
laid over the good workspace of `ispc/starter`: Wrong must give the finding, Right must not. A rule offers
`check(corpus, occasion)`, which yields findings.
"""
