"""How it looks: shells, components and one style sheet; never what a thing is."""
