"""Peers and limits side by side, in one run, reproducible: `./yilu bench`."""
