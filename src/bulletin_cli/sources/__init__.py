"""Files to documents: which inputs a path names, and the decoded text of each."""
