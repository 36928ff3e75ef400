"""The optimiser of pick-ups and deliveries: a problem goes in, a plan comes out; no models in here."""
