//! Worlds made in Rust: what is in them, and what is told to whoever asks for what cannot be.

use std::panic::catch_unwind;

use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, ImGroup, Mailbox, PermissionLevel};
use ews_sim::operation::im_list::RemoveImGroup;
use ews_sim::property::{
    ContactProperty, EntryProperty, FolderKind, ItemKind, ItemProperty, MessageProperty, TaskProperty,
};
use ews_sim::world::{FolderPath, ImContactSeed, ItemSeed, MailboxSeed, Value};
use ews_sim::{DistributionGroup, Simulator, User};

use crate::support::{ADA, BOB, send_bytes, succeed};

fn ada() -> MailboxSeed {
    MailboxSeed::new(ADA)
}

/// What somebody is told who builds a simulator with a mailbox like that.
#[track_caller]
fn complaint(mailbox: MailboxSeed) -> String {
    let built = catch_unwind(|| Simulator::builder().mailbox(mailbox).build());
    let panic = built.map(drop).expect_err("a panic");
    *panic.downcast::<String>().expect("a sentence")
}

#[test]
fn misuse_is_told_with_its_place_and_what_exists() {
    let message = || ItemSeed::message("Hi");
    let with = |name: &str, value: Value| ada().item(message().with_named(name, value));
    let office = Value::object().with("Work", Value::object().with("City", "London"));
    for (mailbox, told) in [
        (with("IsRaed", true.into()), "properties.IsRaed: a Message has no IsRaed; the nearest is IsRead"),
        (
            with("Importance", "high".into()),
            "properties.Importance: \"high\" is none of its words; there are: Low, Normal, High",
        ),
        (with("IsRead", "yes".into()), "properties.IsRead: \"yes\" is no boolean"),
        (with("DateTimeReceived", "today".into()), "properties.DateTimeReceived: \"today\" is no dateTime"),
        (with("Subject", ["a"].into()), "properties.Subject: it takes one value, not a list"),
        (
            with("From", Value::object().with("Adress", "x")),
            "properties.From.Adress: there is no Adress here; there are: Mailbox",
        ),
        (
            with("ToRecipients", [Value::object().with("EmailAdress", "x")].into()),
            "properties.ToRecipients[0].EmailAdress: there is no EmailAdress here; \
             the nearest is EmailAddress",
        ),
        (
            ada().item(ItemSeed::contact("Carol").with(ContactProperty::PhysicalAddresses, office)),
            "properties.PhysicalAddresses.Work: \"Work\" is none of its words; \
             there are: Home, Business, Other",
        ),
        (
            with("Size", 7.into()),
            "properties.Size: Message \"Hi\": ErrorInvalidPropertySet: Set action is invalid for property.",
        ),
        (
            ada().item(message().folder("inbox/Projects")),
            "folder: there is no folder \"Projects\" in inbox; there are none",
        ),
        (
            ada().folder("inbox/Projects").item(message().folder("inbox/Project")),
            "folder: there is no folder \"Project\" in inbox; there are: Projects",
        ),
        (
            ada().item(message().folder("Inbox")),
            "folder: a path starts with a distinguished name, not with \"Inbox\"; try inbox",
        ),
    ] {
        assert_eq!(complaint(mailbox), format!("mailboxes[0].items[0].{told}"));
    }
}

#[test]
fn misuse_of_folders_groups_and_contacts_is_told() {
    for (mailbox, told) in [
        (
            ada().folder("inbx/Projects"),
            "folders[0].path: a path starts with a distinguished name, not with \
          \"inbx\"; try inbox",
        ),
        (ada().folder("inbox/"), "folders[0].path: ErrorFolderSavePropertyError: The folder save operation"),
        (
            ada().im_group("Work", ["bob@example.test"]).im_group("WORK", ["bob@example.test"]),
            "imGroups[1]: ErrorImGroupDisplayNameAlreadyExists: ",
        ),
        (ada().im_group("", ["bob@example.test"]), "imGroups[0].displayName: a group of contacts has a name"),
        (ada().im_group("Work", [""]), "imGroups[0].contacts[0].imAddress: it is empty"),
        (
            ada().im_contact(ImContactSeed::new("sip:x").tel_uri("tel:1").display_name("Carol")),
            "imContacts[0].displayName: a contact that is made from a number is named by it",
        ),
        (
            ada().im_distribution_group("team@example.test"),
            "imGroups[0].smtpAddress: the directory has no distribution group team@example.test; \
             there are none",
        ),
    ] {
        let complaint = complaint(mailbox);
        assert!(complaint.starts_with(&format!("mailboxes[0].{told}")), "{complaint}");
    }
}

