//! `SyncFolderHierarchy`: FI-324 to FI-337.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DeleteType, FolderKey, FolderUpdate, PermissionLevel};
use ews_sim::operation::sync::SyncFolderHierarchy;
use ews_sim::schema::SyncFolderHierarchyChange;
use ews_sim::{Reply, ServerProfile, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, envelope_for, refuse, send_bytes, simulator, succeed};

/// The changes below the top of the mailbox.
#[track_caller]
fn changes(simulator: &mut Simulator, state: &str) -> (Vec<Change>, String) {
    folder_answer(simulator, "", state)
}

fn id(simulator: &Simulator, folder: FolderKey) -> String {
    ada(simulator).folder_id_of(folder)
}

/// Renames a folder without a request.
fn rename(simulator: &mut Simulator, folder: FolderKey, name: &str) {
    let rename = vec![FolderUpdate::DisplayName(name.into())];
    ada_mut(simulator).update_folder(folder, rename).expect("the name is free");
}

#[track_caller]
fn corrupt(simulator: &mut Simulator, folder: &str, state: &str) {
    let reply = refuse(simulator, &hierarchy(folder, state), ErrorInvalidSyncStateData);
    assert_eq!(reply.message_text().as_deref(), Some(CORRUPT));
    assert_eq!(reply.findings()[0].rule().identifier(), "sync.state");
    for absent in ["SyncState", "IncludesLastFolderInRange", "Changes"] {
        assert!(!reply.text().contains(&format!("<{absent}")), "{reply}");
    }
}

#[test]
fn fi_332_a_state_of_another_root_or_of_none() {
    let mut simulator = simulator();
    let (_, of_none) = changes(&mut simulator, "");
    let (_, of_root) = folder_answer(&mut simulator, &named("root"), "");
    let (_, of_inbox) = folder_answer(&mut simulator, &named("inbox"), "");
    for (folder, state) in [
        (named("root"), &of_none),
        (named("inbox"), &of_none),
        (String::new(), &of_root),
        (named("msgfolderroot"), &of_root),
        (named("root"), &of_inbox),
        (String::new(), &of_inbox),
    ] {
        corrupt(&mut simulator, &folder, state);
    }
    folder_answer(&mut simulator, "", &of_none);
    folder_answer(&mut simulator, &named("root"), &of_root);
    folder_answer(&mut simulator, &named("inbox"), &of_inbox);
}

#[test]
fn fi_333_a_state_of_sync_folder_items_and_garbage() {
    let mut simulator = simulator();
    let (_, of_items) = item_answer(&mut simulator, &named("inbox"), "");
    corrupt(&mut simulator, &named("inbox"), &of_items);
    for garbage in ["x", "H4sIAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        corrupt(&mut simulator, "", garbage);
    }
}

#[test]
fn a_state_of_another_mailbox_and_one_of_the_future() {
    let mut simulator = simulator();
    let (_, of_ada) = folder_answer(&mut simulator, &named("inbox"), "");
    let body = envelope_for("Exchange2013", &hierarchy(&named("inbox"), &of_ada));
    let reply = send_bytes(&mut simulator, BOB, body.as_bytes());
    assert_eq!(reply.code(), Some(ErrorInvalidSyncStateData), "{reply}");
    let before = simulator.clone();
    folder_in(&mut simulator, FolderKey::INBOX, "New");
    let (_, future) = changes(&mut simulator, "");
    corrupt(&mut before.clone(), "", &future);
}

#[test]
fn fi_334_a_folder_that_is_gone() {
    let mut simulator = simulator();
    let gone = folder_in(&mut simulator, FolderKey::INBOX, "Gone");
    let element = folder_element(&simulator, gone);
    let (_, state) = folder_answer(&mut simulator, &element, "");
    ada_mut(&mut simulator).delete_folder(gone, DeleteType::HardDelete).expect("it is there");
    for state in ["", &state, "x"] {
        let reply = refuse(&mut simulator, &hierarchy(&element, state), ErrorSyncFolderNotFound);
        let text = "The folder to be synchronized could not be found.";
        assert_eq!(reply.message_text().as_deref(), Some(text));
    }
}

