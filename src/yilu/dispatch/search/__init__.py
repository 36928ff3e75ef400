"""The search itself, compiled: numbers in arrays, no objects; `packing` in the folder above fills them.

Ruin and recreate under a falling temperature, and two moves that are exact over many tours at once:
all trips chained to vehicles anew, and one request of each tour put back where the sum is least.
Everything here is plain functions over two tuples of arrays; see docs/quality.md for what was tried.
"""
