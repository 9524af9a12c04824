"""The door of document kinds: each module holds one template, as `MODEL`."""
