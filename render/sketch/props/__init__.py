"""What stands in a set or in a hand: furniture, plants, vehicles, animals, small things."""
