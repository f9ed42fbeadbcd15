//! MarkAsJunk: whom it blocks, what it moves, and what it refuses.

use ews_sim::ResponseCode;
use ews_sim::mailbox::{FolderKey, NewItem, PermissionLevel};
use ews_sim::property::{ItemKind, ItemProperty};

use crate::client::{Client, distinguished, get_item, message};
use crate::scenes::{
    GARBAGE, content_of, grant_bob, hide_item, id_named, id_of, message_to_bob, received, send, subjects,
};
use crate::support::{ADA, BOB};

fn mark(ids: &str, is_junk: bool, moves: bool) -> String {
    format!(
        "<m:MarkAsJunk IsJunk=\"{is_junk}\" MoveItem=\"{moves}\"><m:ItemIds>{ids}</m:ItemIds></m:MarkAsJunk>"
    )
}

fn blocked(client: &Client, owner: &str) -> Vec<String> {
    let mailbox = client.simulator.mailbox(owner).expect("built with it");
    mailbox.blocked_senders().map(str::to_owned).collect()
}

#[test]
fn fi_318_both_attributes_are_required() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Junk", ""));
    for attribute in [" IsJunk=\"true\"", " MoveItem=\"true\""] {
        let request = mark(&id.item(), true, true).replace(attribute, "");
        client.refuse(&request, ResponseCode::ErrorSchemaValidation);
    }
}

#[test]
fn fi_317_what_is_gone_is_answered_without_a_container() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("Junk", ""));
    client.delete_item(&id, "HardDelete");
    for (id, code) in [
        (id.item(), ResponseCode::ErrorItemNotFound),
        (GARBAGE.to_owned(), ResponseCode::ErrorInvalidIdMalformed),
    ] {
        let answer = client.refuse(&mark(&id, true, true), code);
        assert_eq!(content_of(&answer), ["MessageText", "ResponseCode", "DescriptiveLinkKey"]);
    }
}

#[test]
fn fi_317_only_messages_are_junk() {
    let mut client = Client::new();
    let contact = client.create_item(None, "<t:Contact><t:GivenName>Carol</t:GivenName></t:Contact>");
    let hidden = hide_item(&mut client, ADA, FolderKey::INBOX);
    for id in [contact, hidden] {
        client.refuse(&mark(&id.item(), true, true), ResponseCode::ErrorInvalidOperation);
    }
}

#[test]
fn fi_312_rights_in_both_folders_count() {
    let mut client = Client::new();
    let id = client.create_item(Some(&distinguished("inbox")), &message("Junk", ""));
    client.log_on(BOB);
    client.refuse(&mark(&id.item(), true, true), ResponseCode::ErrorItemNotFound);
    grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Reviewer);
    client.refuse(&mark(&id.item(), true, false), ResponseCode::ErrorAccessDenied);
    grant_bob(&mut client, FolderKey::INBOX, PermissionLevel::Editor);
    client.refuse(&mark(&id.item(), true, true), ResponseCode::ErrorAccessDenied);
    assert_eq!(blocked(&client, ADA), Vec::<String>::new());
}

#[test]
fn fi_312_fi_313_fi_314_fi_315_sender_and_message_go_where_the_attributes_say() {
    for (is_junk, moves, from, to) in [
        (true, true, FolderKey::INBOX, FolderKey::JUNK_EMAIL),
        (true, false, FolderKey::INBOX, FolderKey::INBOX),
        (false, true, FolderKey::JUNK_EMAIL, FolderKey::INBOX),
        (false, false, FolderKey::JUNK_EMAIL, FolderKey::JUNK_EMAIL),
    ] {
        let mut client = Client::new();
        if !is_junk {
            client.simulator.mailbox_mut(BOB).expect("built with it").block_sender(ADA);
        }
        send(&mut client, &message_to_bob("Offer", ""));
        let id = id_named(&client, BOB, from, "Offer");
        let answer = client.log_on(BOB).succeed(&mark(&id.item(), is_junk, moves));
        assert_eq!(subjects(&client, BOB, to), ["Offer"]);
        let expected = if is_junk { vec![ADA.to_owned()] } else { Vec::new() };
        assert_eq!(blocked(&client, BOB), expected);
        if moves {
            assert_eq!(content_of(&answer), ["ResponseCode", "MovedItemId"]);
            let moved = answer.one("MovedItemId").id();
            assert_ne!(moved.id, id.id);
            assert_eq!(client.item(&moved).id(), moved);
            client.refuse(&get_item(&id.item(), "IdOnly", "", ""), ResponseCode::ErrorItemNotFound);
        } else {
            assert_eq!(content_of(&answer), ["ResponseCode"]);
            assert_eq!(client.item(&id).id(), id);
        }
    }
}

#[test]
fn fi_312_what_lies_there_already_is_not_moved() {
    let mut client = Client::new();
    let id = received(&mut client, "Offer", "");
    let moved = client.succeed(&mark(&id.item(), true, true)).one("MovedItemId").id();
    let again = client.succeed(&mark(&moved.item(), true, true));
    assert_eq!(content_of(&again), ["ResponseCode"]);
    assert_eq!(blocked(&client, BOB), [ADA]);
    assert_eq!(client.item(&moved).id(), moved);
}

#[test]
fn fi_316_later_mail_of_a_blocked_sender_is_junk() {
    let mut client = Client::new();
    let id = received(&mut client, "Offer", "");
    client.succeed(&mark(&id.item(), true, false));
    send(&mut client, &message_to_bob("Better offer", ""));
    assert_eq!(subjects(&client, BOB, FolderKey::JUNK_EMAIL), ["Better offer"]);
    client.log_on(BOB).succeed(&mark(&id.item(), false, false));
    send(&mut client, &message_to_bob("Lunch", ""));
    assert_eq!(subjects(&client, BOB, FolderKey::INBOX), ["Offer", "Lunch"]);
}

#[test]
fn fi_313_nobody_is_blocked_for_a_message_of_nobody() {
    let mut client = Client::new();
    let now = client.simulator.now();
    let ada = client.simulator.mailbox_mut(ADA).expect("built with it");
    let new = NewItem::new(ItemKind::Message).with(ItemProperty::Subject, "Anonymous");
    let key = ada.create_item(FolderKey::INBOX, new, now).expect("it can be made");
    let id = id_of(&client, ADA, key);
    client.succeed(&mark(&id.item(), true, true));
    assert_eq!(blocked(&client, ADA), Vec::<String>::new());
    assert_eq!(subjects(&client, ADA, FolderKey::JUNK_EMAIL), ["Anonymous"]);
}
