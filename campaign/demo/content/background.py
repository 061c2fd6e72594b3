"""A page that tells the story so far: who decides, what happened, what others report. All of it is invented."""

from typing import Any

PAGE = {
    "title": "The story so far",
    "slug": "background",
    "search_description": "How the minerals agreements came about, who decides on them, and what is reported of them.",
    "introduction": "<p>Few people make these agreements. Here is who they are, and what has happened so far.</p>",
}
PICTURE = {
    "file": "crowd.jpg",
    "caption": "Miners, farmers, teachers and pastors before the hall where the talks began.",
}
VOICE = {
    "quote": "We dig what the world runs on. We should be in the room when its price is made.",
    "name": "Imani Thornquist",
    "role": "Copperline Workers Federation (an invented organization)",
    "file": "imani.svg",
}
DECISION: dict[str, Any] = {
    "heading": "Who decides",
    "text": "Negotiators write the agreements. Members of Congress may ask for changes before they are signed.",
    "by": None,
    "deciders": [
        {"name": "The trade negotiators", "role": "Write each agreement, line by line", "picture": "negotiators.svg"},
        {
            "name": "The committees on trade",
            "role": "Hear what the public says, and question the negotiators",
            "picture": "hearing.svg",
        },
        {
            "name": "Your two senators",
            "role": "May put a stop to what they would not defend at home",
            "picture": "teo.svg",
        },
    ],
}
TIMELINE = {"heading": "How we got here"}
# How many days ago.
MILESTONES: list[dict[str, Any]] = [
    {
        "days": 300,
        "title": "The first minerals agreement is announced",
        "text": "It has one page on jobs, and none on rights.",
    },
    {
        "days": 210,
        "title": "Twelve groups write down five conditions",
        "text": "They become the statement of the petition.",
    },
]
PRESS = {
    "heading": "In the press",
    "items": [
        {"outlet": "The Lakeside Example", "title": "Who pays for the battery boom?", "date": None, "url": ""},
        {
            "outlet": "Radio Anytown",
            "title": "Unions and churches want a say in minerals deals",
            "date": None,
            "url": "",
        },
        {
            "outlet": "Example Trade Weekly",
            "title": "Negotiators promise to look at labor rules again",
            "date": None,
            "url": "",
        },
    ],
}
