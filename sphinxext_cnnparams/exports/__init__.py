"""Models as data for other programs: JSON and CSV; pure functions of the core's records."""