#[test]
fn errors_of_2007_come_with_an_empty_state() {
    let mut simulator = server(ServerProfile::Exchange2007Sp1);
    let body = envelope_for("Exchange2007_SP1", &hierarchy("", "x"));
    let reply = send_bytes(&mut simulator, ADA, body.as_bytes());
    assert_eq!(reply.code(), Some(ErrorInvalidSyncStateData), "{reply}");
    assert_eq!(reply.texts("SyncState"), [""]);
    assert_eq!(reply.texts("IncludesLastFolderInRange"), ["true"]);
    assert!(!reply.text().contains("Changes"), "{reply}");
}

#[test]
fn fi_324_fi_337_at_first_everything_is_new_and_what_is_above_comes_first() {
    let mut simulator = simulator();
    let top = folder_in(&mut simulator, FolderKey::INBOX, "Top");
    folder_in(&mut simulator, top, "Below");
    let reply = succeed(&mut simulator, &hierarchy("", ""));
    assert_eq!(reply.codes(), [NoError]);
    let answer = reply.read::<SyncFolderHierarchy>().expect("it has succeeded");
    assert_eq!(answer.includes_last_folder_in_range, Some(true));
    let changes = folder_changes(&answer);
    let mailbox = ada(&simulator);
    let expected: Vec<_> =
        mailbox.descendants_of(FolderKey::ROOT).map(ews_sim::mailbox::Folder::key).collect();
    assert_eq!(changes.len(), expected.len());
    let position = |key: FolderKey| {
        let created = ("Create", mailbox.folder_id_of(key));
        changes.iter().position(|change| *change == created)
    };
    for key in expected {
        let own = position(key).expect("every folder is created");
        let parent = mailbox.folder(key).and_then(ews_sim::mailbox::Folder::parent).expect("it is below");
        assert!(parent == FolderKey::ROOT || position(parent).expect("it is created") < own);
    }
    assert_eq!(position(FolderKey::ROOT), None);
}

#[test]
fn fi_325_fi_327_fi_354_nothing_has_changed_when_only_items_have() {
    let mut simulator = simulator();
    for blank in ["", " \n "] {
        let (first, state) = changes(&mut simulator, blank);
        assert!(!first.is_empty());
        assert_eq!(changes(&mut simulator, &state), (Vec::new(), state.clone()));
        message_in(&mut simulator, FolderKey::INBOX, "new mail");
        assert_eq!(changes(&mut simulator, &state).0, []);
    }
}

#[test]
fn fi_326_fi_331_a_folder_is_made_renamed_and_deleted() {
    let mut simulator = simulator();
    let (_, first) = changes(&mut simulator, "");
    let new = folder_in(&mut simulator, FolderKey::INBOX, "New");
    let id = id(&simulator, new);
    let (created, second) = changes(&mut simulator, &first);
    assert_eq!(created, [("Create", id.clone())]);
    rename(&mut simulator, new, "Other");
    rename(&mut simulator, new, "Another");
    let (updated, third) = changes(&mut simulator, &second);
    assert_eq!(updated, [("Update", id.clone())]);
    assert_eq!(changes(&mut simulator, &first).0, [("Create", id.clone())]);
    ada_mut(&mut simulator).delete_folder(new, DeleteType::HardDelete).expect("it is there");
    let reply = succeed(&mut simulator, &hierarchy("", &third));
    let answer = reply.read::<SyncFolderHierarchy>().expect("it has succeeded");
    let changes = answer.changes.expect("every success has them").changes;
    let [SyncFolderHierarchyChange::Delete(deleted)] = &changes[..] else { panic!("{reply}") };
    assert_eq!((&*deleted.folder_id.id, deleted.folder_id.change_key.as_deref()), (&*id, Some("AQAAAA==")));
}

#[test]
fn fi_335_what_was_made_and_deleted_is_not_told() {
    let mut simulator = simulator();
    let (_, state) = changes(&mut simulator, "");
    let new = folder_in(&mut simulator, FolderKey::INBOX, "New");
    ada_mut(&mut simulator).delete_folder(new, DeleteType::HardDelete).expect("it is there");
    assert_eq!(changes(&mut simulator, &state).0, []);
}

