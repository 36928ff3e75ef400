"""The stock at the desk: consumables and packs in one ledger, received, moved, counted, watched."""
