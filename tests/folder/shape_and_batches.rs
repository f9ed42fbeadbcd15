//! What all operations on folders share: FI-001 to FI-016.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, PermissionLevel};
use ews_sim::{ResponseCode, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, refuse, simulator, succeed};

/// The frame of an error, and after it the container.
const ERROR: [&str; 3] = ["MessageText", "ResponseCode", "DescriptiveLinkKey"];

#[test]
fn fi_013_an_empty_array_of_units_is_no_request() {
    let mut simulator = simulator();
    let (default, inbox) = (shape("Default", ""), named("inbox"));
    for (body, incomplete) in [
        (get_folder(&default, ""), "FolderIds"),
        (find_folder("Shallow", &default, "", ""), "ParentFolderIds"),
        (create_folder(&inbox, ""), "Folders"),
        (create_folder_path(&inbox, ""), "RelativeFolderPath"),
        ("<m:UpdateFolder><m:FolderChanges/></m:UpdateFolder>".to_owned(), "FolderChanges"),
        (relocate("MoveFolder", &inbox, ""), "FolderIds"),
        (relocate("CopyFolder", &inbox, ""), "FolderIds"),
        (delete_folder("HardDelete", ""), "FolderIds"),
        (empty_folder("HardDelete", true, ""), "FolderIds"),
        (mark_all_items_as_read(true, true, ""), "FolderIds"),
    ] {
        let reply = refuse(&mut simulator, &body, ErrorSchemaValidation);
        let words = format!("The element '{incomplete}' in namespace");
        let text = reply.message_text().expect("a fault has a text");
        assert!(text.contains(&words) && text.contains("has incomplete content."), "{text}");
    }
}

#[test]
fn fi_015_fi_016_what_is_newer_than_the_version_is_refused() {
    let mut simulator = simulator();
    let inbox = named("inbox");
    for (version, body) in [
        ("Exchange2010_SP2", create_folder_path(&inbox, &folder("New"))),
        ("Exchange2010_SP2", mark_all_items_as_read(true, true, &inbox)),
        ("Exchange2007_SP1", empty_folder("HardDelete", false, &inbox)),
    ] {
        let reply = send_for(&mut simulator, version, &body);
        assert_eq!((reply.status(), reply.code()), (500, Some(ErrorIncorrectSchemaVersion)), "{reply}");
    }
    let reply = send_for(&mut simulator, "Exchange2010", &empty_folder("HardDelete", false, &inbox));
    assert!(reply.is_success(), "{reply}");
}

#[test]
fn fi_003_fi_005_an_error_has_the_container_of_its_operation_or_none() {
    let mut simulator = simulator();
    let gone = gone(&mut simulator);
    let (default, inbox) = (shape("Default", ""), named("inbox"));
    let with_folders = [&ERROR[..], &["Folders"]].concat();
    for (body, expected) in [
        (get_folder(&default, &gone), &with_folders[..]),
        (create_folder(&gone, &folder("New")), &with_folders),
        (create_folder_path(&gone, &folder("New")), &with_folders),
        (update_folder(&gone, &rename("New")), &with_folders),
        (relocate("MoveFolder", &inbox, &gone), &with_folders),
        (relocate("CopyFolder", &inbox, &gone), &with_folders),
        (find_folder("Shallow", &default, "", &gone), &ERROR),
        (delete_folder("HardDelete", &gone), &ERROR),
        (empty_folder("HardDelete", false, &gone), &ERROR),
        (mark_all_items_as_read(true, true, &gone), &ERROR),
    ] {
        let reply = crate::support::send(&mut simulator, &body);
        assert_eq!(messages(&reply), [expected], "{reply}");
        assert_eq!(properties(&reply), [[""; 0]; 0], "{reply}");
        assert_eq!(reply.texts("DescriptiveLinkKey"), ["0"]);
    }
}

#[test]
fn fi_012_a_missing_target_is_the_error_of_every_unit_and_the_sources_stay() {
    for operation in ["MoveFolder", "CopyFolder"] {
        let mut simulator = with_path(&["One", "Two"]);
        let gone = gone(&mut simulator);
        let sources = [id(&simulator, "One"), id(&simulator, "Two")].concat();
        expect(&mut simulator, &relocate(operation, &gone, &sources), &[ErrorToFolderNotFound; 2]);
        let more = [&sources, &*gone].concat();
        expect(&mut simulator, &relocate(operation, &gone, &more), &[ErrorToFolderNotFound; 3]);
    }
}

