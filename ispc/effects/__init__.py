"""The door of effects: each module knows one family of changes (recipients, retention, consent ...) and what they mean.

A module holds `RULES`, the rows of its family, and `find(sides)`, which gives an effect for each change that it understands. A change
may be seen by more than one family. What no family understands is not lost: `_rest` gives it the plainest meaning, in doubt
substantive. Each rule's `before` and `after` run as its test, both ways round.
"""
