//! What a difference says, and that there is one exactly when there is something to say.

use std::time::Duration;

use ews_sim::double::diff::{Event, Subject, diff};
use ews_sim::mailbox::{FolderKey, NewImContact, NewItem, PermissionLevel};
use ews_sim::operation::im_list::AddImGroup;
use ews_sim::property::{ItemKind, ItemProperty, MessageProperty, PropertyValue};
use ews_sim::schema::BodyType;
use ews_sim::{DistributionGroup, ResponseCode, Simulator, User};

use crate::drawn::{live_on, lived_in};
use crate::support::{ADA, simulator, succeed};

#[track_caller]
fn assert_diff(before: &Simulator, after: &Simulator, lines: &[&str]) {
    let told = diff(before, after).to_string();
    assert_eq!(told.lines().collect::<Vec<_>>(), lines);
}

#[test]
fn nothing_is_told_of_equal_states() {
    let simulator = lived_in(1, 40);
    assert!(diff(&simulator, &simulator.clone()).is_empty());
    assert_eq!(diff(&simulator, &simulator).to_string(), "");
}

#[test]
fn a_request_that_fails_has_changed_nothing_although_a_rule_has_counted_it() {
    let mut simulator = simulator();
    simulator.fail_next::<AddImGroup>(ResponseCode::ErrorImGroupLimitReached);
    let before = simulator.clone();
    let refused = simulator.call(ADA, &AddImGroup { display_name: "Work".into() });
    assert_eq!(refused.map(drop).map_err(|error| error.code()), Err(ResponseCode::ErrorImGroupLimitReached));
    assert!(before != simulator, "the rule is spent");
    assert_diff(&before, &simulator, &[]);
}

#[test]
fn something_is_told_exactly_when_states_differ() {
    for seed in 0..8 {
        let mut simulator = lived_in(seed, 0);
        for request in 0..30 {
            let before = simulator.clone();
            live_on(&mut simulator, seed * 100 + request, 1);
            let told = diff(&before, &simulator);
            assert_eq!(told.is_empty(), before == simulator, "{seed}, {request}: {told}");
        }
    }
}

#[test]
fn clock_directory_mailboxes_and_rights_are_told_of() {
    let before = Simulator::builder()
        .user(User::new("carol@example.test", "Carol"))
        .mailbox(ADA)
        .allow_sending_as(ADA, "carol@example.test")
        .build();
    let mut after = Simulator::builder()
        .user(User::new("carol@example.test", "Carol"))
        .mailbox(ADA)
        .distribution_group(DistributionGroup::new("team@example.test"))
        .strict_schema(true)
        .allow_impersonation(ADA, "carol@example.test")
        .build();
    after.advance(Duration::from_secs(60));
    after.add_mailbox("dan@example.test");
    after.move_mailbox(ADA, ews_sim::ServerProfile::Exchange2010Sp2);
    let lines = [
        "simulator: now: 2024-03-01T09:00:00Z became 2024-03-01T09:01:00Z",
        "simulator: strict_schema: false became true",
        "user dan@example.test: added",
        "distribution group team@example.test: added",
        "ada@example.test may send as carol@example.test: removed",
        "ada@example.test may act as carol@example.test: added",
        "ada@example.test: server: Exchange2010Sp2 is new",
        "dan@example.test: added",
    ];
    assert_diff(&before, &after, &lines);
}

