"""The nouns of Frontwire: frozen, slotted, standard library only."""
