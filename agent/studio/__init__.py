"""The use cases: plan a script, draw its panels, shoot one again, write the documents."""
