"""Lines of text in any script, for pictures and for PDF: fonts, directions and line breaks are found the same way.

``fonts`` finds a font for each character, ``bidi`` puts what is written from the right beside what is written from
the left, ``breaking`` makes lines; ``pictures`` and ``pdf`` draw them.
"""
