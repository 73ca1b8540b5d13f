"""Another SMTP server for one test, with Twisted: `other_smtpd.py DIR USER PASSWORD PORT`.

It requires the password, and appends a line for each mail to `DIR/mails`.
"""

import sys
from pathlib import Path

from twisted.cred.checkers import InMemoryUsernamePasswordDatabaseDontUse
from twisted.cred.portal import IRealm, Portal
from twisted.internet import defer, reactor
from twisted.internet.protocol import Factory
from twisted.mail.imap4 import LOGINCredentials, PLAINCredentials
from twisted.mail.smtp import ESMTP, IMessage, IMessageDelivery
from zope.interface import implementer

directory, user, password, port = sys.argv[1:]
directory = Path(directory)


@implementer(IMessage)
class Mail:
    def __init__(self, *envelope):
        self.envelope = envelope
        self.lines = []

    def lineReceived(self, line):
        self.lines.append(line.decode())

    def eomReceived(self):
        text = "\n".join(self.lines).split("\n\n", 1)[1].strip()
        with open(directory / "mails", "a") as mails:
            print(*self.envelope, text, sep="\t", file=mails)
        return defer.succeed(None)

    def connectionLost(self):
        pass


@implementer(IMessageDelivery)
class Delivery:
    def __init__(self, user):
        self.user = user

    def receivedHeader(self, helo, origin, recipients):
        self.hello = helo[0].decode()
        return b"Received: here"

    def validateFrom(self, helo, origin):
        self.hello, self.origin = helo[0].decode(), origin
        return origin

    def validateTo(self, user):
        return lambda: Mail(self.user, self.hello, False, self.origin, user.dest)


@implementer(IRealm)
class Realm:
    def requestAvatar(self, avatar, mind, *interfaces):
        return IMessageDelivery, Delivery(avatar.decode()), lambda: None


class Server(Factory):
    def buildProtocol(self, address):
        smtp = ESMTP()
        smtp.challengers = {b"LOGIN": LOGINCredentials, b"PLAIN": PLAINCredentials}
        users = InMemoryUsernamePasswordDatabaseDontUse()
        users.addUser(user.encode(), password.encode())
        smtp.portal = Portal(Realm(), [users])
        smtp.factory = self
        return smtp


reactor.listenTCP(int(port), Server(), interface="127.0.0.1")
reactor.callWhenRunning((directory / "started").touch)
reactor.run()
