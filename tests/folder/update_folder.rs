//! `UpdateFolder`: FI-116 to FI-131.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, PermissionLevel};
use ews_sim::{ResponseCode, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, refuse, simulator, succeed};

const NAME: &str = "folder:DisplayName";
/// Which retention policy.
const RETENTION: &str = "b2c3d4e5-0000-4000-8000-00000000000a";

#[test]
fn fi_117_fi_118_a_change_sets_one_property() {
    let mut simulator = with_path(&["Old"]);
    let old = id(&simulator, "Old");
    let two =
        "<t:Folder><t:FolderClass>IPF.Note</t:FolderClass><t:DisplayName>New</t:DisplayName></t:Folder>";
    for folder in [two, "<t:Folder/>"] {
        let body = update_folder(&old, &set(&field(NAME), folder));
        let reply = refuse(&mut simulator, &body, ErrorIncorrectUpdatePropertyCount);
        let words = "An object within a change description must contain one and only one property to modify.";
        assert_eq!(reply.message_text().as_deref(), Some(words));
    }
}

#[test]
fn fi_119_the_property_is_that_of_the_path() {
    let mut simulator = with_path(&["Old"]);
    let old = id(&simulator, "Old");
    let class = "<t:Folder><t:FolderClass>IPF.Note</t:FolderClass></t:Folder>";
    let hidden = format!(
        "<t:Folder><t:ExtendedProperty>{HIDDEN}<t:Value>true</t:Value></t:ExtendedProperty></t:Folder>"
    );
    for (path, element) in [(field(NAME), class), (HIDDEN.to_owned(), class), (field(NAME), &hidden)] {
        let body = update_folder(&old, &set(&path, element));
        refuse(&mut simulator, &body, ErrorUpdatePropertyMismatch);
    }
    let other = HIDDEN.replace("4340", "4341");
    refuse(&mut simulator, &update_folder(&old, &set(&other, &hidden)), ErrorUpdatePropertyMismatch);
}

#[test]
fn fi_120_nothing_can_be_appended_to() {
    let mut simulator = with_path(&["Old"]);
    let append = format!("<t:AppendToFolderField>{}{}</t:AppendToFolderField>", field(NAME), folder("x"));
    let body = update_folder(&id(&simulator, "Old"), &append);
    refuse_at(&mut simulator, &body, ErrorInvalidPropertyAppend, NAME);
}

