"""A campaign's own look: what editors choose, checked so that everything stays readable, and its style sheet."""
