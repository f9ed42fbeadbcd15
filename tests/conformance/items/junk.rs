//! MarkAsJunk.

use ews_sim::ServerProfile;

use crate::client::{Client, create_item_with, distinguished, message, recipients};
use crate::folders::assert_outcome;
use crate::support::{ADA, BOB};
use crate::tree::{Answer, Id};

/// Ada sends Bob a message, and Bob is logged on from now on.
fn receive(client: &mut Client, subject: &str) {
    let item = message(subject, &recipients("ToRecipients", BOB));
    let body = create_item_with("MessageDisposition=\"SendOnly\"", None, &item);
    client.log_on(ADA).succeed(&body);
    client.log_on(BOB);
}

fn mark(client: &mut Client, id: &Id, is_junk: bool, moves: bool) -> Answer {
    let answer = client.succeed(&format!(
        "<m:MarkAsJunk IsJunk=\"{is_junk}\" MoveItem=\"{moves}\"><m:ItemIds>{}</m:ItemIds></m:MarkAsJunk>",
        id.item()
    ));
    assert_outcome(&answer, "MarkAsJunk", "Success", "NoError");
    answer
}

/// Where mail of Ada's arrives, which tells whether she is on Bob's list of blocked senders.
fn place_of_new_mail(client: &mut Client) -> &'static str {
    receive(client, "Later");
    let arrives_in =
        |client: &mut Client, name| client.subjects_in(&distinguished(name)).contains(&"Later".to_owned());
    match (arrives_in(client, "inbox"), arrives_in(client, "junkemail")) {
        (true, false) => "inbox",
        (false, true) => "junkemail",
        other => panic!("{other:?}"),
    }
}

#[test]
fn junk_is_moved_and_its_sender_blocked() {
    requirements!(CORE: 1839, 1920, 1787, 1790, 1851; CDATA: 3060);
    for profile in [ServerProfile::Exchange2013Sp1, ServerProfile::Exchange2019] {
        let mut client = Client::of(profile, "Exchange2013_SP1");
        receive(&mut client, "Junk");
        let id = client.item_named(&distinguished("inbox"), "Junk");
        let moved = mark(&mut client, &id, true, true).one("MovedItemId").id();
        assert_ne!(moved.id, id.id);
        assert_eq!(client.item_named(&distinguished("junkemail"), "Junk").id, moved.id);
        assert_eq!(client.items_in(&distinguished("inbox")), []);
        assert_eq!(place_of_new_mail(&mut client), "junkemail");
    }
}

#[test]
fn the_sender_of_junk_is_blocked_where_it_stays() {
    requirements!(CORE: 1840, 1921);
    let mut client = Client::new();
    receive(&mut client, "Junk");
    let id = client.item_named(&distinguished("inbox"), "Junk");
    assert!(!mark(&mut client, &id, true, false).has("MovedItemId"));
    assert_eq!(client.subjects_in(&distinguished("inbox")), ["Junk"]);
    assert_eq!(place_of_new_mail(&mut client), "junkemail");
}

#[test]
fn what_is_no_junk_is_moved_back_and_its_sender_unblocked() {
    requirements!(CORE: 1841, 1922);
    let mut client = Client::new();
    receive(&mut client, "Junk");
    let id = client.item_named(&distinguished("inbox"), "Junk");
    let junk = mark(&mut client, &id, true, true).one("MovedItemId").id();
    let back = mark(&mut client, &junk, false, true).one("MovedItemId").id();
    assert_eq!(client.item_named(&distinguished("inbox"), "Junk").id, back.id);
    assert_eq!(client.items_in(&distinguished("junkemail")), []);
    assert_eq!(place_of_new_mail(&mut client), "inbox");
}

#[test]
fn the_sender_of_what_is_no_junk_is_unblocked_where_it_stays() {
    requirements!(CORE: 1842, 1923);
    let mut client = Client::new();
    receive(&mut client, "Junk");
    let id = client.item_named(&distinguished("inbox"), "Junk");
    let junk = mark(&mut client, &id, true, true).one("MovedItemId").id();
    assert!(!mark(&mut client, &junk, false, false).has("MovedItemId"));
    assert_eq!(client.subjects_in(&distinguished("junkemail")), ["Junk"]);
    assert_eq!(place_of_new_mail(&mut client), "inbox");
}