#[test]
fn fi_010_a_denial_stops_the_batch_and_what_was_done_stays_done() {
    let mut simulator = shared_inbox(PermissionLevel::Owner);
    let (owned, others) = ("Mine", ["A", "B", "C"]);
    let mine = folder_in(&mut simulator, FolderKey::INBOX, owned);
    for name in others {
        folder_in(&mut simulator, FolderKey::MSG_FOLDER_ROOT, name);
    }
    // Bob sees the top of the mailbox, and may do nothing there.
    grant(&mut simulator, FolderKey::MSG_FOLDER_ROOT, PermissionLevel::Reviewer);
    for name in others {
        let key = key_of(&simulator, name);
        grant(&mut simulator, key, PermissionLevel::Reviewer);
    }
    grant(&mut simulator, mine, PermissionLevel::Owner);
    let ids = [owned, "A", "B", "C"].map(|name| id(&simulator, name)).concat();
    let reply = send_as_bob(&mut simulator, &delete_folder("HardDelete", &ids));
    let stopped = ErrorBatchProcessingStopped;
    assert_eq!(reply.codes(), [NoError, ErrorAccessDenied, stopped, stopped], "{reply}");
    assert_eq!(reply.text().matches(r#"ResponseClass="Warning""#).count(), 2, "{reply}");
    assert!(ada(&simulator).folder(mine).is_none());
    for name in others {
        key_of(&simulator, name);
    }
}

#[test]
fn fi_001_fi_007_fi_011_each_unit_is_answered_in_order_and_commits_by_itself() {
    let mut simulator = with_path(&["One", "Two"]);
    let gone = gone(&mut simulator);
    let ids = [&*id(&simulator, "Two"), &gone, &id(&simulator, "One")].concat();
    let reply =
        expect(&mut simulator, &delete_folder("HardDelete", &ids), &[NoError, ErrorItemNotFound, NoError]);
    let document = reply.document().expect("answers are valid");
    let holder = document.body().children().next().expect("a holder of response messages");
    let names: Vec<_> = holder.children().map(|message| message.element().name).collect();
    assert_eq!(names, ["DeleteFolderResponseMessage"; 3]);
    assert_eq!(ada(&simulator).child_named(FolderKey::INBOX, "One"), None);
}

#[test]
fn fi_008_the_second_of_two_folders_of_one_name_is_refused() {
    let mut simulator = simulator();
    let twice = [folder("New"), folder("new")].concat();
    expect(&mut simulator, &create_folder(&named("inbox"), &twice), &[NoError, ErrorFolderExists]);
    assert_eq!(found(&mut simulator, "Shallow", "", &named("inbox")), ["New"]);
}

#[test]
fn fi_002_fi_014_a_success_has_a_code_and_its_payload_and_no_words() {
    let mut simulator = with_path(&["One", "Two"]);
    let (default, inbox) = (shape("Default", ""), named("inbox"));
    let two = id(&simulator, "Two");
    let (code, folders) = ("ResponseCode", &["ResponseCode", "Folders"][..]);
    for (body, expected) in [
        (get_folder(&default, &two), folders),
        (find_folder("Shallow", &default, "", &inbox), &[code, "RootFolder"]),
        (create_folder(&inbox, &folder("New")), folders),
        (create_folder_path(&inbox, &folder("Path")), folders),
        (update_folder(&two, &rename("Renamed")), folders),
        (relocate("CopyFolder", &named("drafts"), &two), folders),
        (relocate("MoveFolder", &named("outbox"), &two), folders),
        (mark_all_items_as_read(true, true, &two), &[code]),
        (empty_folder("HardDelete", false, &two), &[code]),
        (delete_folder("HardDelete", &two), &[code]),
    ] {
        assert_eq!(messages(&succeed(&mut simulator, &body)), [expected], "{body}");
    }
}

/// The id of a folder that was there.
fn gone(simulator: &mut Simulator) -> String {
    let key = folder_in(simulator, FolderKey::OUTBOX, "Gone");
    let gone = id_of(simulator, key);
    succeed(simulator, &delete_folder("HardDelete", &gone));
    gone
}

/// Ada and Bob, who has rights in Ada's Inbox.
fn shared_inbox(level: PermissionLevel) -> Simulator {
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    builder.allow_folder_access(BOB, ADA, DistinguishedFolderId::Inbox, level).build()
}

#[track_caller]
fn grant(simulator: &mut Simulator, folder: FolderKey, level: PermissionLevel) {
    let mailbox = simulator.mailbox_mut(ADA).expect("every simulator here has it");
    mailbox.grant(folder, BOB, level).expect("the folder is there");
}

/// What every operation answers of an id that leads nowhere.
#[test]
fn ids_are_looked_at_before_anything_else() {
    let mut simulator = simulator();
    let malformed = r#"<t:FolderId Id="AAMk"/>"#;
    let cases: [(&str, ResponseCode); 3] = [
        (malformed, ErrorInvalidIdMalformed),
        (r#"<t:FolderId Id=""/>"#, ErrorInvalidIdEmpty),
        (r#"<t:DistinguishedFolderId Id="inbox" ChangeKey="x"/>"#, ErrorInvalidChangeKey),
    ];
    for (bad, code) in cases {
        for body in [
            get_folder(&shape("IdOnly", &field("item:Subject")), bad),
            find_folder("Shallow", &shape("IdOnly", &field("item:Subject")), "", bad),
            create_folder(bad, "<t:Folder/>"),
            create_folder_path(bad, "<t:Folder/>"),
            update_folder(bad, &rename("")),
            relocate("MoveFolder", &named("inbox"), bad),
            relocate("CopyFolder", bad, &named("root")),
            delete_folder("HardDelete", bad),
            empty_folder("HardDelete", false, bad),
            mark_all_items_as_read(true, false, bad),
        ] {
            refuse(&mut simulator, &body, code);
        }
    }
}
