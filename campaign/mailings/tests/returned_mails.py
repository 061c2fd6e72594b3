"""Mails that come back, as ten kinds of servers and services write them."""

from campaign.mailings import tokens

NUMBER = 42


def mail(*, to, subject, kind, parts, more=""):
    body = "".join(f"--b1\r\nContent-Type: {one}\r\n\r\n{text}\r\n" for one, text in parts)
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: {to}\r\nSubject: {subject}\r\n{more}MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/report; report-type={kind}; boundary="b1"\r\n\r\n{body}--b1--\r\n'
    ).encode()


def fields(status, said, *, action="failed", diagnostic="smtp"):
    quoted = f"Diagnostic-Code: {diagnostic}; {said}\r\n" if diagnostic else ""
    return (
        "Reporting-MTA: dns; mx.example\r\nArrival-Date: Tue, 1 Dec 2026 08:00:00 +0000\r\n\r\n"
        f"Final-Recipient: rfc822; ada@example.org\r\nAction: {action}\r\nStatus: {status}\r\n{quoted}"
    )


def original(number=NUMBER):
    name = tokens.token(number, tokens.MESSAGE)
    return f"Message-ID: <{name}@campaign.example>\r\nTo: ada@example.org\r\nSubject: x\r\n"


def verp(number=NUMBER):
    return f"bounces+{tokens.token(number, tokens.RETURN_PATH)}@campaign.example"


def postfix(status, said):
    return mail(
        to=verp(),
        subject="Undelivered Mail Returned to Sender",
        kind="delivery-status",
        more="Auto-Submitted: auto-replied\r\n",
        parts=[
            ("text/plain", "This is the mail system at host mx.example."),
            ("message/delivery-status", fields(status, said)),
            ("text/rfc822-headers", original()),
        ],
    )


def exim(status, said):
    """Names the class alone in the field, and quotes the rest."""
    return mail(
        to=verp().upper(),  # a server that folds the case of what stands before the @
        subject="Mail delivery failed: returning message to sender",
        kind="delivery-status",
        parts=[
            ("text/plain; charset=us-ascii", "This message was created automatically by mail delivery software."),
            ("message/delivery-status", fields(f"{status[0]}.0.0", said)),
            ("message/rfc822", original()),
        ],
    )


def sendmail(status, said):
    return mail(
        to="news@campaign.example",
        subject="Returned mail: see transcript for details",
        kind="delivery-status",
        more=f"X-Original-To: {verp()}\r\n",
        parts=[
            ("text/plain", "   ----- The following addresses had permanent fatal errors -----"),
            ("message/delivery-status", fields(status, said)),
        ],
    )


def gmail(status, said):
    """Known by the mail that it quotes alone."""
    return mail(
        to="news@campaign.example",
        subject="Delivery Status Notification (Failure)",
        kind="delivery-status",
        parts=[
            ("multipart/related; boundary=b2", "--b2\r\nContent-Type: text/plain\r\n\r\nAddress not found\r\n--b2--"),
            ("message/delivery-status", fields(status, said)),
            ("message/rfc822", original() + "\r\nDear Ada"),
        ],
    )


def exchange(status, said):
    """The words of its own in front of those of the protocol, and the fields folded."""
    return mail(
        to=verp(),
        subject="Undeliverable: The talks begin",
        kind="delivery-status",
        parts=[
            ("text/html", "<h1>Your message couldn't be delivered</h1>"),
            ("message/delivery-status", fields(status, said.replace(" ", "\r\n ", 1))),
        ],
    )


def twice_said(status, said):
    """Two groups of fields, of which one was delayed before."""
    both = fields("4.4.1", "timed out", action="delayed") + "\r\n" + fields(status, said).partition("\r\n\r\n")[2]
    return mail(to=verp(), subject="Failure", kind="delivery-status", parts=[("message/delivery-status", both)])


def without_quote(status, said):
    """A service that gives the status and quotes nobody."""
    return mail(
        to=verp(),
        subject="Delivery failure",
        kind="delivery-status",
        parts=[("message/delivery-status", fields(status, said, diagnostic=""))],
    )


def in_base64(status, said):
    """The fields as an attachment, as some gateways have them."""
    from base64 import encodebytes

    packed = encodebytes(fields(status, said).encode()).decode()
    part = ("message/delivery-status\r\nContent-Transfer-Encoding: base64", packed)
    return mail(to=verp(), subject="Failure", kind="delivery-status", parts=[part])


def in_prose(status, said):
    """A server without reports, such as qmail: words, to our return path."""
    words = (
        f"Hi. This is the qmail-send program at mx.example.\r\nI'm afraid I wasn't able to deliver.\r\n{status} {said}"
    )
    return f"From: MAILER-DAEMON@mx.example\r\nTo: {verp()}\r\nSubject: failure notice\r\n\r\n{words}\r\n".encode()


def mislabelled(status, said):
    """A mixed mail that holds a report."""
    return postfix(status, said).replace(b"multipart/report; report-type=delivery-status;", b"multipart/mixed;")


SERVERS = [
    postfix,
    exim,
    sendmail,
    gmail,
    exchange,
    twice_said,
    without_quote,
    in_base64,
    in_prose,
    mislabelled,
]


def feedback(kind):
    return mail(
        to="abuse@campaign.example",
        subject="complaint",
        kind="feedback-report",
        parts=[
            ("text/plain", "This is an email abuse report."),
            (
                "message/feedback-report",
                f"Feedback-Type: {kind}\r\nUser-Agent: Yahoo!-Mail-Feedback/2.0\r\nVersion: 1\r\n",
            ),
            ("message/rfc822", original() + "\r\nDear Ada"),
        ],
    )


def failed(row, status="5.1.1"):
    report = postfix(status, f"550 {status} no")
    return report.replace(verp().encode(), verp(row.pk).encode()).replace(
        original().encode(), original(row.pk).encode()
    )
