"""Work that rows owe: claimed by one worker, kept by a heartbeat, put off, given up, given back, and taken up again.

A row says when its work is due. Whoever claims it moves that time ahead by a lease, in a conditional update: of two
workers one gets the row. The new time is the worker's own: as long as it stands on the row, nobody else holds the
row, and the work is not owed again. A worker that is killed does nothing more, and the row is due again when its lease
ends: nobody has to notice.
"""
