//! SendItem.

use crate::client::{Client, distinguished, distinguished_of, message, recipients};
use crate::folders::assert_outcome;
use crate::messages::sending::send_item;
use crate::support::BOB;

#[test]
fn messages_are_sent_and_a_copy_is_saved_or_not() {
    requirements!(CORE: 424, 462, 463, 465, 1648, 1649; CDATA: 1041);
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Copies").folder();
    let mut send = |subject: &str, saves: bool, folder: Option<&str>| {
        let id = client.create_item(None, &message(subject, &recipients("ToRecipients", BOB)));
        let answer = client.succeed(&send_item(&id, saves, folder));
        assert_outcome(&answer, "SendItem", "Success", "NoError");
    };
    send("In the folder", true, Some(&folder));
    send("In Sent Items", true, None);
    send("Nowhere", false, None);
    assert_eq!(client.subjects_in(&folder), ["In the folder"]);
    assert_eq!(client.subjects_in(&distinguished("sentitems")), ["In Sent Items"]);
    assert_eq!(client.items_in(&distinguished("drafts")), []);
    let delivered = client.log_on(BOB).subjects_in(&distinguished_of("inbox", BOB));
    assert_eq!(delivered, ["In Sent Items", "In the folder", "Nowhere"]);
}
