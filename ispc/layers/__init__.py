"""The layers. Each module is one audience: `view(effective, corpus, page)` decides everything that its page shows."""
