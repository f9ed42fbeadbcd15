//! GetItem: ids, what is refused, and that reading changes nothing.

use ews_sim::ResponseCode::*;
use ews_sim::{Policies, ServerProfile, Simulator};

use crate::client::{Client, distinguished, field, get_item, message};
use crate::support::ADA;
use crate::tree::Id;
use crate::{indexed, names_path, set};

#[test]
fn fi_215_fi_216_what_is_gone_is_not_found() {
    let mut client = Client::new();
    let deleted = client.create_item(None, &message("x", ""));
    client.delete_item(&deleted, "HardDelete");
    let moved = client.create_item(None, &message("x", ""));
    client.transfer_item("MoveItem", &moved, &distinguished("inbox"));
    for id in [deleted, moved] {
        let answer = client.refuse(&get_item(&id.item(), "IdOnly", "", ""), ErrorItemNotFound);
        assert_eq!(answer.one("Items").names(), [""; 0]);
    }
}

#[test]
fn fi_217_the_id_of_a_folder_is_not_that_of_an_item() {
    let mut client = Client::new();
    let inbox = client.folder_id(&distinguished("inbox"));
    let answer = client.refuse(&get_item(&inbox.item(), "IdOnly", "", ""), ErrorCannotUseFolderIdForItemId);
    assert_eq!(answer.value("MessageText"), "Expected an item Id but received a folder Id.");
}

#[test]
fn ids_and_change_keys_that_cannot_be_read_are_refused() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    for key in ["", "x", "AAAA"] {
        let id = Id { change_key: Some(key.to_owned()), ..id.clone() };
        client.refuse(&get_item(&id.item(), "IdOnly", "", ""), ErrorInvalidChangeKey);
    }
    client.refuse(&get_item("<t:ItemId Id=\"x\"/>", "IdOnly", "", ""), ErrorInvalidIdMalformed);
    client.refuse(&get_item("<t:ItemId Id=\"\"/>", "IdOnly", "", ""), ErrorInvalidIdEmpty);
}

#[test]
fn fi_218_ip_028_a_property_of_another_kind_is_refused_with_its_path() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", ""));
    let answer = client
        .refuse(&get_item(&id.item(), "IdOnly", "", &field("calendar:Start")), ErrorInvalidPropertyRequest);
    names_path(&answer, "calendar:Start");
    assert_eq!(answer.value("MessageText"), "Property is not valid for this object type.");
    for path in
        [indexed("contacts:PhoneNumber", "HomePhone"), indexed("distributionlist:Members:Member", "AAAAAQ==")]
    {
        client.refuse(&get_item(&id.item(), "IdOnly", "", &path), ErrorInvalidPropertyRequest);
    }
}

#[test]
fn properties_of_other_kinds_are_left_out_where_the_policies_say_so() {
    let policies = Policies::default().with(|it| it.leaves_out_properties_of_other_kinds = true);
    let mut client =
        Client::with(Simulator::builder().policies(policies).mailbox(ADA).build(), "Exchange2016");
    let id = client.create_item(None, &message("x", ""));
    let paths = field("calendar:Start") + &field("item:Subject") + &indexed("contacts:PhoneNumber", "Pager");
    let answer = client.succeed(&get_item(&id.item(), "IdOnly", "", &paths));
    assert_eq!(answer.value("Subject"), "x");
    assert!(!answer.has("Start"));
    let folder = client.folder_with(&distinguished("contacts"), &field("folder:UnreadCount"));
    assert!(!folder.has("UnreadCount"));
    // They are properties of items all the same; what is none is refused.
    let made_up = field("folder:DisplayName");
    client.refuse(&get_item(&id.item(), "IdOnly", "", &made_up), ErrorInvalidPropertyRequest);
}

