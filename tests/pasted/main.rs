//! Requests in a row: every answer keeps the rules that all answers keep.

#![allow(unused_imports, reason = "what any such test may need")]

use ews_sim::fuzzing::proven;
use ews_sim::mailbox::search::{SearchFolderTraversal, SearchParameters};
use ews_sim::mailbox::*;
use ews_sim::property::*;
use ews_sim::schema::{EmailAddress, Exists, FieldUri, SearchExpression};
use ews_sim::{DistributionGroup, Simulator};
use jiff::tz::TimeZone;

fn world() -> Simulator {
    let mut simulator = Simulator::builder()
        .distribution_group(DistributionGroup::new("staff@example.test").with_member("ada@example.test"))
        .distribution_group(DistributionGroup::new("team@example.test").with_member("ada@example.test"))
        .allow_impersonation("bob@example.test", "ada@example.test")
        .mailbox("ada@example.test")
        .build();
    let now = simulator.now();
    let mailbox = simulator.mailbox_mut("ada@example.test").expect("built with it");
    let _ = mailbox.add_im_group("Work");
    let _ = mailbox.add_distribution_group("staff@example.test", None);
    let group = mailbox.im_group_named("Work").map(ImGroup::key);
    let contact = NewImContact { im_address: "bob@example.test", display_name: None };
    let _ = mailbox.add_im_contact(contact, group, now);
    let group = mailbox.im_group_named("Work").map(ImGroup::key);
    let contact = NewImContact { im_address: "eve@example.test", display_name: None };
    let _ = mailbox.add_im_contact(contact, group, now);
    let number = NewTelUriContact {
        tel_uri: "tel:+14255550100",
        sip_uri: "sip:+14255550100@example.test",
        telephone_number: "+1 (425) 555-0100",
    };
    let _ = mailbox.add_tel_uri_contact(number, None, now);
    let new = NewItem::new(ItemKind::Message).with(ItemProperty::Subject, "Lunch");
    let _ = mailbox.create_item(FolderKey::INBOX, new, now);
    let new = NewItem::new(ItemKind::Message).with(ItemProperty::Subject, "Lunch");
    let _ = mailbox.create_item(FolderKey::INBOX, new, now);
    let bob = PropertyValue::Mailboxes(vec![EmailAddress::smtp("Bob", "bob@example.test")]);
    let new = NewItem::new(ItemKind::Message).with(ItemProperty::Subject, "Lunch");
    let new = new.with(MessageProperty::ToRecipients, bob);
    let _ = mailbox.create_item(FolderKey::DRAFTS, new, now);
    let bob = PropertyValue::Mailboxes(vec![EmailAddress::smtp("Bob", "bob@example.test")]);
    let new = NewItem::new(ItemKind::Message).with(ItemProperty::Subject, "Lunch");
    let new = new.with(MessageProperty::ToRecipients, bob);
    let _ = mailbox.create_item(FolderKey::DRAFTS, new, now);
    let new = NewItem::new(ItemKind::Task).with(ItemProperty::Subject, "Lunch");
    let _ = mailbox.create_item(FolderKey::TASKS, new, now);
    let new = NewItem::new(ItemKind::CalendarItem).with(ItemProperty::Subject, "Lunch");
    let _ = mailbox.create_item(FolderKey::CALENDAR, new, now);
    let new = NewItem::new(ItemKind::PostItem).with(ItemProperty::Subject, "Lunch");
    let _ = mailbox.create_item(FolderKey::INBOX, new, now);
    let new = NewItem::new(ItemKind::DistributionList).with(ItemProperty::Subject, "Lunch");
    let _ = mailbox.create_item(FolderKey::CONTACTS, new, now);
    let _ = mailbox.create_folder(FolderKey::INBOX, NewFolder::named("Work"));
    let above = mailbox.children_of(FolderKey::INBOX).next().map(Folder::key);
    let _ = above.map(|above| mailbox.create_folder(above, NewFolder::named("Family")));
    let path = FieldUri::of("item:Subject").into();
    let parameters = SearchParameters::new(
        SearchFolderTraversal::Deep,
        SearchExpression::Exists(Exists { path }),
        vec![FolderKey::INBOX],
        &TimeZone::UTC,
    );
    let new = NewFolder::of_kind(FolderKind::SearchFolder, "Found");
    let new = new.with(|new| new.search_parameters = parameters.ok());
    let _ = mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new);
    let _ = mailbox.provide_folder(DistinguishedFolderId::ArchiveRoot);
    simulator
}

#[test]
fn what_was_found() {
    let mut simulator = world();
    let request = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
        <soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"\n\
        \x20   xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\"\n\
        \x20   xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\">\n\
        \x20 <soap:Header><t:RequestServerVersion Version=\"Exchange2013\"/></soap:Header>\n\
        \x20 <soap:Body><m:AddImGroup><m:DisplayName>Friends</m:DisplayName></m:AddImGroup></soap:\
        Body>\n\
        </soap:Envelope>"
        .as_bytes();
    proven(&mut simulator, "ada@example.test", request);
    simulator.advance(std::time::Duration::from_secs(60));
    let request = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
        <soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"\n\
        \x20   xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\"\n\
        \x20   xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\">\n\
        \x20 <soap:Header><t:RequestServerVersion Version=\"Exchange2013\"/></soap:Header>\n\
        \x20 <soap:Body><m:GetImItemList></m:GetImItemList></soap:Body>\n\
        </soap:Envelope>"
        .as_bytes();
    proven(&mut simulator, "ada@example.test", request);
}
