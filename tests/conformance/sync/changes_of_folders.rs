//! SyncFolderHierarchy: what happens to folders, and how it is told.

use super::{changes_of_hierarchy, state_of_hierarchy};
use crate::client::{Client, distinguished, folder_of, set_field, update_folder};
use crate::tree::Id;

/// A folder of a kind below the Inbox, or below Finder where search folders belong; its root and its id.
fn create(client: &mut Client, kind: &str) -> (String, Id) {
    let root = distinguished(if kind == "SearchFolder" { "searchfolders" } else { "inbox" });
    let id = client.create_folder(&root, &folder_of(kind, "Before"));
    (root, id)
}

#[test]
fn a_new_folder_is_to_be_created() {
    requirements!(SYNC: 84, 10010, 1021, 1041, 1061, 1081);
    for kind in ["Folder", "CalendarFolder", "ContactsFolder", "SearchFolder", "TasksFolder"] {
        let mut client = Client::new();
        let root = distinguished(if kind == "SearchFolder" { "searchfolders" } else { "inbox" });
        let state = state_of_hierarchy(&mut client, &root);
        let (_, id) = create(&mut client, kind);
        let changes = changes_of_hierarchy(&mut client, &root, &state);
        let [change] = &changes[..] else { panic!("{kind}: {changes:?}") };
        assert_eq!((change.name, change.names()), ("Create", vec![kind]));
        assert_eq!(change.children[0].child("FolderId").id().id, id.id);
    }
}

#[test]
fn a_changed_folder_is_to_be_updated() {
    requirements!(SYNC: 85, 10020, 1022, 1042, 1062, 1082);
    for kind in ["Folder", "CalendarFolder", "ContactsFolder", "SearchFolder", "TasksFolder"] {
        let mut client = Client::new();
        let (root, id) = create(&mut client, kind);
        let state = state_of_hierarchy(&mut client, &root);
        let value = format!("<t:{kind}><t:DisplayName>After</t:DisplayName></t:{kind}>");
        let update = set_field("Folder", "folder:DisplayName", &value);
        client.succeed(&update_folder(&id.folder(), &update));
        let changes = changes_of_hierarchy(&mut client, &root, &state);
        let [change] = &changes[..] else { panic!("{kind}: {changes:?}") };
        assert_eq!((change.name, change.names()), ("Update", vec![kind]));
        assert_eq!(change.value("DisplayName"), "After");
    }
}

#[test]
fn a_deleted_folder_is_to_be_deleted() {
    requirements!(SYNC: 117, 37811002);
    for mut client in Client::of_generations() {
        let (root, id) = create(&mut client, "Folder");
        let state = state_of_hierarchy(&mut client, &root);
        client.delete_folder(&id.folder(), "HardDelete");
        let changes = changes_of_hierarchy(&mut client, &root, &state);
        let [change] = &changes[..] else { panic!("{changes:?}") };
        assert_eq!(change.name, "Delete");
        assert_eq!(change.child("FolderId").id().id, id.id);
    }
}
