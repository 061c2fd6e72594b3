"""Posts under the petition, told in our own words; what happened in them is invented.

``days`` is how long before the day of loading a post was written.
"""

from typing import Any

UPDATES: list[dict[str, Any]] = [
    {
        "slug": "first-hundred",
        "title": "The first hundred names are here",
        "days": 24,
        "introduction": (
            "<p>A hundred people signed in the first days. Most of them heard of it from a friend, not from us.</p>"
        ),
        "body": [
            (
                "text",
                (
                    "<p>Thank you. A petition is a long list of small decisions, and a hundred of you have made "
                    "yours. Many left a line about why: a parent in the mines, a river that runs orange, a battery "
                    "in the pocket that should have a better story.</p>"
                    "<p>The next step is the same as the first one. Send the link to one person who would want to "
                    "know.</p>"
                ),
            ),
        ],
    },
    {
        "slug": "organizations-join",
        "title": "Unions, faith groups and river keepers join in",
        "picture": {"file": "crowd.jpg", "caption": "Signs from twelve trades and nine congregations."},
        "days": 13,
        "introduction": (
            "<p>Organizations from many states now stand behind the five demands, and more write to us each week.</p>"
        ),
        "body": [
            (
                "text",
                (
                    "<p>They do not agree on everything. They agree on this: whoever digs, drinks the water or does "
                    "the work has to sit at the table before a deal is signed.</p>"
                    "<p>If you speak for a group, large or small, you can add it on the page of endorsers.</p>"
                ),
            ),
        ],
    },
    {
        "slug": "what-we-will-hand-over",
        "title": "What we will hand over, and when",
        "days": 3,
        "introduction": (
            "<p>We print the letter, the count by state and the words that signers allowed us to show. Here is the "
            "plan.</p>"
        ),
        "body": [
            ("heading", "Before the next round"),
            (
                "text",
                (
                    "<ul>"
                    "<li>We close the list a week before the talks and add the names signed on paper.</li>"
                    "<li>Five people carry it in: a miner, a farmer, a pastor, a teacher and a student.</li>"
                    "<li>The same day, we write to everyone who asked for news.</li>"
                    "</ul>"
                    "<p>Until then each signature still changes the number on the first page.</p>"
                ),
            ),
        ],
    },
]
