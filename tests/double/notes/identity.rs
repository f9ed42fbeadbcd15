//! Ids: what changes them, and what is none.

use ews_sim::mailbox::{DistinguishedFolderId, PermissionLevel};
use ews_sim::schema::ItemId;
use ews_sim::{ResponseCode, Simulator};

use crate::scene::{copy_items, get_items, message, move_items, subjects};
use crate::support::{ADA, BOB, refuse, simulator, succeed};

#[test]
fn note_16_moving_gives_an_item_a_new_id_and_folders_keep_theirs() {
    let mut simulator = simulator();
    let old = message(&mut simulator, ADA, "Note");
    let reply = succeed(&mut simulator, &move_items(std::slice::from_ref(&old), "drafts"));
    let new = reply.ids("ItemId").remove(0);
    assert_ne!(new.id, old.id);
    refuse(&mut simulator, &get_items(&[old]), ResponseCode::ErrorItemNotFound);
    assert_eq!(succeed(&mut simulator, &get_items(&[new])).texts("Subject"), ["Note"]);

    let made = succeed(
        &mut simulator,
        "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderId>\
         <m:Folders><t:Folder><t:DisplayName>Plans</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>",
    );
    let folder = made.ids("FolderId").remove(0).id;
    let moved = succeed(
        &mut simulator,
        &format!(
            "<m:MoveFolder><m:ToFolderId><t:DistinguishedFolderId Id=\"drafts\"/></m:ToFolderId>\
             <m:FolderIds><t:FolderId Id=\"{folder}\"/></m:FolderIds></m:MoveFolder>"
        ),
    );
    assert_eq!(moved.ids("FolderId").remove(0).id, folder);
}

#[test]
fn note_17_across_mailboxes_the_new_id_is_not_returned() {
    let (folder, level) = (DistinguishedFolderId::Inbox, PermissionLevel::Editor);
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let mut simulator = builder.allow_folder_access(BOB, ADA, folder, level).build();
    let id = message(&mut simulator, BOB, "From Bob");
    let to_ada = copy_items(&[id], "inbox").replace(
        "<t:DistinguishedFolderId Id=\"inbox\"/>",
        &format!(
            "<t:DistinguishedFolderId Id=\"inbox\"><t:Mailbox><t:EmailAddress>{ADA}</t:EmailAddress>\
             </t:Mailbox></t:DistinguishedFolderId>"
        ),
    );
    let request = crate::support::envelope(&to_ada);
    let reply = crate::support::send_bytes(&mut simulator, BOB, request.as_bytes());
    assert!(reply.is_success(), "{reply}");
    assert_eq!(reply.ids("ItemId"), [], "a success with no item in it");
    assert_eq!(reply.texts("Items").len(), 1, "the list is there, and empty");
    assert_eq!(subjects(&simulator), ["From Bob"]);
}

#[test]
fn note_19_every_wrong_kind_of_id_has_an_error_of_its_own() {
    let mut simulator = simulator();
    let item = message(&mut simulator, ADA, "Note").id;
    let gone = message(&mut simulator, ADA, "Gone");
    succeed(&mut simulator, &crate::scene::delete_items(std::slice::from_ref(&gone)));
    let inbox = succeed(
        &mut simulator,
        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds>\
         <t:DistinguishedFolderId Id=\"inbox\"/></m:FolderIds></m:GetFolder>",
    );
    let folder = inbox.ids("FolderId").remove(0).id;
    let legacy = succeed(
        &mut simulator,
        &format!(
            "<m:ConvertId DestinationFormat=\"EwsLegacyId\"><m:SourceIds><t:AlternateId Format=\"EwsId\" \
             Id=\"{item}\" Mailbox=\"{ADA}\"/></m:SourceIds></m:ConvertId>"
        ),
    );
    let legacy = legacy.ids("AlternateId").remove(0).id;
    let mut elsewhere = Simulator::builder().mailbox("eve@elsewhere.test").mailbox("mallory@x.test").build();
    elsewhere.add_mailbox("third@elsewhere.test");
    let foreign = message(&mut elsewhere, "third@elsewhere.test", "Foreign").id;
    for (id, code) in [
        ("", ResponseCode::ErrorInvalidIdEmpty),
        ("&lt;12345@mail.example.test&gt;", ResponseCode::ErrorInvalidIdMalformed),
        (&item[..item.len() - 8], ResponseCode::ErrorInvalidIdMalformed),
        (&item.to_lowercase(), ResponseCode::ErrorInvalidIdMalformed),
        (&legacy, ResponseCode::ErrorInvalidIdMalformedEwsLegacyIdFormat),
        (&folder, ResponseCode::ErrorCannotUseFolderIdForItemId),
        (&foreign, ResponseCode::ErrorNonExistentMailbox),
        (&gone.id, ResponseCode::ErrorItemNotFound),
    ] {
        let id = ItemId { id: id.to_owned(), change_key: None };
        refuse(&mut simulator, &get_items(&[id]), code);
    }
    let as_folder = format!(
        "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds>\
         <t:FolderId Id=\"{item}\"/></m:FolderIds></m:GetFolder>"
    );
    refuse(&mut simulator, &as_folder, ResponseCode::ErrorCannotUseItemIdForFolderId);
}

#[test]
fn note_20_send_and_save_gives_no_id_back() {
    let mut simulator = simulator();
    let reply = succeed(
        &mut simulator,
        &format!(
            "<m:CreateItem MessageDisposition=\"SendAndSaveCopy\"><m:Items><t:Message>\
             <t:Subject>Unique 4711</t:Subject><t:ToRecipients><t:Mailbox><t:EmailAddress>{BOB}\
             </t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items></m:CreateItem>"
        ),
    );
    assert_eq!((reply.ids("ItemId"), reply.texts("Items").len()), (Vec::new(), 1));
    let found = succeed(
        &mut simulator,
        "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>\
         <m:Restriction><t:IsEqualTo><t:FieldURI FieldURI=\"item:Subject\"/><t:FieldURIOrConstant>\
         <t:Constant Value=\"Unique 4711\"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction>\
         <m:ParentFolderIds><t:DistinguishedFolderId Id=\"sentitems\"/></m:ParentFolderIds></m:FindItem>",
    );
    assert_eq!(found.ids("ItemId").len(), 1);
}
