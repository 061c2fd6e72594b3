"""Editors decide: the review, its list, duplicates, merging."""
