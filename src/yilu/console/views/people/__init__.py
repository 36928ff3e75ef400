"""People at the desk: unmasking one number, confirming an identity, accounts."""
