"""From a document to its observations: pure stages, each a module named for its noun."""