#[test]
fn the_directory_knows_better_what_an_owner_is_called() {
    let built = catch_unwind(|| {
        let user = User::new(ADA, "Ada Lovelace");
        Simulator::builder().user(user).mailbox(ada().display_name("Ada")).build()
    });
    let panic = built.map(drop).expect_err("a panic").downcast::<String>().expect("a sentence");
    let told = "mailboxes[0].displayName: the directory calls ada@example.test \"Ada Lovelace\"";
    assert_eq!(*panic, told);
}

fn organisation() -> Simulator {
    Simulator::builder()
        .user(User::new(BOB, "Bob").with_proxy_address("robert@example.test"))
        .distribution_group(DistributionGroup::new("team@example.test").with_member(ADA))
        .mailbox(BOB)
        .mailbox(
            ada()
                .display_name("Ada Lovelace")
                .folder("inbox/Projects/2024")
                .folder_of_kind(FolderKind::ContactsFolder, "msgfolderroot/Friends")
                .item(
                    ItemSeed::message("Minutes")
                        .folder("inbox/projects")
                        .from(BOB)
                        .to([ADA, "team@example.test"])
                        .html_body("<p>We met.</p>")
                        .with(ItemProperty::Categories, ["Blue"])
                        .with(ItemProperty::DateTimeReceived, "2024-02-29T08:00:00Z"),
                )
                .item(ItemSeed::message("Reply").folder("sentitems").to([BOB]))
                .item(ItemSeed::message("Unfinished").folder("drafts"))
                .item(ItemSeed::calendar_item("Stand-up", "2024-03-04T09:00:00Z", "2024-03-04T09:15:00Z"))
                .item(ItemSeed::task("Pay").with(TaskProperty::DueDate, "2024-03-08T00:00:00Z"))
                .item(ItemSeed::post_item("Notice"))
                .item(
                    ItemSeed::contact("Carol")
                        .folder("msgfolderroot/Friends")
                        .email_address("carol@example.test")
                        .with(EntryProperty::HomeCity, "London"),
                )
                .item(ItemSeed::distribution_list("Choir", [BOB, "carol@example.test"]))
                .im_group("Work", [ImContactSeed::new(BOB).display_name("Bob")])
                .im_group("Favorites", [BOB])
                .im_distribution_group("team@example.test")
                .im_contact(ImContactSeed::new("sip:phone@example.test").tel_uri("tel:+15550100"))
                .blocked_sender("spam@example.test"),
        )
        .allow_folder_access("robert@example.test", ADA, "inbox/Projects", PermissionLevel::Reviewer)
        .allow_folder_access(BOB, ADA, DistinguishedFolderId::Calendar, PermissionLevel::Editor)
        .allow_sending_as(BOB, ADA)
        .build()
}

#[test]
fn an_organisation_is_there_as_it_was_described() {
    let simulator = organisation();
    let mailbox = simulator.mailbox(ADA).expect("described");
    assert_eq!(mailbox.check(), Ok(()));
    assert_eq!(mailbox.display_name(), "Ada Lovelace");
    let friends = FolderPath::from("msgfolderroot/Friends").find(mailbox).expect("described");
    assert_eq!(friends.kind(), FolderKind::ContactsFolder);
    let projects = FolderPath::from("inbox/Projects").find(mailbox).expect("on the way to 2024");
    assert_eq!(
        (projects.kind(), projects.total_count(), projects.unread_count()),
        (FolderKind::Folder, 1, 1)
    );
    assert!(projects.permission_set().rights_of(BOB).is_folder_visible);
    assert!(mailbox.is_blocked("SPAM@example.test"));
    let kinds = |folder| mailbox.items_in(folder).map(|item| item.kind()).collect::<Vec<_>>();
    assert_eq!(kinds(FolderKey::CALENDAR), [ItemKind::CalendarItem]);
    assert_eq!(kinds(FolderKey::TASKS), [ItemKind::Task]);
    assert_eq!(kinds(FolderKey::INBOX), [ItemKind::PostItem]);
    assert_eq!(kinds(FolderKey::CONTACTS), [ItemKind::DistributionList]);
    let carol = mailbox.item_named(friends.key(), "Carol").expect("described");
    assert_eq!(carol.properties().text(EntryProperty::HomeCity), Some("London"));
    assert_eq!(carol.contact().map(|contact| contact.email_addresses().count()), Some(1));
    let groups: Vec<_> = mailbox.im_groups().map(ImGroup::display_name).collect();
    assert!(groups.ends_with(&["Work", "team@example.test"]), "{groups:?}");
    assert_eq!(names_in(mailbox, "Work"), ["Bob"]);
    assert_eq!(names_in(mailbox, "Favorites"), ["Bob"]);
    assert_eq!(mailbox.im_contacts().count(), 2);
}

fn names_in<'m>(mailbox: &'m Mailbox, group: &str) -> Vec<&'m str> {
    let group = mailbox.im_group_named(group).expect("described");
    mailbox.members(group.key()).map(|contact| contact.display_name()).collect()
}

