//! MoveItem and CopyItem: ids, mailboxes, rights and what cannot be moved.

use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, PermissionLevel};
use ews_sim::{Policies, ResponseCode, ServerProfile, Simulator};

use crate::client::{
    Client, delete_folder, distinguished, distinguished_of, folder_of, get_item, message, recipients,
    set_field, transfer_item,
};
use crate::scenes::{grant_bob, hide_item, id_named, ids_in, received, subjects, unread_count};
use crate::support::{ADA, BOB, envelope_for, send_bytes};
use crate::tree::Answer;

const BOTH: [&str; 2] = ["MoveItem", "CopyItem"];

#[track_caller]
fn assert_gone(client: &mut Client, id: &crate::tree::Id) {
    client.refuse(&get_item(&id.item(), "IdOnly", "", ""), ResponseCode::ErrorItemNotFound);
}

/// MoveItem or CopyItem with the wish for ids.
fn transfer_with(operation: &str, ids: &str, target: &str, return_new_item_ids: bool) -> String {
    let wish = format!("<m:ReturnNewItemIds>{return_new_item_ids}</m:ReturnNewItemIds></m:{operation}>");
    transfer_item(operation, ids, target).replace(&format!("</m:{operation}>"), &wish)
}

#[test]
fn fi_280_the_wish_for_ids_comes_last() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Note", ""));
    for operation in BOTH {
        let wrong = transfer_item(operation, &id.item(), &distinguished("inbox"))
            .replace("<m:ItemIds>", "<m:ReturnNewItemIds>true</m:ReturnNewItemIds><m:ItemIds>");
        client.refuse(&wrong, ResponseCode::ErrorSchemaValidation);
    }
}

#[test]
fn fi_281_the_wish_for_ids_came_with_2010_sp1() {
    for operation in BOTH {
        let mut client = Client::of(ServerProfile::Exchange2019, "Exchange2007_SP1");
        let id = client.create_item(None, &message("Note", ""));
        let request = transfer_with(operation, &id.item(), &distinguished("inbox"), true);
        client.refuse(&request, ResponseCode::ErrorIncorrectSchemaVersion);
    }
}

#[test]
fn fi_012_fi_286_a_target_that_is_gone_is_missed_in_every_message() {
    let mut client = Client::new();
    let folder = client.create_mail_folder(&distinguished("inbox"), "Gone").folder();
    client.succeed(&delete_folder(&folder, "HardDelete"));
    let ids = ["One", "Two"].map(|subject| client.create_item(None, &message(subject, "")));
    let list = [ids[0].item(), ids[1].item()].concat();
    for operation in BOTH {
        let answer =
            client.refuse(&transfer_item(operation, &list, &folder), ResponseCode::ErrorToFolderNotFound);
        assert_eq!(answer.codes.len(), 2);
    }
    assert_eq!(subjects(&client, ADA, FolderKey::DRAFTS), ["One", "Two"]);
}

#[test]
fn fi_291_what_is_gone_or_has_been_moved_is_not_there() {
    let mut client = Client::new();
    let deleted = client.create_item(None, &message("Note", ""));
    client.delete_item(&deleted, "HardDelete");
    let moved = client.create_item(None, &message("Note", ""));
    client.transfer_item("MoveItem", &moved, &distinguished("inbox"));
    for operation in BOTH {
        for id in [&deleted, &moved] {
            let request = transfer_item(operation, &id.item(), &distinguished("inbox"));
            client.refuse(&request, ResponseCode::ErrorItemNotFound);
        }
    }
}

#[test]
fn fi_283_fi_284_fi_285_ids_of_a_series_name_nothing_where_nothing_recurs() {
    let mut client = Client::new();
    let id = client.create_item(None, "<t:CalendarItem><t:Subject>Lunch</t:Subject></t:CalendarItem>");
    let master = format!("<t:RecurringMasterItemId OccurrenceId=\"{}\"/>", id.id);
    let occurrence = format!("<t:OccurrenceItemId RecurringMasterId=\"{}\" InstanceIndex=\"1\"/>", id.id);
    for operation in BOTH {
        client.refuse(
            &transfer_item(operation, &occurrence, &distinguished("inbox")),
            ResponseCode::ErrorCalendarCannotUseIdForRecurringMasterId,
        );
        client.refuse(
            &transfer_item(operation, &master, &distinguished("inbox")),
            ResponseCode::ErrorCalendarCannotUseIdForOccurrenceId,
        );
    }
}

#[test]
fn fi_288_what_programs_hide_stays_where_it_is() {
    let mut client = Client::new();
    let id = hide_item(&mut client, ADA, FolderKey::INBOX);
    for operation in BOTH {
        for target in [distinguished("drafts"), distinguished_of("inbox", ADA)] {
            let request = transfer_item(operation, &id.item(), &target);
            client.refuse(&request, ResponseCode::ErrorInvalidOperation);
        }
    }
}

