//! `GetFolder`: FI-062 to FI-076, IP-010, IP-011, IP-022.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, PermissionLevel};
use ews_sim::operation::folder::GetFolder;
use ews_sim::schema::{
    BaseFolderId, DefaultShapeNames, DistinguishedFolderId as Name, FolderResponseShape,
    NonEmptyArrayOfBaseFolderIds,
};
use ews_sim::{ServerProfile, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, envelope, refuse, send_bytes, simulator, succeed};

#[test]
fn fi_070_fi_071_what_is_not_there_is_not_found() {
    let mut simulator = with_path(&["Gone"]);
    let gone = id(&simulator, "Gone");
    succeed(&mut simulator, &delete_folder("HardDelete", &gone));
    let reply = refuse(&mut simulator, &get_folder(&shape("IdOnly", ""), &gone), ErrorItemNotFound);
    assert_eq!(reply.message_text().as_deref(), Some(GONE));
    let body = get_folder(&shape("IdOnly", ""), &named("conversationhistory"));
    let reply = refuse(&mut simulator, &body, ErrorFolderNotFound);
    let words = "The specified folder could not be found in the store.";
    assert_eq!(reply.message_text().as_deref(), Some(words));
}

#[test]
fn fi_072_fi_073_an_id_of_an_item_and_one_that_is_none() {
    let mut simulator = simulator();
    let item = message_in(&mut simulator, FolderKey::INBOX, "a message");
    let mailbox = ada(&simulator);
    let item = mailbox.item_id_of(mailbox.item(item).expect("it was just made"));
    let get = |id: &str| get_folder(&shape("IdOnly", ""), &format!(r#"<t:FolderId Id="{id}"/>"#));
    refuse(&mut simulator, &get(&item), ErrorCannotUseItemIdForFolderId);
    let reply = refuse(&mut simulator, &get("AAMkAD"), ErrorInvalidIdMalformed);
    assert_eq!(reply.message_text().as_deref(), Some("Id is malformed."));
}

#[test]
fn fi_074_what_no_folder_has_is_refused_at_its_path() {
    let mut simulator = simulator();
    for path in ["item:Subject", "message:IsRead", "contacts:DisplayName"] {
        let body = get_folder(&shape("IdOnly", &field(path)), &named("inbox"));
        refuse_at(&mut simulator, &body, ErrorInvalidPropertyRequest, path);
    }
    let header = r#"<t:IndexedFieldURI FieldURI="item:InternetMessageHeader" FieldIndex="X-Own"/>"#;
    let entry = r#"<t:IndexedFieldURI FieldURI="contacts:EmailAddress" FieldIndex="EmailAddress1"/>"#;
    for path in [header, entry] {
        let body = get_folder(&shape("IdOnly", path), &named("contacts"));
        refuse(&mut simulator, &body, ErrorInvalidPropertyRequest);
    }
}

#[test]
fn fi_076_a_caller_without_a_mailbox_has_to_say_whose() {
    let mut simulator = simulator();
    let body = envelope(&get_folder(&shape("IdOnly", ""), &named("inbox")));
    let reply = send_bytes(&mut simulator, "nobody@example.test", body.as_bytes());
    assert_eq!(reply.code(), Some(ErrorMissingEmailAddress), "{reply}");
}

#[test]
fn others_see_what_they_may_and_the_rest_is_not_there() {
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let inbox = DistinguishedFolderId::Inbox;
    let mut simulator = builder.allow_folder_access(ADA, BOB, inbox, PermissionLevel::Reviewer).build();
    let get = |id: &str| get_folder(&shape("IdOnly", ""), id);
    refuse(&mut simulator, &get(&of_bob("drafts")), ErrorFolderNotFound);
    let drafts = id_of_bob(&simulator, FolderKey::DRAFTS);
    refuse(&mut simulator, &get(&drafts), ErrorItemNotFound);
    let permissions = get_folder(&shape("IdOnly", &field("folder:PermissionSet")), &of_bob("inbox"));
    refuse(&mut simulator, &permissions, ErrorAccessDenied);
    let reply = shown(&mut simulator, &shape("AllProperties", ""), &of_bob("inbox"));
    let rights = ["CreateAssociated", "CreateContents", "CreateHierarchy", "Delete", "Modify", "Read"];
    let rights = rights.map(|right| text(&reply, right));
    assert_eq!(rights, ["false", "false", "false", "false", "false", "true"]);
    assert_eq!(text(&reply, "ViewPrivateItems"), "false");
}

#[test]
fn fi_062_fi_063_ip_010_ip_011_base_shapes() {
    let mut simulator = simulator();
    let reply = shown(&mut simulator, &shape("IdOnly", ""), &named("inbox"));
    assert_eq!(properties(&reply), [["Folder", "FolderId"]]);
    assert!(folder_id(&reply).change_key.is_some());
    let counted = ["FolderId", "DisplayName", "TotalCount", "ChildFolderCount"];
    for base in ["Default", "PcxPeopleSearch"] {
        let ids = ["inbox", "calendar", "contacts", "tasks"].map(named).concat();
        let body = get_folder(&shape(base, ""), &ids);
        let reply = send_for(&mut simulator, "Exchange2016", &body);
        let expected = [
            [&["Folder"], &counted[..], &["UnreadCount"]].concat(),
            vec!["CalendarFolder", "FolderId", "DisplayName", "ChildFolderCount"],
            [&["ContactsFolder"], &counted[..]].concat(),
            [&["TasksFolder"], &counted[..], &["UnreadCount"]].concat(),
        ];
        assert_eq!(properties(&reply), expected, "{reply}");
    }
}

#[test]
fn fi_064_fi_065_ip_022_all_properties_have_the_permissions_before_2013_only() {
    let start = ["Folder", "FolderId", "ParentFolderId", "FolderClass", "DisplayName", "TotalCount"];
    let middle = ["ChildFolderCount", "EffectiveRights"];
    let body = get_folder(&shape("AllProperties", ""), &named("inbox"));
    for (profile, version, end) in [
        (ServerProfile::Exchange2019, "Exchange2013", &["UnreadCount"][..]),
        (ServerProfile::Exchange2013, "Exchange2010_SP2", &["UnreadCount"]),
        (ServerProfile::Exchange2010Sp2, "Exchange2010_SP2", &["PermissionSet", "UnreadCount"]),
    ] {
        let reply = send_for(&mut server(profile), version, &body);
        assert_eq!(properties(&reply), [[&start[..], &middle, end].concat()], "{reply}");
    }
}

#[test]
fn fi_066_the_permissions_come_when_they_are_asked_for() {
    for (name, element) in [("inbox", "PermissionLevel"), ("calendar", "CalendarPermissionLevel")] {
        let reply = shown(&mut simulator(), &shape("IdOnly", &field("folder:PermissionSet")), &named(name));
        assert_eq!(reply.texts("DistinguishedUser"), ["Default", "Anonymous"], "{reply}");
        assert_eq!(reply.texts(element), ["None", "None"]);
        assert_eq!(reply.texts("ReadItems"), ["None", "None"]);
    }
}

#[test]
fn fi_067_fi_069_the_change_key_is_the_current_one_and_that_of_the_parent_has_no_version() {
    let mut simulator = with_path(&["Old"]);
    let stale = id(&simulator, "Old");
    succeed(&mut simulator, &update_folder(&stale, &rename("New")));
    let reply = shown(&mut simulator, &shape("IdOnly", &field("folder:ParentFolderId")), &stale);
    assert_eq!(reply.ids("ParentFolderId")[0].change_key.as_deref(), Some("AQAAAA=="));
    let current = folder_id(&reply).change_key.expect("every shape has it");
    assert!(id(&simulator, "New").contains(&current) && !stale.contains(&current));
}

#[test]
fn fi_068_a_tag_is_answered_in_hexadecimal_digits() {
    let mut simulator = simulator();
    let reply = shown(&mut simulator, &shape("Default", HIDDEN), &named("recipientcache"));
    let property = r#"<ExtendedFieldURI PropertyTag="0x10f4" PropertyType="Boolean"/>"#;
    assert!(reply.text().contains(property), "{reply}");
    let end = &properties(&reply)[0][4..];
    assert_eq!(end, ["ChildFolderCount", "ExtendedProperty"], "{reply}");
    // A folder without the property leaves it out.
    let reply = shown(&mut simulator, &shape("IdOnly", HIDDEN), &named("inbox"));
    assert_eq!(properties(&reply), [["Folder", "FolderId"]]);
}

#[test]
fn fi_075_the_owner_has_all_rights() {
    let body = get_folder(&shape("IdOnly", &field("folder:EffectiveRights")), &named("inbox"));
    let rights = ["CreateAssociated", "CreateContents", "CreateHierarchy", "Delete", "Modify", "Read"];
    for (version, private) in [("Exchange2013", 1), ("Exchange2010_SP2", 0)] {
        let reply = send_for(&mut simulator(), version, &body);
        assert_eq!(rights.map(|right| text(&reply, right)), ["true"; 6], "{reply}");
        assert_eq!(reply.texts("ViewPrivateItems"), vec!["true"; private], "{reply}");
    }
}

#[test]
fn distinguished_names_and_tags_are_answered_when_asked_for() {
    let mut simulator = with_path(&["Own"]);
    let both = [named("inbox"), id(&simulator, "Own")].concat();
    let body = get_folder(&shape("IdOnly", &field("folder:DistinguishedFolderId")), &both);
    assert_eq!(succeed(&mut simulator, &body).texts("DistinguishedFolderId"), ["inbox"]);
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let mut simulator = simulator();
    let inbox = Name { id: DistinguishedFolderId::Inbox, change_key: None, mailbox: None };
    let request = GetFolder {
        folder_shape: FolderResponseShape {
            base_shape: DefaultShapeNames::IdOnly,
            additional_properties: None,
        },
        folder_ids: NonEmptyArrayOfBaseFolderIds {
            folder_ids: vec![BaseFolderId::DistinguishedFolderId(inbox)],
        },
    };
    let called = simulator.call(ADA, &request).expect("no fault");
    let sent = succeed(&mut simulator, &get_folder(&shape("IdOnly", ""), &named("inbox")));
    assert_eq!(sent.read::<GetFolder>(), Ok(called));
}
