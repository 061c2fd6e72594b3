"""What both public APIs share: how they fail, what they take, how their answers may be kept.

``headless`` is the campaign's own API, ``cms`` is Wagtail's read API as this site offers it.
"""
