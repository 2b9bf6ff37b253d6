"""Variants at the edges of the rules, each kept because without it a rule could be written otherwise and no test would notice."""
EDGES = []
