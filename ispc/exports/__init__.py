"""The door of exports: each module turns the corpus into one file that another program reads.

A page is for people; an export is for their calendar, their spreadsheet, their register. The file's stem is the public name of
the format. `render(corpus, setting)` gives the text, `NAME` and `SUFFIX` the name of the file, and `MEDIA` what it is. An
export says nothing that a page for the same readers would not say.
"""
