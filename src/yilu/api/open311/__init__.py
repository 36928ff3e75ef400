"""Open311 GeoReport v2 over the same doors as everything else."""
