//! The folders of a new mailbox: FI-018 to FI-035.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::DistinguishedFolderId;
use ews_sim::{ServerProfile, Simulator};

use crate::scene::*;
use crate::support::{ADA, refuse, send_bytes, simulator, succeed};

/// The name in the schema, the element, the display name and the class of folders that users see.
const SEEN: &[(&str, &str, &str, &str)] = &[
    ("inbox", "Folder", "Inbox", "IPF.Note"),
    ("drafts", "Folder", "Drafts", "IPF.Note"),
    ("outbox", "Folder", "Outbox", "IPF.Note"),
    ("sentitems", "Folder", "Sent Items", "IPF.Note"),
    ("deleteditems", "Folder", "Deleted Items", "IPF.Note"),
    ("junkemail", "Folder", "Junk Email", "IPF.Note"),
    ("calendar", "CalendarFolder", "Calendar", "IPF.Appointment"),
    ("contacts", "ContactsFolder", "Contacts", "IPF.Contact"),
    ("tasks", "TasksFolder", "Tasks", "IPF.Task"),
    ("notes", "Folder", "Notes", "IPF.StickyNote"),
    ("journal", "Folder", "Journal", "IPF.Journal"),
];

/// The id of the folder a folder lies in.
#[track_caller]
fn parent(simulator: &mut Simulator, id: &str) -> Option<String> {
    let reply = shown(simulator, &shape("IdOnly", &field("folder:ParentFolderId")), id);
    reply.ids("ParentFolderId").first().map(|id| id.id.clone())
}

#[track_caller]
fn resolved(simulator: &mut Simulator, name: &str) -> String {
    folder_id(&shown(simulator, &shape("IdOnly", ""), &named(name))).id
}

#[test]
fn fi_029_fi_031_folders_that_come_on_demand_are_not_there() {
    let mut simulator = simulator();
    for name in [
        "archiveroot",
        "archivemsgfolderroot",
        "archivedeleteditems",
        "archiverecoverableitemsroot",
        "voicemail",
        "conversationhistory",
        "syncissues",
    ] {
        refuse(&mut simulator, &get_folder(&shape("IdOnly", ""), &named(name)), ErrorFolderNotFound);
    }
}

#[test]
fn fi_030_an_archive_has_its_own_folders() {
    let mut simulator = simulator();
    let mailbox = simulator.mailbox_mut(ADA).expect("built with it");
    mailbox.provide_folder(DistinguishedFolderId::ArchiveDeletedItems).expect("the generation has archives");
    let top = resolved(&mut simulator, "archivemsgfolderroot");
    assert_eq!(parent(&mut simulator, &named("archivedeleteditems")), Some(top));
    let reply = shown(&mut simulator, &shape("Default", ""), &named("archivedeleteditems"));
    assert_eq!(text(&reply, "DisplayName"), "Deleted Items");
}

#[test]
fn fi_018_fi_019_the_two_tops() {
    let mut simulator = simulator();
    let root = shown(&mut simulator, &shape("AllProperties", ""), &named("root"));
    assert_eq!((text(&root, "DisplayName").as_str(), root.ids("ParentFolderId").len()), ("root", 0));
    let top = shown(&mut simulator, &shape("Default", ""), &named("msgfolderroot"));
    assert_eq!(text(&top, "DisplayName"), "Top of Information Store");
    assert_eq!(parent(&mut simulator, &named("msgfolderroot")), Some(folder_id(&root).id));
}

#[test]
fn fi_020_fi_021_fi_022_fi_035_what_users_see_has_its_element_class_and_english_name() {
    let mut simulator = simulator();
    let top = resolved(&mut simulator, "msgfolderroot");
    for (name, element, display_name, class) in SEEN {
        let reply = shown(&mut simulator, &shape("AllProperties", ""), &named(name));
        assert_eq!(properties(&reply)[0][0], *element, "{reply}");
        assert_eq!(text(&reply, "DisplayName"), *display_name);
        assert_eq!(text(&reply, "FolderClass"), *class);
        assert_eq!(reply.ids("ParentFolderId")[0].id, top, "{name}");
    }
}

