"""Every page as a person meets it: in a real browser, on a telephone and on a desk, without JavaScript."""
