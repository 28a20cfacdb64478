"""What texts are about, without a model: words, topics, turns of phrase and facts, in Dutch, English,
French and German. Everything here is pure."""