#[test]
fn messages_have_come_where_they_lie() {
    let mut simulator = organisation();
    let mailbox = simulator.mailbox(ADA).expect("described");
    let find = |path: &str, name: &str| {
        let folder = FolderPath::from(path).find(mailbox).expect("described");
        mailbox.item_named(folder.key(), name).expect("described")
    };
    let [minutes, reply, draft] =
        [("inbox/Projects", "Minutes"), ("sentitems", "Reply"), ("drafts", "Unfinished")]
            .map(|(path, name)| find(path, name));
    assert_eq!([minutes, reply, draft].map(|item| item.is_read()), [Some(false), Some(true), Some(true)]);
    let is_draft = |item: &ews_sim::mailbox::Item| item.properties().boolean(ItemProperty::IsDraft);
    assert_eq!([minutes, reply, draft].map(is_draft), [Some(false), Some(false), Some(true)]);
    let received = minutes.properties().time(ItemProperty::DateTimeReceived).expect("described");
    assert_eq!(received.to_string(), "2024-02-29T08:00:00Z");
    assert_eq!(minutes.date_time_created(), Some(received));
    let from = |item: &ews_sim::mailbox::Item| item.properties().mailboxes(MessageProperty::From).to_vec();
    assert_eq!(from(minutes)[0].name.as_deref(), Some("Bob"), "as the directory calls him");
    assert_eq!(from(reply)[0].email_address.as_deref(), Some(ADA));
    assert_eq!(minutes.properties().mailboxes(MessageProperty::ReceivedBy).len(), 1);
    let id = simulator.item_id(ADA, "inbox/Projects", "Minutes").expect("described");
    let reply = succeed(
        &mut simulator,
        &format!(
            "<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>\
             <m:ItemIds><t:ItemId Id=\"{}\"/></m:ItemIds></m:GetItem>",
            id.id
        ),
    );
    let answer = String::from_utf8_lossy(reply.body()).into_owned();
    for part in ["<Body BodyType=\"HTML\"", "<String>Blue</String>", "bob@example.test"] {
        assert!(answer.contains(part), "{part}: {answer}");
    }
}

#[test]
fn ids_are_found_by_name_and_are_none_where_nothing_is() {
    let mut simulator = organisation();
    assert_eq!(simulator.item_id(ADA, "inbox", "Minutes"), None);
    assert_eq!(simulator.item_id(ADA, "inbox/Nowhere", "Minutes"), None);
    assert_eq!(simulator.item_id("eve@example.test", "inbox", "Notice"), None);
    assert_eq!(simulator.folder_id(ADA, "Inbox"), None);
    assert_eq!(simulator.persona_id(ADA, "Eve"), None);
    assert!(simulator.persona_id(ADA, "Bob").is_some());
    let folder = simulator.folder_id(ADA, "inbox/Projects").expect("described");
    let answer = succeed(
        &mut simulator,
        &format!(
            "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>\
             <m:FolderIds><t:FolderId Id=\"{}\"/></m:FolderIds></m:GetFolder>",
            folder.id
        ),
    );
    let change_key = folder.change_key.expect("it has one");
    assert!(String::from_utf8_lossy(answer.body()).contains(&change_key), "{answer}");
    let work = simulator.item_id(ADA, "imcontactlist", "Work").expect("described");
    simulator.call(ADA, &RemoveImGroup { group_id: work }).expect("the id is right");
    assert_eq!(simulator.item_id(ADA, "imcontactlist", "Work"), None);
}

#[test]
fn one_line_is_a_world() {
    let simulator = Simulator::builder().mailbox(ADA).build();
    assert_eq!(simulator.mailbox(ADA).map(|mailbox| mailbox.items().count()), Some(3), "the default groups");
    let request = "<m:GetImItemList/>";
    let mut simulator = simulator;
    assert!(send_bytes(&mut simulator, ADA, crate::support::envelope(request).as_bytes()).is_success());
}

#[test]
fn the_same_description_gives_the_same_simulator() {
    assert!(organisation() == organisation());
}

#[test]
fn one_more_item_is_there_with_the_id_told() {
    let mut simulator = organisation();
    let id = simulator.add_item(ADA, ItemSeed::message("News").folder("inbox/Projects").from(BOB));
    assert_eq!(simulator.item_id(ADA, "inbox/Projects", "News"), Some(id));
    let mut other = simulator.clone();
    let add = move || drop(other.add_item("eve@example.test", ItemSeed::task("Pay")));
    let panic = catch_unwind(std::panic::AssertUnwindSafe(add)).expect_err("a panic");
    assert_eq!(*panic.downcast::<String>().expect("a sentence"), "there is no mailbox eve@example.test");
}
