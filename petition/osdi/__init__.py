"""Petitions as the Open Supporter Data Interface has them (https://opensupporter.github.io/osdi-docs/), in HAL.

Another look at what ``petition.api`` offers: the same data, and signing by the same verb.
"""