#[test]
fn fi_287_no_item_lies_in_a_search_folder() {
    let mut client = Client::new();
    let search = client.create_folder(&distinguished("searchfolders"), &folder_of("SearchFolder", "Found"));
    let id = client.create_item(None, &message("Note", ""));
    for operation in BOTH {
        let request = transfer_item(operation, &id.item(), &search.folder());
        client.refuse(&request, ResponseCode::ErrorInvalidFolderTypeForOperation);
    }
}

#[test]
fn fi_282_other_mailboxes_take_items_from_those_who_may_put_them_there_since_2010() {
    let mut client = Client::new();
    let note = |client: &mut Client| client.log_on(BOB).create_item(None, &message("Note", ""));
    let target = distinguished_of("inbox", ADA);
    for operation in BOTH {
        let id = note(&mut client);
        let code = match operation {
            "MoveItem" => ResponseCode::ErrorToFolderNotFound,
            // Ada's Inbox can be seen by now.
            _ => ResponseCode::ErrorCrossMailboxMoveCopy,
        };
        client.refuse(&transfer_item(operation, &id.item(), &target), code);
        grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Reviewer);
        let request = transfer_item(operation, &id.item(), &target);
        client.refuse(&request, ResponseCode::ErrorCrossMailboxMoveCopy);
    }
    let mut old = Client::of(ServerProfile::Exchange2007Sp1, "Exchange2007_SP1");
    let id = note(&mut old);
    grant_bob(&mut old, FolderKey::INBOX, PermissionLevel::Owner);
    for operation in BOTH {
        let request = transfer_item(operation, &id.item(), &target);
        old.refuse(&request, ResponseCode::ErrorCrossMailboxMoveCopy);
    }
}

#[test]
fn fi_282_what_goes_to_another_mailbox_is_answered_without_an_id() {
    for operation in BOTH {
        let mut client = Client::new();
        grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Editor);
        let id = client.log_on(BOB).create_item(None, &message("Note", ""));
        let request = transfer_item(operation, &id.item(), &distinguished_of("inbox", ADA));
        let answer = client.succeed(&request);
        assert_eq!(answer.messages()[0].names(), ["ResponseCode", "Items"]);
        assert!(answer.one("Items").children.is_empty());
        assert_eq!(subjects(&client, ADA, FolderKey::INBOX), ["Note"]);
        match operation {
            "MoveItem" => assert_gone(&mut client, &id),
            _ => assert_eq!(client.item(&id).id(), id),
        }
    }
}

#[test]
fn fi_010_rights_count_in_the_mailbox_of_the_item_and_in_that_of_the_target() {
    let mut client = Client::new();
    let id = client.create_item(Some(&distinguished("inbox")), &message("Note", ""));
    client.log_on(BOB);
    let own = distinguished("inbox");
    for operation in BOTH {
        let request = transfer_item(operation, &id.item(), &own);
        client.refuse(&request, ResponseCode::ErrorItemNotFound);
    }
    // To see an item is enough to copy it, not to move it.
    grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Reviewer);
    client.refuse(&transfer_item("MoveItem", &id.item(), &own), ResponseCode::ErrorAccessDenied);
    client.succeed(&transfer_item("CopyItem", &id.item(), &own));
    // Within Ada's mailbox it takes the right to make items.
    for operation in BOTH {
        grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Editor);
        grant_bob(&mut client, FolderKey::DRAFTS, PermissionLevel::Reviewer);
        let request = transfer_item(operation, &id.item(), &distinguished_of("drafts", ADA));
        client.refuse(&request, ResponseCode::ErrorAccessDenied);
    }
    grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Contributor);
    grant_bob(&mut client, FolderKey::DRAFTS, PermissionLevel::Editor);
    let request = transfer_item("MoveItem", &id.item(), &distinguished_of("drafts", ADA));
    client.refuse(&request, ResponseCode::ErrorAccessDenied);
}

#[test]
fn fi_277_a_moved_item_has_a_new_id_and_the_same_content() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Note", "<t:Importance>High</t:Importance>"));
    let before = client.item(&id);
    let moved = client.transfer_item("MoveItem", &id, &distinguished("inbox"));
    assert_ne!((&moved.id, &moved.change_key), (&id.id, &id.change_key));
    assert_gone(&mut client, &id);
    let after = client.item(&moved);
    assert_eq!(after.id(), moved);
    for property in ["Subject", "Importance", "DateTimeCreated", "ItemClass", "InternetMessageId"] {
        assert_eq!(after.value(property), before.value(property), "{property}");
        assert_ne!(after.value(property), "", "{property}");
    }
    assert_ne!(after.one("ParentFolderId").id(), before.one("ParentFolderId").id());
}

#[test]
fn fi_278_a_copy_has_an_id_of_its_own_and_the_original_stays() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Note", ""));
    let before = client.item(&id);
    client.simulator.advance(std::time::Duration::from_secs(60));
    let copy = client.transfer_item("CopyItem", &id, &distinguished("inbox"));
    assert_ne!((&copy.id, &copy.change_key), (&id.id, &id.change_key));
    assert_eq!(client.item(&id), before);
    let copied = client.item(&copy);
    assert_eq!(copied.value("Subject"), "Note");
    assert!(copied.value("DateTimeCreated") > before.value("DateTimeCreated"));
}