#[test]
fn fi_328_a_folder_in_deleted_items_is_another() {
    let mut simulator = simulator();
    let thrown = folder_in(&mut simulator, FolderKey::INBOX, "Thrown");
    let (_, state) = changes(&mut simulator, "");
    let root = named("msgfolderroot");
    let (_, of_root) = folder_answer(&mut simulator, &root, "");
    ada_mut(&mut simulator).delete_folder(thrown, DeleteType::MoveToDeletedItems).expect("it is there");
    let updated = [("Update", id(&simulator, thrown))];
    assert_eq!(changes(&mut simulator, &state).0, updated);
    assert_eq!(folder_answer(&mut simulator, &root, &of_root).0, updated);
}

#[test]
fn fi_329_a_folder_that_leaves_the_scope_is_gone_and_one_that_comes_is_new_with_all_in_it() {
    let mut simulator = simulator();
    let a = folder_in(&mut simulator, FolderKey::INBOX, "A");
    let below = folder_in(&mut simulator, a, "Below");
    let [inbox, drafts] = [named("inbox"), named("drafts")];
    let (_, of_inbox) = folder_answer(&mut simulator, &inbox, "");
    let (_, of_drafts) = folder_answer(&mut simulator, &drafts, "");
    ada_mut(&mut simulator).move_folder(a, FolderKey::DRAFTS).expect("it may move");
    let both = |change| [(change, id(&simulator, a)), (change, id(&simulator, below))];
    let [created, deleted] = [both("Create"), both("Delete")];
    assert_eq!(folder_answer(&mut simulator, &inbox, &of_inbox).0, deleted);
    assert_eq!(folder_answer(&mut simulator, &drafts, &of_drafts).0, created);
}

#[test]
fn fi_330_a_search_folder_is_told_of() {
    let mut simulator = simulator();
    let (_, state) = folder_answer(&mut simulator, &named("searchfolders"), "");
    let base = format!("<t:BaseFolderIds>{}</t:BaseFolderIds>", named("inbox"));
    let exists = r#"<t:Exists><t:FieldURI FieldURI="item:Subject"/></t:Exists>"#;
    let restriction = format!("<t:Restriction>{exists}</t:Restriction>");
    let folder = format!(
        "<t:SearchFolder><t:DisplayName>Found</t:DisplayName><t:SearchParameters>{restriction}{base}\
         </t:SearchParameters></t:SearchFolder>"
    );
    let parent = format!("<m:ParentFolderId>{}</m:ParentFolderId>", named("searchfolders"));
    let create = format!("<m:CreateFolder>{parent}<m:Folders>{folder}</m:Folders></m:CreateFolder>");
    succeed(&mut simulator, &create);
    let reply = succeed(&mut simulator, &hierarchy(&named("searchfolders"), &state));
    assert_eq!(reply.texts("Create").len(), 1, "{reply}");
    assert_eq!(reply.texts("SearchFolder").len(), 1, "{reply}");
}

#[test]
fn fi_336_all_properties_are_shown_of_what_is_new_and_of_what_is_another() {
    let mut simulator = simulator();
    let inbox = named("inbox");
    let (_, state) = folder_answer(&mut simulator, &inbox, "");
    let new = folder_in(&mut simulator, FolderKey::INBOX, "New");
    let shown = |simulator: &mut Simulator, state: &str| -> Reply {
        let reply = succeed(simulator, &hierarchy_in("AllProperties", &inbox, state));
        assert_eq!(reply.texts("DisplayName").len(), 1, "{reply}");
        for property in ["ParentFolderId", "FolderClass", "TotalCount", "EffectiveRights", "UnreadCount"] {
            assert!(reply.text().contains(&format!("<{property}")), "no {property}\n{reply}");
        }
        reply
    };
    let created = shown(&mut simulator, &state);
    let state = &created.texts("SyncState")[0];
    rename(&mut simulator, new, "Other");
    let updated = shown(&mut simulator, state);
    assert_eq!(updated.texts("DisplayName"), ["Other"]);
}

#[test]
fn permissions_are_told_where_clients_ask_for_all_they_know() {
    let mut simulator = simulator();
    let request = hierarchy_in("IdOnly", &named("inbox"), "").replace(
        "</t:BaseShape>",
        "</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI=\"folder:PermissionSet\"/>\
         <t:FieldURI FieldURI=\"folder:SearchParameters\"/></t:AdditionalProperties>",
    );
    folder_in(&mut simulator, FolderKey::INBOX, "New");
    let reply = succeed(&mut simulator, &request);
    assert!(reply.text().contains("<PermissionSet>"), "{reply}");
}

