"""Keep pytest from importing the programs: they are read, never run, by the tests."""

collect_ignore_glob = ["[0-9]*.py"]