#[test]
fn items_are_told_of_by_folder_kind_and_subject() {
    let mut simulator = simulator();
    let before = simulator.clone();
    let message = NewItem::new(ItemKind::Message)
        .with(ItemProperty::Subject, "Minutes")
        .with(MessageProperty::IsRead, false);
    let message = simulator
        .seed(ADA, |mailbox, now| mailbox.create_item(FolderKey::INBOX, message, now))
        .expect("a folder for messages");
    let with_message = simulator.clone();
    let added = [
        "ada@example.test: next counter: 515 became 517",
        "ada@example.test: Inbox: TotalCount: 0 became 1",
        "ada@example.test: Inbox: UnreadCount: 0 became 1",
        "ada@example.test: Inbox: Message \"Minutes\": added",
    ];
    assert_diff(&before, &simulator, &added);
    let id = simulator
        .mailbox(ADA)
        .expect("built with it")
        .item_id_of(simulator.mailbox(ADA).and_then(|mailbox| mailbox.item(message)).expect("just made"));
    succeed(
        &mut simulator,
        &format!(
            "<m:MoveItem><m:ToFolderId><t:DistinguishedFolderId Id=\"deleteditems\"/></m:ToFolderId>\
             <m:ItemIds><t:ItemId Id=\"{id}\"/></m:ItemIds></m:MoveItem>"
        ),
    );
    let moved = [
        "ada@example.test: next counter: 517 became 520",
        "ada@example.test: Inbox: TotalCount: 1 became 0",
        "ada@example.test: Inbox: UnreadCount: 1 became 0",
        "ada@example.test: Deleted Items: TotalCount: 0 became 1",
        "ada@example.test: Deleted Items: UnreadCount: 0 became 1",
        "ada@example.test: Deleted Items: Message \"Minutes\": moved from Inbox",
    ];
    assert_diff(&with_message, &simulator, &moved);
    let told = diff(&with_message, &simulator).changes.pop().expect("six");
    assert!(matches!(told.subject, Subject::Item { kind: ItemKind::Message, .. }), "{told}");
    assert_eq!(told.event, Event::Moved { from: "Inbox".to_owned() });
    let removed = diff(&simulator, &before).to_string();
    assert!(removed.contains("ada@example.test: Deleted Items: Message \"Minutes\": removed\n"), "{removed}");
}

#[test]
fn properties_are_told_of_with_old_and_new_value() {
    let make = |body: &str, subject: Option<&str>| {
        let mut simulator = simulator();
        let item = NewItem::new(ItemKind::Message)
            .with(ItemProperty::Body, PropertyValue::Body(BodyType::Text, body.to_owned()))
            .with(ItemProperty::Categories, PropertyValue::Texts(vec![body[..1].to_owned()]));
        let item = subject.into_iter().fold(item, |item, it| item.with(ItemProperty::Subject, it));
        let made = simulator.seed(ADA, |mailbox, now| mailbox.create_item(FolderKey::DRAFTS, item, now));
        made.expect("a folder for messages");
        simulator
    };
    let long = "a".repeat(300);
    let lines = [
        "ada@example.test: Drafts: Message \"Hi\": Subject: \"Hi\" is new",
        "ada@example.test: Drafts: Message \"Hi\": Categories: [\"x\"] became [\"y\"]",
        "ada@example.test: Drafts: Message \"Hi\": Body: \"x\" became \"y\"",
    ];
    let told = diff(&make("x", None), &make("y", Some("Hi"))).to_string();
    let mut told: Vec<_> = told.lines().collect();
    told.sort_unstable();
    let mut lines = lines.to_vec();
    lines.sort_unstable();
    assert_eq!(told, lines);
    let told = diff(&make(&format!("{long}b"), None), &make(&format!("{long}c"), None)).to_string();
    let shown = "a".repeat(117);
    assert_eq!(
        told,
        format!(
            "ada@example.test: Drafts: Message \"\": Body: …{shown}ab\" (303 characters) became \
             …{shown}ac\" (303 characters)\n"
        )
    );
}

#[test]
fn groups_memberships_folders_and_permissions_are_told_of() {
    let mut simulator = simulator();
    let before = simulator.clone();
    simulator
        .seed(ADA, |mailbox, now| {
            let work = mailbox.add_im_group("Work")?;
            let carol = NewImContact { im_address: "carol@example.test", display_name: Some("Carol") };
            mailbox.add_im_contact(carol, Some(work), now)?;
            mailbox.grant(FolderKey::CALENDAR, "bob@example.test", PermissionLevel::Reviewer)
        })
        .expect("there is room");
    let told = diff(&before, &simulator).to_string();
    for line in [
        "ada@example.test: IM group \"Work\": added",
        "ada@example.test: IM group \"Work\": member \"Carol\" added",
        "ada@example.test: Contacts/{06967759-274D-40B2-A3EB-D7F9E73727D7}: Contact \"Carol\": added",
    ] {
        assert!(told.lines().any(|own| own == line), "{line}\n{told}");
    }
    assert!(told.contains("ada@example.test: Calendar: PermissionSet: "), "{told}");
    let back = diff(&simulator, &before).to_string();
    assert!(back.contains("ada@example.test: IM group \"Work\": removed\n"), "{back}");
}
