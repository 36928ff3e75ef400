"""Conformity with Open311 GeoReport v2, from its specification, and with clients of others."""
