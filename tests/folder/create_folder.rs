//! `CreateFolder`: FI-095 to FI-109, IP-139.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, PermissionLevel};
use ews_sim::operation::folder::CreateFolder;
use ews_sim::property::{BaseFolderProperty, FolderKind, FolderObject};
use ews_sim::schema::{DistinguishedFolderId as Name, NonEmptyArrayOfFolders, TargetFolder, TargetFolderId};
use ews_sim::{ServerProfile, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, refuse, simulator, succeed};

/// The id of an Inbox in a mailbox that is not there.
fn elsewhere() -> String {
    let other = Simulator::builder().mailbox("zoe@example.test").build();
    let mailbox = other.mailbox("zoe@example.test").expect("built with it");
    format!(r#"<t:FolderId Id="{}"/>"#, mailbox.folder_id_of(FolderKey::INBOX))
}

fn with(property: &str) -> String {
    format!("<t:Folder>{property}</t:Folder>")
}

#[test]
fn fi_097_fi_098_a_parent_in_no_mailbox() {
    let body = create_folder(&elsewhere(), &folder("New"));
    let reply = refuse(&mut simulator(), &body, ErrorParentFolderNotFound);
    let words = "The specified parent folder could not be found.";
    assert_eq!(reply.message_text().as_deref(), Some(words));
    let reply = send_for(&mut server(ServerProfile::Exchange2007Sp1), "Exchange2007_SP1", &body);
    assert_eq!(reply.code(), Some(ErrorNonExistentMailbox), "{reply}");
    assert!(reply.text().contains(r#"Name="MailboxGuid""#), "{reply}");
}

#[test]
fn fi_099_a_name_that_no_schema_has() {
    let reply =
        refuse(&mut simulator(), &create_folder(&named("workingset"), &folder("New")), ErrorSchemaValidation);
    assert_eq!(reply.status(), 500);
}

#[test]
fn fi_100_what_holds_no_folders() {
    let mut simulator = simulator();
    refuse(&mut simulator, &create_folder(&named("mycontacts"), &folder("New")), ErrorInvalidParentFolder);
    let list = r#"<t:AddressListId Id="x"/>"#;
    refuse(&mut simulator, &create_folder(list, &folder("New")), ErrorInvalidParentFolder);
    let body = create_folder(&named("recoverableitemsdeletions"), &folder("New"));
    refuse(&mut simulator, &body, ErrorAccessDenied);
    let body = create_folder(&named("publicfoldersroot"), &folder("New"));
    refuse(&mut simulator, &body, ErrorNoPublicFolderServerAvailable);
}

#[test]
fn fi_101_fi_102_fi_103_ip_139_what_servers_set_themselves() {
    let name = "<t:DisplayName>New</t:DisplayName>";
    let rights = ["CreateAssociated", "CreateContents", "CreateHierarchy", "Delete", "Modify", "Read"]
        .map(|right| format!("<t:{right}>true</t:{right}>"))
        .concat();
    for (path, properties) in [
        ("folder:FolderId", format!(r#"<t:FolderId Id="x"/>{name}"#)),
        ("folder:ParentFolderId", format!(r#"<t:ParentFolderId Id="x"/>{name}"#)),
        ("folder:TotalCount", format!("{name}<t:TotalCount>1</t:TotalCount>")),
        ("folder:ChildFolderCount", format!("{name}<t:ChildFolderCount>1</t:ChildFolderCount>")),
        ("folder:ManagedFolderInformation", format!("{name}<t:ManagedFolderInformation/>")),
        ("folder:EffectiveRights", format!("{name}<t:EffectiveRights>{rights}</t:EffectiveRights>")),
        ("folder:UnreadCount", format!("{name}<t:UnreadCount>1</t:UnreadCount>")),
    ] {
        let body = create_folder(&named("inbox"), &with(&properties));
        refuse_at(&mut simulator(), &body, ErrorInvalidPropertySet, path);
    }
    let shared = "<t:SharingEffectiveRights>FullDetails</t:SharingEffectiveRights>";
    for element in ["CalendarFolder", "ContactsFolder"] {
        let new = format!("<t:{element}>{name}{shared}</t:{element}>");
        let body = create_folder(&named("inbox"), &new);
        refuse_at(&mut simulator(), &body, ErrorInvalidPropertySet, "folder:SharingEffectiveRights");
    }
}

#[test]
fn fi_105_who_may_make_no_folders_there() {
    let inbox = DistinguishedFolderId::Inbox;
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let mut simulator = builder.allow_folder_access(ADA, BOB, inbox, PermissionLevel::Editor).build();
    let body = create_folder(&of_bob("inbox"), &folder("New"));
    refuse(&mut simulator, &body, ErrorCreateSubfolderAccessDenied);
    let bob = simulator.mailbox_mut(BOB).expect("built with it");
    bob.grant(FolderKey::INBOX, ADA, PermissionLevel::PublishingEditor).expect("the folder is there");
    succeed(&mut simulator, &body);
    // Who sees nothing of the parent is not told that it is there.
    refuse(&mut simulator, &create_folder(&of_bob("drafts"), &folder("New")), ErrorParentFolderNotFound);
}

#[test]
fn fi_104_a_folder_that_comes_on_demand_is_made_once() {
    let mut simulator = simulator();
    let history = "<t:DisplayName>History</t:DisplayName>\
        <t:DistinguishedFolderId>conversationhistory</t:DistinguishedFolderId>";
    let other = history.replace("conversationhistory", "inbox");
    let top = named("msgfolderroot");
    refuse(&mut simulator, &create_folder(&top, &with(&other)), ErrorInvalidPropertySet);
    let made = folder_id(&succeed(&mut simulator, &create_folder(&top, &with(history))));
    let reply = shown(&mut simulator, &shape("IdOnly", ""), &named("conversationhistory"));
    assert_eq!(folder_id(&reply), made);
    refuse(&mut simulator, &create_folder(&named("inbox"), &with(history)), ErrorFolderExists);
}

#[test]
fn fi_095_fi_096_the_folder_is_answered_with_its_id_and_found_in_its_parent() {
    let mut simulator = simulator();
    let reply = succeed(&mut simulator, &create_folder(&named("inbox"), &folder("New")));
    assert_eq!(properties(&reply), [["Folder", "FolderId"]]);
    let made = folder_id(&reply);
    assert!(made.change_key.is_some());
    let body = find_folder("Shallow", &shape("IdOnly", ""), "", &named("inbox"));
    assert_eq!(folder_id(&succeed(&mut simulator, &body)), made);
    let parent = shown(&mut simulator, &shape("Default", ""), &named("inbox"));
    assert_eq!(text(&parent, "ChildFolderCount"), "1");
}

#[test]
fn fi_108_all_kinds_are_made_in_one_request() {
    let kinds = ["Folder", "CalendarFolder", "ContactsFolder", "SearchFolder", "TasksFolder"];
    let new = |kind: &&str| format!("<t:{kind}><t:DisplayName>{kind}</t:DisplayName></t:{kind}>");
    let folders: String = kinds.iter().map(new).collect();
    let reply = succeed(&mut simulator(), &create_folder(&named("inbox"), &folders));
    let elements: Vec<_> = properties(&reply).into_iter().map(|folder| folder[0].clone()).collect();
    assert_eq!(elements, kinds);
}

#[test]
fn tags_and_extended_properties_are_kept() {
    let mut simulator = simulator();
    let retention = "b2c3d4e5-0000-4000-8000-00000000000a";
    let extended = format!("<t:ExtendedProperty>{HIDDEN}<t:Value>true</t:Value></t:ExtendedProperty>");
    let new = with(&format!(
        r#"<t:DisplayName>New</t:DisplayName>{extended}
           <t:PolicyTag IsExplicit="true">{retention}</t:PolicyTag>
           <t:ArchiveTag IsExplicit="false">{retention}</t:ArchiveTag>"#
    ));
    let made = folder_id(&succeed(&mut simulator, &create_folder(&named("inbox"), &new)));
    let paths = [HIDDEN, &field("folder:PolicyTag"), &field("folder:ArchiveTag")].concat();
    let reply = shown(&mut simulator, &shape("IdOnly", &paths), &id_element(&made));
    assert_eq!(properties(&reply), [["Folder", "FolderId", "ExtendedProperty", "PolicyTag", "ArchiveTag"]]);
    assert_eq!((text(&reply, "PolicyTag"), text(&reply, "Value")), (retention.into(), "true".into()));
    let several = extended.replace("<t:Value>true</t:Value>", "<t:Values><t:Value>true</t:Value></t:Values>");
    let new = with(&format!("<t:DisplayName>Other</t:DisplayName>{several}"));
    refuse(&mut simulator, &create_folder(&named("inbox"), &new), ErrorInvalidExtendedPropertyValue);
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = simulator();
    let inbox = Name { id: DistinguishedFolderId::Inbox, change_key: None, mailbox: None };
    let new = FolderObject {
        kind: FolderKind::Folder,
        properties: vec![(BaseFolderProperty::DisplayName.into(), "New".into())],
    };
    let request = CreateFolder {
        parent_folder_id: TargetFolderId { target: TargetFolder::DistinguishedFolderId(inbox) },
        folders: NonEmptyArrayOfFolders { folders: vec![new] },
    };
    let called = simulator.clone().call(ADA, &request).expect("no fault");
    let sent = succeed(&mut simulator.clone(), &create_folder(&named("inbox"), &folder("New")));
    assert_eq!(sent.read::<CreateFolder>(), Ok(called));
}
