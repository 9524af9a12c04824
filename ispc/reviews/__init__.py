"""The door of reviews: each module tells what changed, and what it means, in one form: a terminal, JSON, Markdown, HTML, PDF.

All are made from the same comparison, so they cannot differ in what they found. A module offers `render(comparison, occasion)`, which
gives the text, or the bytes where the form is no text.
"""
