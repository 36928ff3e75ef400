"""The registers at the desk: companies, vehicles, drivers, their permits and what they operated."""
