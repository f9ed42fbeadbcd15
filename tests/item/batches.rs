//! What all operations on items have in common: containers beside errors, batches, and change keys.

use ews_sim::ResponseCode;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey};

use crate::client::{Client, distinguished, message, set_field};
use crate::scenes::{GARBAGE, content_of, message_to_bob, subjects, with_change_key};
use crate::support::ADA;
use crate::tree::Id;

/// An operation on items of the Inbox.
struct Case {
    operation: &'static str,
    attributes: &'static str,
    /// The element before the ids.
    folder: &'static str,
    /// What stands in a response message beside an error.
    container: &'static [&'static str],
}

const fn case(
    operation: &'static str,
    attributes: &'static str,
    folder: &'static str,
    container: &'static [&'static str],
) -> Case {
    Case { operation, attributes, folder, container }
}

const CASES: [Case; 6] = [
    case("ArchiveItem", "", "ArchiveSourceFolderId", &["Items"]),
    case("CopyItem", "", "ToFolderId", &["Items"]),
    case("MoveItem", "", "ToFolderId", &["Items"]),
    case("DeleteItem", "DeleteType=\"HardDelete\"", "", &[]),
    case("MarkAsJunk", "IsJunk=\"true\" MoveItem=\"true\"", "", &[]),
    case("SendItem", "SaveItemToFolder=\"false\"", "", &[]),
];

impl Case {
    fn request(&self, ids: &str) -> String {
        let Self { operation, attributes, folder, .. } = self;
        let folder = match *folder {
            "" => String::new(),
            name => format!("<m:{name}>{}</m:{name}>", distinguished("inbox")),
        };
        format!("<m:{operation} {attributes}>{folder}<m:ItemIds>{ids}</m:ItemIds></m:{operation}>")
    }
}

fn client() -> Client {
    let mut client = Client::new();
    let ada = client.simulator.mailbox_mut(ADA).expect("built with it");
    ada.provide_folder(DistinguishedFolderId::ArchiveInbox).expect("the server has archives");
    client
}

fn create(client: &mut Client, subject: &str) -> Id {
    client.create_item(Some(&distinguished("inbox")), &message_to_bob(subject, ""))
}

#[test]
fn fi_004_fi_005_only_operations_that_answer_items_have_a_container_beside_an_error() {
    for case in &CASES {
        let answer = client().refuse(&case.request(GARBAGE), ResponseCode::ErrorInvalidIdMalformed);
        let mut expected = vec!["MessageText", "ResponseCode", "DescriptiveLinkKey"];
        expected.extend(case.container);
        assert_eq!(content_of(&answer), expected, "{}", case.operation);
        assert!(answer.all("Items").iter().all(|items| items.children.is_empty()), "{}", case.operation);
    }
}

#[test]
fn fi_005_an_empty_list_of_ids_is_no_request() {
    for case in &CASES {
        client().refuse(&case.request(""), ResponseCode::ErrorSchemaValidation);
    }
}

#[test]
fn fi_007_fi_011_a_failing_unit_stops_nothing() {
    for case in &CASES {
        let mut client = client();
        let [one, gone, three] = ["One", "Two", "Three"].map(|subject| create(&mut client, subject));
        client.delete_item(&gone, "HardDelete");
        let list = [one.item(), gone.item(), three.item()].concat();
        let answer = client.send(&case.request(&list));
        use ResponseCode::{ErrorItemNotFound, NoError};
        assert_eq!(answer.codes, [NoError, ErrorItemNotFound, NoError], "{}", case.operation);
        let left = subjects(&client, ADA, FolderKey::INBOX);
        let expected = match case.operation {
            "CopyItem" => vec!["One", "Three", "One", "Three"],
            "MoveItem" => vec!["One", "Three"],
            _ => vec![],
        };
        assert_eq!(left, expected, "{}", case.operation);
    }
}

#[test]
fn ids_019_ids_034_a_change_key_that_is_none_is_refused_even_where_none_is_needed() {
    for case in &CASES {
        let mut client = client();
        let id = create(&mut client, "Note");
        for change_key in ["XXX", ""] {
            if (case.operation, change_key) == ("SendItem", "") {
                continue;
            }
            let garbled = with_change_key(&id, Some(change_key)).item();
            client.refuse(&case.request(&garbled), ResponseCode::ErrorInvalidChangeKey);
        }
        assert_eq!(client.item(&id).id(), id, "{}", case.operation);
    }
}

#[test]
fn ids_020_fi_276_a_change_key_may_be_old_or_missing_but_to_send() {
    for case in CASES.iter().filter(|case| case.operation != "SendItem") {
        let mut client = client();
        let old = create(&mut client, "Note");
        client.update_item(&old, &set_field("Item", "item:Subject", &message("Other", "")));
        client.succeed(&case.request(&old.item()));
        let id = create(&mut client, "Note");
        client.succeed(&case.request(&with_change_key(&id, None).item()));
    }
}

#[test]
fn ids_008_a_folder_is_no_item() {
    for case in &CASES {
        let mut client = client();
        let folder = client.folder_id(&distinguished("inbox"));
        let request = case.request(&folder.item());
        client.refuse(&request, ResponseCode::ErrorCannotUseFolderIdForItemId);
    }
}
