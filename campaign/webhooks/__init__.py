"""Webhooks: telling other systems what happened here, as Standard Webhooks say (https://www.standardwebhooks.com).

Nothing is written for them where something happens: what happened is in append-only rows already (signatures,
their events, log entries), written in the transaction of the deed. ``event_recorder`` reads on in those rows and owes
deliveries, ``sending`` makes them, and ``events`` is where apps say which rows tell what.
"""