#[test]
fn fi_121_what_servers_set_themselves() {
    let mut simulator = with_path(&["Old"]);
    let old = id(&simulator, "Old");
    for (path, element) in [
        ("folder:TotalCount", "<t:TotalCount>1</t:TotalCount>"),
        ("folder:ChildFolderCount", "<t:ChildFolderCount>1</t:ChildFolderCount>"),
        ("folder:UnreadCount", "<t:UnreadCount>1</t:UnreadCount>"),
        ("folder:FolderId", r#"<t:FolderId Id="x"/>"#),
        ("folder:ManagedFolderInformation", "<t:ManagedFolderInformation/>"),
        ("folder:DistinguishedFolderId", "<t:DistinguishedFolderId>inbox</t:DistinguishedFolderId>"),
    ] {
        let body = update_folder(&old, &set(&field(path), &format!("<t:Folder>{element}</t:Folder>")));
        refuse_at(&mut simulator, &body, ErrorInvalidPropertySet, path);
    }
}

#[test]
fn a_property_of_another_kind_of_folder_is_refused() {
    let mut simulator = simulator();
    let unread = set(&field("folder:UnreadCount"), "<t:Folder><t:UnreadCount>1</t:UnreadCount></t:Folder>");
    let body = update_folder(&named("calendar"), &unread);
    refuse_at(&mut simulator, &body, ErrorInvalidPropertyRequest, "folder:UnreadCount");
    let body = update_folder(&named("inbox"), &delete_field(&field("item:Subject")));
    refuse_at(&mut simulator, &body, ErrorInvalidPropertyRequest, "item:Subject");
}

#[test]
fn fi_122_what_has_to_be_there_is_not_deleted() {
    let mut simulator = with_path(&["Old"]);
    let old = id(&simulator, "Old");
    for path in ["folder:FolderId", NAME, "folder:FolderClass", "folder:TotalCount", "folder:UnreadCount"] {
        let body = update_folder(&old, &delete_field(&field(path)));
        refuse_at(&mut simulator, &body, ErrorInvalidPropertyDelete, path);
    }
    let name = r#"<t:ExtendedFieldURI PropertyTag="0x3001" PropertyType="String"/>"#;
    refuse(&mut simulator, &update_folder(&old, &delete_field(name)), ErrorInvalidPropertyDelete);
}

#[test]
fn fi_124_fi_126_a_change_key_that_is_none_and_a_folder_that_is_gone() {
    let mut simulator = with_path(&["Old"]);
    let old = id(&simulator, "Old");
    let start = old.find(" ChangeKey").expect("it has one");
    let garbage = format!(r#"{} ChangeKey="garbage"/>"#, &old[..start]);
    let reply = refuse(&mut simulator, &update_folder(&garbage, &rename("New")), ErrorInvalidChangeKey);
    assert_eq!(reply.message_text().as_deref(), Some("The change key is invalid."));
    succeed(&mut simulator, &delete_folder("HardDelete", &old));
    refuse(&mut simulator, &update_folder(&old, &rename("New")), ErrorItemNotFound);
}

#[test]
fn fi_127_fi_131_names_that_cannot_be_given() {
    let mut simulator = with_path(&["Old"]);
    folder_in(&mut simulator, FolderKey::INBOX, "Taken");
    let old = id(&simulator, "Old");
    refuse(&mut simulator, &update_folder(&old, &rename("TAKEN")), ErrorFolderExists);
    refuse_at(&mut simulator, &update_folder(&old, &rename(" ")), ErrorFolderSavePropertyError, NAME);
    refuse(&mut simulator, &update_folder(&named("root"), &rename("New")), ErrorInvalidOperation);
}

#[test]
fn fi_130_a_change_that_fails_takes_those_before_it_along() {
    let mut simulator = with_path(&["Old"]);
    let updates = [rename("New"), delete_field(&field("folder:FolderId"))].concat();
    let body = update_folder(&id(&simulator, "Old"), &updates);
    refuse(&mut simulator, &body, ErrorInvalidPropertyDelete);
    let updates = [rename("New"), rename("")].concat();
    let body = update_folder(&id(&simulator, "Old"), &updates);
    refuse(&mut simulator, &body, ErrorFolderSavePropertyError);
}

#[test]
fn only_owners_change_a_folder() {
    let inbox = DistinguishedFolderId::Inbox;
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let mut simulator = builder.allow_folder_access(ADA, BOB, inbox, PermissionLevel::Editor).build();
    let body = update_folder(&of_bob("inbox"), &rename("Eingang"));
    refuse(&mut simulator, &body, ErrorAccessDenied);
    let bob = simulator.mailbox_mut(BOB).expect("built with it");
    bob.grant(FolderKey::INBOX, ADA, PermissionLevel::Owner).expect("the folder is there");
    succeed(&mut simulator, &body);
}

#[test]
fn fi_116_fi_125_a_new_name_and_a_new_key_and_the_last_one_wins() {
    let mut simulator = with_path(&["Old"]);
    let old = id(&simulator, "Old");
    let mut keys = Vec::new();
    for name in ["New", "Newer"] {
        let reply = succeed(&mut simulator, &update_folder(&old, &rename(name)));
        assert_eq!(properties(&reply), [["Folder", "FolderId"]]);
        let changed = folder_id(&reply);
        assert!(old.contains(&changed.id));
        keys.push(changed.change_key.expect("it comes with one"));
        let shown = shown(&mut simulator, &shape("Default", ""), &old);
        assert_eq!(text(&shown, "DisplayName"), name);
    }
    assert!(!old.contains(&keys[0]) && keys[0] != keys[1]);
}

#[test]
fn fi_128_extended_properties_are_set_and_deleted_even_where_there_are_none() {
    let mut simulator = with_path(&["Old"]);
    let old = id(&simulator, "Old");
    let hidden = format!(
        "<t:Folder><t:ExtendedProperty>{HIDDEN}<t:Value>true</t:Value></t:ExtendedProperty></t:Folder>"
    );
    let mut values = |change: String| {
        succeed(&mut simulator, &update_folder(&old, &change));
        shown(&mut simulator, &shape("IdOnly", HIDDEN), &old).texts("Value")
    };
    assert_eq!(values(set(HIDDEN, &hidden)), ["true"]);
    assert_eq!(values(delete_field(HIDDEN)), [""; 0]);
    assert_eq!(values(delete_field(HIDDEN)), [""; 0]);
}

#[test]
fn tags_are_set_and_deleted() {
    let mut simulator = with_path(&["Old"]);
    let old = id(&simulator, "Old");
    for tag in ["PolicyTag", "ArchiveTag"] {
        let path = field(&format!("folder:{tag}"));
        let value = format!(r#"<t:Folder><t:{tag} IsExplicit="true">{RETENTION}</t:{tag}></t:Folder>"#);
        for (change, count) in [(set(&path, &value), 1), (delete_field(&path), 0)] {
            succeed(&mut simulator, &update_folder(&old, &change));
            assert_eq!(shown(&mut simulator, &shape("IdOnly", &path), &old).texts(tag).len(), count);
        }
    }
}

#[test]
fn a_name_comes_in_any_element() {
    let mut simulator = with_path(&["Old"]);
    let element = "<t:CalendarFolder><t:DisplayName>New</t:DisplayName></t:CalendarFolder>";
    let body = update_folder(&id(&simulator, "Old"), &set(&field(NAME), element));
    let reply = succeed(&mut simulator, &body);
    assert_eq!(properties(&reply), [["Folder", "FolderId"]]);
    key_of(&simulator, "New");
}

#[test]
fn several_folders_change_by_themselves() {
    let mut simulator = with_path(&["One", "Two"]);
    let change = |id: &str, updates: &str| {
        format!("<t:FolderChange>{id}<t:Updates>{updates}</t:Updates></t:FolderChange>")
    };
    let changes =
        [change(&id(&simulator, "One"), &rename("")), change(&id(&simulator, "Two"), &rename("2"))].concat();
    let body = format!("<m:UpdateFolder><m:FolderChanges>{changes}</m:FolderChanges></m:UpdateFolder>");
    let codes: [ResponseCode; 2] = [ErrorFolderSavePropertyError, NoError];
    expect(&mut simulator, &body, &codes);
    assert_eq!(found(&mut simulator, "Deep", "", &named("inbox")), ["One", "2"]);
}
