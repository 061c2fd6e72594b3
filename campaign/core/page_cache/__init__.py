"""Public pages and API answers, kept whole in this process's memory and answered in front of Django.

``front`` is the WSGI application; ``asked`` says what a request may be answered from, ``copies`` what is
kept, ``store`` how much, ``generation`` and ``shown`` when all of it is out of date.
"""
