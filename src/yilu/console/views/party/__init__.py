"""A branch's ledgers and the backbone at the desk."""
