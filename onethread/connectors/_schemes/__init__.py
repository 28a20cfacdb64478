"""What several providers share, so that a connector says only what is its own. Pure, like them."""