/// A client of a server that honours the wish for ids.
fn moved_with_policy(operation: &str, wish: bool) -> Answer {
    let policies = Policies::default().with(|policies| policies.honors_return_new_item_ids = true);
    let mut simulator = Simulator::builder().policies(policies).mailbox(ADA).build();
    let mut send = |body: &str| {
        Answer::read(&send_bytes(&mut simulator, ADA, envelope_for("Exchange2016", body).as_bytes()))
    };
    let id = send(&crate::client::create_item(None, &message("Note", ""))).object().id();
    send(&transfer_with(operation, &id.item(), &distinguished("inbox"), wish))
}

#[test]
fn fi_279_ids_are_told_whatever_is_wished_unless_a_policy_says_otherwise() {
    for operation in BOTH {
        let mut client = Client::new();
        let request = |client: &mut Client, wish: Option<bool>| {
            let id = client.create_item(None, &message("Note", "")).item();
            match wish {
                Some(wish) => transfer_with(operation, &id, &distinguished("inbox"), wish),
                None => transfer_item(operation, &id, &distinguished("inbox")),
            }
        };
        for wish in [Some(true), Some(false), None] {
            let body = request(&mut client, wish);
            assert_ne!(client.succeed(&body).object().id().id, "", "{wish:?}");
        }
        assert!(moved_with_policy(operation, false).one("Items").children.is_empty());
        assert_eq!(moved_with_policy(operation, true).one("Items").children.len(), 1);
    }
}

#[test]
fn fi_287_any_folder_takes_what_is_moved_or_copied() {
    let mut client = Client::new();
    for operation in BOTH {
        for folder in ["calendar", "contacts", "tasks", "notes"] {
            let id = client.create_item(None, &message("Note", ""));
            client.transfer_item(operation, &id, &distinguished(folder));
        }
        let contact = client.create_item(None, "<t:Contact><t:GivenName>Carol</t:GivenName></t:Contact>");
        client.transfer_item(operation, &contact, &distinguished("inbox"));
    }
}

#[test]
fn fi_289_what_is_unread_stays_unread_and_counts_follow() {
    let mut client = Client::new();
    let id = received(&mut client, "Lunch", "");
    let copy = client.transfer_item("CopyItem", &id, &distinguished("drafts"));
    assert_eq!(client.item(&copy).value("IsRead"), "false");
    assert_eq!(unread_count(&client, BOB, FolderKey::INBOX), 1);
    assert_eq!(unread_count(&client, BOB, FolderKey::DRAFTS), 1);
    let moved = client.transfer_item("MoveItem", &id, &distinguished("drafts"));
    assert_eq!(client.item(&moved).value("IsRead"), "false");
    assert_eq!(unread_count(&client, BOB, FolderKey::INBOX), 0);
    assert_eq!(unread_count(&client, BOB, FolderKey::DRAFTS), 2);
}

#[test]
fn fi_290_moving_within_a_folder_gives_a_new_id() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Note", ""));
    let moved = client.transfer_item("MoveItem", &id, &distinguished("drafts"));
    assert_ne!(moved.id, id.id);
    assert_eq!(ids_in(&client, ADA, FolderKey::DRAFTS), [moved]);
}

#[test]
fn fi_009_the_second_move_of_a_batch_finds_nothing() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Note", ""));
    let answer = client.send(&transfer_item("MoveItem", &id.item().repeat(2), &distinguished("inbox")));
    assert_eq!(answer.codes, [ResponseCode::NoError, ResponseCode::ErrorItemNotFound]);
}

#[test]
fn fi_282_the_archive_is_another_mailbox() {
    let mut client = Client::new();
    let ada = client.simulator.mailbox_mut(ADA).expect("built with it");
    ada.provide_folder(DistinguishedFolderId::ArchiveInbox).expect("the server has archives");
    let id = client.create_item(None, &message("Note", ""));
    let request = transfer_item("MoveItem", &id.item(), &distinguished("archiveinbox"));
    assert!(client.succeed(&request).one("Items").children.is_empty());
    let archived = id_named(&client, ADA, FolderKey::ARCHIVE_INBOX, "Note");
    // Within the archive the id is told.
    client.transfer_item("MoveItem", &archived, &distinguished("archivedeleteditems"));
}

#[test]
fn fi_277_what_was_soft_deleted_can_be_restored() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Note", &recipients("ToRecipients", BOB)));
    client.update_item(&id, &set_field("Item", "item:Subject", &message("Other", "")));
    client.delete_item(&id, "SoftDelete");
    let id = id_named(&client, ADA, FolderKey::RECOVERABLE_ITEMS_DELETIONS, "Other");
    let restored = client.transfer_item("MoveItem", &id, &distinguished("drafts"));
    assert_eq!(client.item(&restored).value("Subject"), "Other");
}
