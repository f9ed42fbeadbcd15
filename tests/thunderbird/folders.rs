//! Folders: made, renamed, moved, copied, emptied and deleted.

use ews::DeleteType;
use ews::copy_folder::CopyFolder;
use ews::empty_folder::EmptyFolder;
use ews::move_folder::MoveFolder;
use ews_sim::ResponseCode;

use crate::client::{
    MIME, Thunderbird, delete_folder, distinguished, file, folder, get_folder, rename, shown,
    transferred_folders,
};

#[test]
fn folders_are_made_renamed_moved_copied_emptied_and_deleted() {
    let mut client = Thunderbird::new();
    let plans = client.create_folder(distinguished("inbox"), "Plans");
    let inner = client.create_folder(folder(&plans), "Inner");
    let renamed = shown(&client.succeed(rename(folder(&plans), "Projects")).folders.inner).id;
    assert_eq!(renamed.id, plans.id);
    assert_ne!(renamed.change_key, plans.change_key);
    let found = client.folder(folder(&renamed));
    assert_eq!((found.name.as_deref(), found.children), (Some("Projects"), Some(1)));

    let to_drafts = transferred_folders(vec![folder(&renamed)], distinguished("drafts"));
    let moved = shown(&client.succeed(MoveFolder { inner: to_drafts }).folders.inner).id;
    assert_eq!(moved.id, plans.id);
    assert_eq!(client.folder(distinguished("inbox")).children, Some(0));
    assert_eq!(client.folder(distinguished("drafts")).children, Some(1));

    client.succeed(file(folder(&inner), MIME, true));
    let to_inbox = transferred_folders(vec![folder(&moved)], distinguished("inbox"));
    let copy = shown(&client.succeed(CopyFolder { inner: to_inbox }).folders.inner).id;
    assert_ne!(copy.id, moved.id);
    let copied = client.folder(folder(&copy));
    assert_eq!((copied.name.as_deref(), copied.children), (Some("Projects"), Some(1)));

    let emptied = |delete_sub_folders| EmptyFolder {
        delete_type: DeleteType::HardDelete,
        delete_sub_folders,
        folder_ids: vec![folder(&inner)],
    };
    assert_eq!(client.folder(folder(&inner)).total, Some(1));
    client.succeed(emptied(false));
    assert_eq!(client.folder(folder(&inner)).total, Some(0));

    client.succeed(delete_folder(folder(&copy), DeleteType::MoveToDeletedItems));
    assert_eq!(client.folder(distinguished("deleteditems")).children, Some(1));
    client.succeed(delete_folder(folder(&moved), DeleteType::HardDelete));
    client.refuse(get_folder(folder(&inner)), ResponseCode::ErrorItemNotFound);
}
