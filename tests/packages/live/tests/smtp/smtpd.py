"""An SMTP server for one test: `smtpd.py DIR USER PASSWORD PLAIN STARTTLS IMPLICIT`. The last three are ports.

It requires the password, and appends a line for each mail to `DIR/mails`.
"""

import asyncio
import ssl
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

directory, user, password, *ports = sys.argv[1:]
directory = Path(directory)
addresses = Path("/proc/net/if_inet6")
hosts = ["127.0.0.1"]
if addresses.exists() and f"{1:032} " in addresses.read_text():
    hosts.append("::1")
tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
tls.load_cert_chain(directory / "cert.pem", directory / "key.pem")


def authenticate(server, session, envelope, mechanism, data):
    right = data == LoginPassword(user.encode(), password.encode())
    return AuthResult(success=right, handled=False, auth_data=data.login.decode())


class Mails:
    async def handle_DATA(self, server, session, envelope):
        encrypted = server.transport.get_extra_info("ssl_object") is not None
        text = envelope.content.decode().replace("\r\n", "\n").split("\n\n", 1)[1].strip()
        line = [session.auth_data, session.host_name, encrypted, envelope.mail_from, *envelope.rcpt_tos, text]
        with open(directory / "mails", "a") as mails:
            print(*line, sep="\t", file=mails)
        return "250 kept"


def server(**options):
    return lambda: SMTP(Mails(), hostname="localhost", authenticator=authenticate, auth_required=True,
                        auth_require_tls=False, **options)


async def main():
    plain, starttls, implicit = ports
    loop = asyncio.get_running_loop()
    await loop.create_server(server(), hosts, int(plain))
    await loop.create_server(server(tls_context=tls, require_starttls=True), hosts, int(starttls))
    await loop.create_server(server(), hosts, int(implicit), ssl=tls)
    (directory / "started").touch()
    await asyncio.Event().wait()


asyncio.run(main())
