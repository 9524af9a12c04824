"""The door of formats: each module turns a view into the text or the bytes of one kind of file."""
