"""The door of commands: each module is one, `ispc <stem>`, and offers a click command under the name of its stem.

A command reads its arguments, opens what they name, calls the stages, prints what they give and leaves with a status. What it needs
is imported when it runs, so that `check` never waits for the PDF engine. What it decides is decided below it.
"""
