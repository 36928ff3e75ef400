"""The steps that build the demo city in a database, each through the doors of the apps, each repeatable."""
