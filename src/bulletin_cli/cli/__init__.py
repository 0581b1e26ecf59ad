"""The command line: one command per file; what a command needs is imported when it runs."""
