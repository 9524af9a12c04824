"""The words that all documents share, one file a theme: parties, data, flows, lawfulness, consent, governance, control."""
