"""What is read from files of weights, and where they are to be had."""