#[test]
fn fi_221_ip_041_mime_content_of_contacts_is_converted_from_2013_on() {
    let include = "<t:IncludeMimeContent>true</t:IncludeMimeContent>";
    for profile in [ServerProfile::Exchange2007Sp1, ServerProfile::Exchange2010Sp2] {
        let mut older = Client::of(profile, "Exchange2007_SP1");
        for (kind, folder) in [("Contact", "contacts"), ("Task", "tasks")] {
            let id = older.create_item(Some(&distinguished(folder)), &format!("<t:{kind}/>"));
            for (switches, paths) in [(include, String::new()), ("", field("item:MimeContent"))] {
                let answer = older.refuse(
                    &get_item(&id.item(), "IdOnly", switches, &paths),
                    ErrorUnsupportedMimeConversion,
                );
                assert_eq!(
                    answer.value("MessageText"),
                    "Mime conversion is not supported for this item type."
                );
            }
        }
    }
    // What the server can do does not depend on the version the request asks for.
    for version in ["Exchange2010_SP2", "Exchange2013"] {
        let mut newer = Client::of(ServerProfile::Exchange2013Sp1, version);
        let id = newer.create_item(None, "<t:Contact><t:Surname>Lee</t:Surname></t:Contact>");
        let item = newer.succeed(&get_item(&id.item(), "IdOnly", include, "")).object().clone();
        assert_eq!(item.child("MimeContent").attribute("CharacterSet"), "UTF-8");
    }
}

#[test]
fn fi_214_ip_001_id_only_is_the_id_only() {
    let mut client = Client::new();
    for kind in ["Message", "CalendarItem", "Contact", "DistributionList", "Task", "PostItem"] {
        let id = client.create_item(None, &format!("<t:{kind}/>"));
        let item = client.succeed(&get_item(&id.item(), "IdOnly", "", "")).object().clone();
        assert_eq!((item.name, item.names()), (kind, vec!["ItemId"]));
        assert_eq!(item.id(), id);
        assert!(id.change_key.is_some_and(|key| key.len() == 40));
    }
}

#[test]
fn fi_219_fi_220_reading_changes_nothing_and_takes_any_key() {
    let mut client = Client::new();
    let unread = message("x", "<t:IsRead>false</t:IsRead>");
    let old = client.create_item(None, &unread);
    let new = client.update_item(&old, &set("Message", "item:Subject", "<t:Subject>y</t:Subject>"));
    assert_ne!(old.change_key, new.change_key);
    for _ in 0..2 {
        let item = client.item(&old);
        assert_eq!((item.id(), item.value("IsRead"), item.value("Subject")), (new.clone(), "false", "y"));
    }
}

#[test]
fn fi_222_fi_223_ids_are_answered_in_their_order_each_time() {
    let mut client = Client::new();
    let id = client.create_item(None, &message("x", "")).item();
    let gone = client.create_item(None, &message("y", ""));
    client.delete_item(&gone, "HardDelete");
    let gone = gone.item();
    let answer = client.send(&get_item(&format!("{id}{gone}{id}{gone}"), "AllProperties", "", ""));
    assert_eq!(answer.codes, [NoError, ErrorItemNotFound, NoError, ErrorItemNotFound]);
    assert_eq!(answer.messages()[0], answer.messages()[2]);
}

#[test]
fn headers_are_answered_one_by_one() {
    use base64::Engine as _;
    let mime = "Subject: Hi\r\nX-One: 1\r\nX-Two: 2\r\n\r\nBody";
    let mime = base64::engine::general_purpose::STANDARD.encode(mime);
    let mut client = Client::new();
    let id =
        client.create_item(None, &format!("<t:Message><t:MimeContent>{mime}</t:MimeContent></t:Message>"));
    let item = client.item_with(&id, &indexed("item:InternetMessageHeader", "x-two"));
    let headers = item.child("InternetMessageHeaders");
    assert_eq!(headers.values("InternetMessageHeader"), ["2"]);
    let item = client.item_with(&id, &indexed("item:InternetMessageHeader", "X-Three"));
    assert_eq!(item.names(), ["ItemId"]);
    let item = client.item_with(&id, &field("item:InternetMessageHeaders"));
    assert!(item.values("InternetMessageHeader").len() >= 3);
}
