"""The frequently asked questions. ``{recommendations}`` stands for the number of the page it links to."""

FIELDS = {
    "title": "Frequently Asked Questions",
    "slug": "faq",
    "search_description": "What critical minerals are, what agreements about them do, and what a good one contains.",
    "introduction": "<p>The short version of what these agreements are, and of what we want from them.</p>",
}

QUESTIONS = [
    (
        "What are critical minerals?",
        (
            "<p>They are the raw materials that clean-energy technology can’t do without and whose supply is "
            "uncertain.</p>"
            "<p>Nickel, cobalt and lithium are among them. They end up in:</p>"
            "<ul>"
            "<li>solar panels;</li>"
            "<li>microchips;</li>"
            "<li>electric vehicles; and</li>"
            "<li>batteries that hold power for a long time.</li>"
            "</ul>"
        ),
    ),
    (
        "What is a Critical Minerals Agreement?",
        (
            "<p>A Critical Minerals Agreement, or CMA, is a trade deal limited to one purpose: making the supply "
            "of such minerals larger and more reliable. That is the idea, at least; the results can look "
            "different.</p>"
            "<p>A country that supplies minerals is usually offered better access to something the United States "
            "can give, for example:</p>"
            "<ul>"
            "<li>tax credits;</li>"
            "<li>financing; or</li>"
            "<li>technical help.</li>"
            "</ul>"
            "<p>All depends on the wording. A well-written agreement serves climate goals, good jobs and "
            "sustainable development on both sides. A poor one speeds up the kind of extraction that harms "
            "workers, communities and nature.</p>"
        ),
    ),
    (
        "What makes a Critical Minerals Agreement a good one?",
        (
            "<p>Everyone concerned can see what is being negotiated and can take part in it. And the agreement "
            "itself does four things:</p>"
            "<ul>"
            "<li><b>Less waste before more mines.</b> It favors using less, using again and recycling, rather than "
            "relying on new mines alone.</li>"
            "<li><b>Decent work on both sides.</b> It brings well-paid jobs to the United States and to the regions "
            "where minerals are dug up or recovered.</li>"
            "<li><b>Firm rules.</b> It binds the whole supply chain to standards for labor, the environment, "
            "disclosure of owners, Indigenous rights and the consent of communities.</li>"
            "<li><b>Real consequences.</b> It enforces those standards fast and reliably, with penalties that hit "
            "the particular site where rights were violated.</li>"
            "</ul>"
            "<p>What this means in practice is spelled out by groups that work for nature, faith, fair trade and "
            'other causes: <a linktype="page" id="{recommendations}">read their detailed recommendations</a>.</p>'
            "<p>In short: a safer supply is worth having when it also serves the climate, jobs and sustainable "
            "development here and in partner countries, and when it raises the bar for human rights "
            "everywhere.</p>"
        ),
    ),
]