#[test]
fn the_newest_comes_first_but_nothing_before_what_it_lies_in_and_what_is_gone_last() {
    let order = |profile: ServerProfile, version: &str| {
        let mut simulator = server(profile);
        let inbox = FolderKey::INBOX;
        let [gone, old] = ["Gone", "Old"].map(|name| folder_in(&mut simulator, inbox, name));
        let ask = |simulator: &mut Simulator, state: &str| {
            let body = envelope_for(version, &hierarchy_in("Default", &named("inbox"), state));
            let reply = send_bytes(simulator, ADA, body.as_bytes());
            let deleted = reply.read::<SyncFolderHierarchy>().expect("it succeeds");
            let deleted = folder_changes(&deleted).iter().filter(|change| change.0 == "Delete").count();
            (reply.texts("DisplayName"), reply.texts("SyncState").remove(0), deleted)
        };
        let (_, state, _) = ask(&mut simulator, "");
        ada_mut(&mut simulator).delete_folder(gone, DeleteType::HardDelete).expect("it is there");
        let parent = folder_in(&mut simulator, inbox, "Parent");
        rename(&mut simulator, old, "Renamed");
        folder_in(&mut simulator, parent, "Child");
        let (names, _, deleted) = ask(&mut simulator, &state);
        (names.join(" "), deleted)
    };
    let of = |names: &str, deleted| (names.to_owned(), deleted);
    assert_eq!(order(ServerProfile::Exchange2013, "Exchange2013"), of("Parent Child Renamed", 1));
    // What is gone is not told of by servers of 2007.
    assert_eq!(order(ServerProfile::Exchange2007Sp1, "Exchange2007_SP1"), of("Parent Renamed Child", 0));
}

#[test]
fn a_folder_that_comes_into_sight_is_new_and_one_that_goes_out_of_it_is_gone() {
    let mut simulator = simulator();
    let secret = folder_in(&mut simulator, FolderKey::INBOX, "Secret");
    let grant = |simulator: &mut Simulator, folder, level| {
        ada_mut(simulator).grant(folder, BOB, level).expect("the folder is there");
    };
    grant(&mut simulator, FolderKey::MSG_FOLDER_ROOT, PermissionLevel::Reviewer);
    grant(&mut simulator, FolderKey::INBOX, PermissionLevel::Reviewer);
    let mailbox = format!("<t:Mailbox><t:EmailAddress>{ADA}</t:EmailAddress></t:Mailbox>");
    let inbox = format!(r#"<t:DistinguishedFolderId Id="inbox">{mailbox}</t:DistinguishedFolderId>"#);
    let ask = |simulator: &mut Simulator, state: &str| {
        let body = envelope_for("Exchange2013", &hierarchy(&inbox, state));
        let reply = send_bytes(simulator, BOB, body.as_bytes());
        let answer = reply.read::<SyncFolderHierarchy>().expect("it succeeds");
        (folder_changes(&answer), answer.sync_state.expect("every success has one"))
    };
    let (unseen, state) = ask(&mut simulator, "");
    assert_eq!(unseen, []);
    rename(&mut simulator, secret, "Still secret");
    assert_eq!(ask(&mut simulator, &state).0, []);
    grant(&mut simulator, secret, PermissionLevel::Reviewer);
    let (seen, state) = ask(&mut simulator, &state);
    assert_eq!(seen, [("Create", id(&simulator, secret))]);
    rename(&mut simulator, secret, "Known");
    let (renamed, state) = ask(&mut simulator, &state);
    assert_eq!(renamed, [("Update", id(&simulator, secret))]);
    grant(&mut simulator, secret, PermissionLevel::None);
    let (gone, state) = ask(&mut simulator, &state);
    assert_eq!(gone, [("Delete", id(&simulator, secret))]);
    ada_mut(&mut simulator).delete_folder(secret, DeleteType::HardDelete).expect("it is there");
    assert_eq!(ask(&mut simulator, &state).0, []);
}
