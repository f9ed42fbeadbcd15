#!/usr/bin/env python3
"""Lets exchangelib, a client that knows nothing of us, work with the server of `examples/serve`.

    serve_client.py SERVE

SERVE is the server, built. It is started, used as two people would use it, and stopped.
"""
import subprocess
import sys

from exchangelib import (
    BASIC,
    Account,
    Build,
    Configuration,
    Contact,
    Credentials,
    DELEGATE,
    Mailbox,
    Message,
    Version,
)
from exchangelib.errors import DoesNotExist, ErrorItemNotFound, UnauthorizedError
from exchangelib.indexed_properties import EmailAddress

ADA, BOB = "ada@example.test", "bob@example.test"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    server = subprocess.Popen(
        [sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    url = server.stdout.readline().strip()
    try:
        use(url)
    finally:
        output, _ = server.communicate("quit\n", timeout=60)
    assert server.returncode == 0 and output.endswith("stopped\n"), output[-2000:]
    requests = [line for line in output.splitlines() if " POST " in line]
    print(f"exchangelib made {len(requests)} requests")


def account(url, address, password="password"):
    configuration = Configuration(
        service_endpoint=url,
        credentials=Credentials(address, password),
        auth_type=BASIC,
        # What it may ask for; else it finds out by trying.
        version=Version(Build(15, 2, 529, 5)),
    )
    return Account(address, config=configuration, autodiscover=False, access_type=DELEGATE)


def use(url):
    refuse_a_wrong_password(url)
    ada, bob = account(url, ADA), account(url, BOB)
    read_mail(ada)
    keep_contacts(ada)
    send_mail(ada, bob)
    synchronise(bob)


def refuse_a_wrong_password(url):
    try:
        account(url, ADA, "guess").inbox.refresh()
    except UnauthorizedError:
        return
    raise AssertionError("a wrong password is taken")


def read_mail(ada):
    subjects = sorted(ada.inbox.all().values_list("subject", flat=True))
    assert subjects == ["Lunch", "Minutes"], subjects
    lunch = ada.inbox.get(subject="Lunch")
    assert (lunch.sender.email_address, lunch.is_read) == (BOB, False), lunch
    assert "At noon?" in lunch.body
    lunch.is_read = True
    lunch.save(update_fields=["is_read"])
    ada.inbox.refresh()
    assert (ada.inbox.total_count, ada.inbox.unread_count) == (2, 1)


def keep_contacts(ada):
    dan = Contact(
        account=ada,
        folder=ada.contacts,
        given_name="Dan",
        surname="Dobbs",
        display_name="Dan Dobbs",
        email_addresses=[EmailAddress(label="EmailAddress1", email="dan@example.test")],
    ).save()
    found = ada.contacts.get(display_name="Dan Dobbs")
    assert found.email_addresses[0].email == "dan@example.test"
    found.company_name = "Example"
    found.save()
    assert found.changekey != dan.changekey
    found.delete()
    try:
        ada.contacts.get(id=dan.id)
    except (DoesNotExist, ErrorItemNotFound):
        return
    raise AssertionError("a contact that was deleted is there")


def send_mail(ada, bob):
    before = bob.inbox.all().count()
    message = Message(account=ada, subject="Café", body="Ça va?", to_recipients=[Mailbox(email_address=BOB)])
    message.send_and_save()
    assert bob.inbox.all().count() == before + 1
    received = bob.inbox.get(subject="Café")
    assert "Ça va?" in received.body and received.sender.email_address == ADA
    assert [item.subject for item in ada.sent.all()] == ["Café"]


def synchronise(bob):
    changes = list(bob.inbox.sync_items(only_fields=["subject"]))
    assert [change for change, _ in changes] == ["create"] * 3, changes
    changes[0][1].delete()
    assert [change for change, _ in bob.inbox.sync_items(only_fields=["subject"])] == ["delete"]
    names = [folder.name for change, folder in bob.root.sync_hierarchy() if change == "create"]
    assert "Inbox" in names, names


if __name__ == "__main__":
    main()
