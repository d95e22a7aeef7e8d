"""What a model is told of an order, in tokens it reads."""
