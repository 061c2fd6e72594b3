"""What is answered in front of Django: kept pages and API answers, and posts that an app takes there.

``front`` is the WSGI application; ``request`` is what it parses, once. ``page_cache`` answers what is read:
``cache_key`` says which copy a request may have, ``cached_response`` what is kept, ``store`` how much. ``middleware``
names all that an answer in front of Django does not pass, ``usual_headers`` are those that it would have got there.
"""
