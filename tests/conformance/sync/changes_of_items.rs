//! SyncFolderItems: what happens to items, and how it is told.

use super::{changes_of_items, state_of_items};
use crate::client::{Client, distinguished, message, set_field};

/// The kinds of items: the folder where each belongs, its element, and one of them.
const KINDS: &[(&str, &str, &str)] = &[
    ("inbox", "Message", "<t:Message><t:Subject>One</t:Subject></t:Message>"),
    (
        "calendar",
        "CalendarItem",
        "<t:CalendarItem><t:Subject>One</t:Subject><t:Start>2030-05-01T10:00:00Z</t:Start>\
         <t:End>2030-05-01T11:00:00Z</t:End></t:CalendarItem>",
    ),
    ("contacts", "Contact", "<t:Contact><t:Subject>One</t:Subject></t:Contact>"),
    (
        "contacts",
        "DistributionList",
        "<t:DistributionList><t:DisplayName>One</t:DisplayName></t:DistributionList>",
    ),
    ("tasks", "Task", "<t:Task><t:Subject>One</t:Subject></t:Task>"),
    ("inbox", "PostItem", "<t:PostItem><t:Subject>One</t:Subject></t:PostItem>"),
];

#[test]
fn a_new_item_is_to_be_created() {
    requirements!(SYNC: 131, 1571, 1591, 1611, 1631, 1731, 1751, 37811);
    for (folder, kind, item) in KINDS {
        for mut client in Client::of_generations() {
            let folder = distinguished(folder);
            let state = state_of_items(&mut client, &folder);
            let id = client.create_item(Some(&folder), item);
            let changes = changes_of_items(&mut client, &folder, &state);
            let [change] = &changes[..] else { panic!("{kind}: {changes:?}") };
            assert_eq!((change.name, change.names()), ("Create", vec![*kind]));
            assert_eq!(change.children[0].child("ItemId").id(), id);
        }
    }
}

#[test]
fn a_changed_item_is_to_be_updated() {
    requirements!(SYNC: 132, 1572, 1592, 1612, 1632, 1732, 1752);
    for (folder, kind, item) in KINDS {
        let mut client = Client::new();
        let folder = distinguished(folder);
        let id = client.create_item(Some(&folder), item);
        let state = state_of_items(&mut client, &folder);
        let value = format!("<t:{kind}><t:Sensitivity>Private</t:Sensitivity></t:{kind}>");
        let updated = client.update_item(&id, &set_field("Item", "item:Sensitivity", &value));
        let changes = changes_of_items(&mut client, &folder, &state);
        let [change] = &changes[..] else { panic!("{kind}: {changes:?}") };
        assert_eq!((change.name, change.names()), ("Update", vec![*kind]));
        assert_eq!(change.children[0].child("ItemId").id(), updated);
    }
}

#[test]
fn an_item_without_an_element_of_its_own_comes_as_a_message() {
    requirements!(SYNC: 37811004);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    client.create_item(Some(&inbox), "<t:Item><t:Subject>One</t:Subject></t:Item>");
    let state = state_of_items(&mut client, &inbox);
    client.create_item(Some(&inbox), "<t:Item><t:Subject>Two</t:Subject></t:Item>");
    let changes = changes_of_items(&mut client, &inbox, &state);
    let elements: Vec<_> = changes.iter().map(|change| change.children[0].name).collect();
    assert_eq!(elements, ["Message"]);
}

#[test]
fn a_deleted_item_is_to_be_deleted() {
    requirements!(SYNC: 134, 184);
    for delete_type in ["HardDelete", "SoftDelete", "MoveToDeletedItems"] {
        let mut client = Client::new();
        let inbox = distinguished("inbox");
        let id = client.create_message(&inbox, "Gone");
        let state = state_of_items(&mut client, &inbox);
        client.delete_item(&id, delete_type);
        let changes = changes_of_items(&mut client, &inbox, &state);
        let [change] = &changes[..] else { panic!("{delete_type}: {changes:?}") };
        assert_eq!((change.name, change.child("ItemId").id().id), ("Delete", id.id));
    }
}

#[test]
fn an_item_that_was_only_read_is_to_be_marked() {
    requirements!(SYNC: 136, 194, 195, 1951, 1952);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    let unread = message("Flipped", "<t:IsRead>false</t:IsRead>");
    let mut id = client.create_item(Some(&inbox), &unread);
    for is_read in ["true", "false"] {
        let state = state_of_items(&mut client, &inbox);
        let value = format!("<t:Message><t:IsRead>{is_read}</t:IsRead></t:Message>");
        id = client.update_item(&id, &set_field("Item", "message:IsRead", &value));
        let changes = changes_of_items(&mut client, &inbox, &state);
        let [change] = &changes[..] else { panic!("{is_read}: {changes:?}") };
        assert_eq!((change.name, change.names()), ("ReadFlagChange", vec!["ItemId", "IsRead"]));
        assert_eq!(change.child("ItemId").id().id, id.id);
        assert_eq!(change.child("IsRead").text, is_read);
    }
}
