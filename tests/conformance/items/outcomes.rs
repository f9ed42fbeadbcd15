//! What every operation on items answers where it succeeds and where it fails.

use ews_sim::ResponseCode::{ErrorCannotCreateContactInNonContactFolder, ErrorItemNotFound};
use ews_sim::ServerProfile;

use super::{KINDS, item_of};
use crate::client::{
    Client, create_item, delete_item, distinguished, get_item, message, set_field, transfer_item, update_item,
};
use crate::folders::assert_outcome;
use crate::tree::Id;

/// One item of every kind.
fn one_of_each(client: &mut Client) -> Vec<Id> {
    let ids = KINDS
        .iter()
        .map(|(kind, folder)| client.create_item(Some(&distinguished(folder)), &item_of(kind, "")));
    ids.collect()
}

fn elements(ids: &[Id]) -> String {
    ids.iter().map(Id::item).collect()
}

#[test]
fn create_item_says_how_it_went() {
    requirements!(CORE: 2169, 2170, 2171, 2172, 298, 299; CDATA: 1037);
    let mut client = Client::new();
    let items = message("One", "") + &message("Two", "");
    let folder = client.create_mail_folder(&distinguished("inbox"), "Folder").folder();
    let answer = client.succeed(&create_item(Some(&folder), &items));
    assert_outcome(&answer, "CreateItem", "Success", "NoError");
    assert_eq!(answer.messages().len(), 2);
    assert_eq!(client.subjects_in(&folder), ["One", "Two"]);
    let body = create_item(Some(&folder), "<t:Contact/>");
    let code = ErrorCannotCreateContactInNonContactFolder;
    assert_outcome(&client.refuse(&body, code), "CreateItem", "Error", code.name());
}

#[test]
fn items_of_every_kind_are_got() {
    requirements!(CORE: 387; CDATA: 1039);
    let mut client = Client::new();
    let ids = one_of_each(&mut client);
    let answer = client.succeed(&get_item(&elements(&ids), "IdOnly", "", ""));
    assert_outcome(&answer, "GetItem", "Success", "NoError");
    let found: Vec<_> = answer.all("Items").iter().map(|items| items.children[0].name).collect();
    assert_eq!(found, KINDS.iter().map(|(kind, _)| *kind).collect::<Vec<_>>());
    let found: Vec<_> = answer.all("ItemId").iter().map(|id| id.id()).collect();
    assert_eq!(found, ids);
}

#[test]
fn items_of_every_kind_are_deleted() {
    requirements!(CORE: 341, 1667; CDATA: 1038);
    let mut client = Client::new();
    let ids = elements(&one_of_each(&mut client));
    let answer = client.succeed(&delete_item(&ids, "HardDelete"));
    assert_outcome(&answer, "DeleteItem", "Success", "NoError");
    client.refuse(&get_item(&ids, "IdOnly", "", ""), ErrorItemNotFound);
    for name in ["deleteditems", "recoverableitemsdeletions"] {
        assert_eq!(client.items_in(&distinguished(name)), [], "{name}");
    }
}

#[test]
fn items_are_moved_to_deleted_items_or_to_the_dumpster() {
    requirements!(CORE: 1668, 1669);
    for (delete_type, place) in
        [("MoveToDeletedItems", "deleteditems"), ("SoftDelete", "recoverableitemsdeletions")]
    {
        let mut client = Client::new();
        let ids = elements(&one_of_each(&mut client));
        client.succeed(&delete_item(&ids, delete_type));
        client.refuse(&get_item(&ids, "IdOnly", "", ""), ErrorItemNotFound);
        let mut found: Vec<_> = client.items_in(&distinguished(place)).iter().map(|item| item.name).collect();
        found.sort_unstable();
        let mut kinds: Vec<_> = KINDS.iter().map(|(kind, _)| *kind).collect();
        kinds.sort_unstable();
        assert_eq!(found, kinds, "{place}");
    }
}

#[test]
fn items_of_every_kind_are_updated() {
    requirements!(CORE: 61, 65; CDATA: 1040);
    let mut client = Client::new();
    for (id, (kind, _)) in one_of_each(&mut client).iter().zip(KINDS) {
        let value = format!("<t:{kind}><t:Importance>High</t:Importance></t:{kind}>");
        let update = set_field("Item", "item:Importance", &value);
        let answer = client.succeed(&update_item(&id.item(), &update));
        assert_outcome(&answer, "UpdateItem", "Success", "NoError");
        assert_eq!(answer.one("ConflictResults").child("Count").text, "0");
        assert_eq!((answer.object().name, answer.object().id().id), (*kind, id.id.clone()));
    }
}

#[test]
fn items_of_every_kind_are_moved_and_copied() {
    requirements!(CORE: 45, 1600, 46, 1601; CDATA: 1056, 1057);
    for operation in ["MoveItem", "CopyItem"] {
        let mut client = Client::new();
        let ids = one_of_each(&mut client);
        let target = client.create_mail_folder(&distinguished("inbox"), "Target").folder();
        let answer = client.succeed(&transfer_item(operation, &elements(&ids), &target));
        assert_outcome(&answer, operation, "Success", "NoError");
        let found: Vec<_> = answer.all("Items").iter().map(|items| items.children[0].name).collect();
        assert_eq!(found, KINDS.iter().map(|(kind, _)| *kind).collect::<Vec<_>>());
        assert_eq!(client.items_in(&target).len(), KINDS.len());
        for (kind, folder) in KINDS {
            let items = client.items_in(&distinguished(folder));
            let stays = items.iter().any(|item| item.name == *kind);
            assert_eq!(stays, operation == "CopyItem", "{operation} {kind}");
        }
    }
}

#[test]
fn all_items_of_a_folder_are_marked_as_read() {
    requirements!(CORE: 1290; CDATA: 1054011);
    for profile in [ServerProfile::Exchange2013Sp1, ServerProfile::Exchange2019] {
        let mut client = Client::of(profile, "Exchange2013_SP1");
        let inbox = distinguished("inbox");
        for subject in ["One", "Two"] {
            client.create_item(Some(&inbox), &message(subject, "<t:IsRead>false</t:IsRead>"));
        }
        let mark = |flag: &str, folder: &str| {
            format!(
                "<m:MarkAllItemsAsRead><m:ReadFlag>{flag}</m:ReadFlag><m:SuppressReadReceipts>true\
                 </m:SuppressReadReceipts><m:FolderIds>{folder}</m:FolderIds></m:MarkAllItemsAsRead>"
            )
        };
        for flag in ["true", "false"] {
            let answer = client.succeed(&mark(flag, &inbox));
            assert_outcome(&answer, "MarkAllItemsAsRead", "Success", "NoError");
            let items = client.items_in(&inbox);
            assert!(items.iter().all(|item| item.value("IsRead") == flag), "{flag}");
        }
        let gone = client.create_mail_folder(&inbox, "Gone").folder();
        client.delete_folder(&gone, "HardDelete");
        let answer = client.refuse(&mark("true", &gone), ErrorItemNotFound);
        assert_outcome(&answer, "MarkAllItemsAsRead", "Error", "ErrorItemNotFound");
    }
}