#[test]
fn fi_023_fi_024_fi_025_finder_and_the_recoverable_items_lie_in_root() {
    let mut simulator = simulator();
    let root = resolved(&mut simulator, "root");
    let finder = shown(&mut simulator, &shape("Default", ""), &named("searchfolders"));
    assert_eq!(text(&finder, "DisplayName"), "Finder");
    for name in ["searchfolders", "recoverableitemsroot"] {
        assert_eq!(parent(&mut simulator, &named(name)).as_ref(), Some(&root), "{name}");
    }
    let recoverable = named("recoverableitemsroot");
    assert_eq!(found(&mut simulator, "Shallow", "", &recoverable), ["Deletions", "Purges", "Versions"]);
    for name in ["deletions", "purges", "versions"] {
        let id = named(&format!("recoverableitems{name}"));
        let reply = shown(&mut simulator, &shape("AllProperties", ""), &id);
        assert_eq!(reply.texts("FolderClass"), [""; 0], "{reply}");
    }
    let mut older = server(ServerProfile::Exchange2007Sp1);
    let body = find_folder("Deep", &shape("Default", ""), "", &named("root"));
    let reply = send_for(&mut older, "Exchange2007_SP1", &body);
    assert!(!reply.texts("DisplayName").contains(&"Recoverable Items".to_owned()), "{reply}");
}

#[test]
fn fi_026_fi_027_hidden_folders() {
    let mut simulator = simulator();
    let contacts = resolved(&mut simulator, "contacts");
    let all = shape("AllProperties", HIDDEN);
    for name in ["recipientcache", "quickcontacts", "imcontactlist"] {
        let reply = shown(&mut simulator, &all, &named(name));
        assert_eq!(
            (properties(&reply)[0][0].as_str(), text(&reply, "Value").as_str()),
            ("ContactsFolder", "true")
        );
        assert_eq!(reply.ids("ParentFolderId")[0].id, contacts, "{name}");
    }
    let settings = id(&simulator, "Conversation Action Settings");
    let reply = shown(&mut simulator, &all, &settings);
    assert_eq!(
        (text(&reply, "FolderClass"), text(&reply, "Value")),
        ("IPF.Configuration".into(), "true".into())
    );
    let top = resolved(&mut simulator, "msgfolderroot");
    assert_eq!(reply.ids("ParentFolderId")[0].id, top);
}

#[test]
fn fi_028_nothing_lies_in_a_new_mailbox() {
    let mut simulator = Simulator::builder().mailbox(ADA).build();
    // The groups of the IM list are items.
    let lists = |name: &String| name == "{A9E2BC46-B3A0-4243-B315-60D991004455}";
    let body = find_folder("Deep", &shape("Default", &field("folder:TotalCount")), "", &named("root"));
    let reply = succeed(&mut simulator, &body);
    let totals = reply.texts("TotalCount");
    let names = reply.texts("DisplayName");
    assert_eq!(totals.len(), names.len());
    for (name, total) in names.iter().zip(&totals) {
        assert_eq!(total, if lists(name) { "3" } else { "0" }, "{name}");
    }
    assert!(reply.texts("UnreadCount").iter().all(|unread| unread == "0"), "{reply}");
}

#[test]
fn fi_032_fi_033_names_and_a_deep_search_lead_to_the_same_folders() {
    let mut simulator = simulator();
    let reply = succeed(&mut simulator, &find_folder("Deep", &shape("Default", ""), "", &named("root")));
    let names = reply.texts("DisplayName");
    let ids = reply.ids("FolderId");
    for (name, display_name) in [("inbox", "Inbox"), ("recoverableitemsroot", "Recoverable Items")] {
        let place = names.iter().position(|it| it == display_name).expect("the search finds it");
        assert_eq!(ids[place].id, resolved(&mut simulator, name));
    }
}

#[test]
fn fi_034_ids_of_two_mailboxes_differ() {
    let mut simulator = simulator();
    let own = shown(&mut simulator, &shape("IdOnly", ""), &named("inbox"));
    let body = crate::support::envelope(&get_folder(&shape("IdOnly", ""), &named("inbox")));
    let others = send_bytes(&mut simulator, crate::support::BOB, body.as_bytes());
    assert_ne!(folder_id(&own), folder_id(&others));
}
