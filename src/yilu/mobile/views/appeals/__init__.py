"""Appeals on the phone: handing in, following, answering as a contact."""
