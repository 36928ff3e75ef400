"""The rules of developing members as pure functions: steps, cards, checks, the plan of dates."""
