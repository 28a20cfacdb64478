"""For those who build a connector: the checks every connector must pass, and a scaffold."""
