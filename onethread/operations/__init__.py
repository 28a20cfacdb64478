"""Running it: process tree, logs, health, error answers, the built front end."""
