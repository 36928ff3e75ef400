"""创文迎查 on the phone: what may be taken, and one errand."""
