"""Papers of meetings: resolutions, ballots, counting sheets."""
