//! The properties of folders.

use ews_sim::ResponseCode::{ErrorFolderSavePropertyError, ErrorInvalidPropertySet, ErrorItemNotFound};

use crate::client::{
    Client, create_folder, distinguished, field, folder_of, message, set_field, update_folder,
};
use crate::support::BOB;
use crate::tree::Tree;

/// The kinds of folders, their classes, and what a folder of that class is.
const KINDS: &[(&str, &str)] = &[
    ("Folder", "IPF.Note"),
    ("CalendarFolder", "IPF.Appointment"),
    ("ContactsFolder", "IPF.Contact"),
    ("SearchFolder", "IPF.Note"),
    ("TasksFolder", "IPF.Task"),
];

#[test]
fn a_folder_comes_back_as_the_element_it_was_created_with() {
    requirements!(FOLD: 2802, 2901, 3301, 3302, 3501, 2531, 9602);
    let mut client = Client::new();
    let folders: String = KINDS.iter().map(|(kind, _)| folder_of(kind, kind)).collect();
    let answer = client.succeed(&create_folder(&distinguished("inbox"), &folders));
    assert_eq!(answer.messages().len(), KINDS.len());
    for ((kind, class), message) in KINDS.iter().zip(answer.messages()) {
        let created = &message.child("Folders").children[0];
        assert_eq!(created.name, *kind);
        let found = client.folder(&created.id().folder());
        assert_eq!((found.name, found.value("FolderClass")), (*kind, *class));
        assert_eq!(found.value("DisplayName"), *kind);
    }
}

#[test]
fn default_folders_have_the_classes_of_what_lies_in_them() {
    requirements!(FOLD: 70, 585, 586, 587, 588, 589);
    let mut client = Client::new();
    let expected = [
        ("calendar", "CalendarFolder", "IPF.Appointment"),
        ("contacts", "ContactsFolder", "IPF.Contact"),
        ("journal", "Folder", "IPF.Journal"),
        ("inbox", "Folder", "IPF.Note"),
        ("notes", "Folder", "IPF.StickyNote"),
        ("tasks", "TasksFolder", "IPF.Task"),
    ];
    for (name, element, class) in expected {
        let folder = client.folder(&distinguished(name));
        assert_eq!((folder.name, folder.value("FolderClass")), (element, class), "{name}");
    }
}

#[test]
fn a_folder_class_may_be_left_out_or_be_one_of_its_own() {
    requirements!(FOLD: 5890, 5892, 589201, 589202);
    let mut client = Client::new();
    let inbox = distinguished("inbox");
    let own = "<t:Folder><t:FolderClass>IPF.MyCustomFolderClass</t:FolderClass>\
               <t:DisplayName>Own</t:DisplayName></t:Folder>";
    let id = client.create_folder(&inbox, own);
    assert_eq!(client.folder(&id.folder()).value("FolderClass"), "IPF.MyCustomFolderClass");
    let id = client.create_mail_folder(&inbox, "Without");
    assert_eq!(client.folder(&id.folder()).name, "Folder");
}

#[test]
fn the_ids_of_a_folder_and_its_parent_are_returned_and_cannot_be_set() {
    requirements!(FOLD: 6602, 67, 6801, 6802);
    let mut client = Client::new();
    let inbox = client.folder_id(&distinguished("inbox"));
    for property in ["FolderId", "ParentFolderId"] {
        let id = format!("<t:{property} Id=\"{}\"/>", inbox.id);
        let folder = format!("<t:Folder>{id}<t:DisplayName>Set</t:DisplayName></t:Folder>");
        client.refuse(&create_folder(&inbox.folder(), &folder), ErrorInvalidPropertySet);
    }
    let created = client.create_mail_folder(&inbox.folder(), "Below");
    assert!(created.change_key.is_some());
    let folder = client.folder(&created.folder());
    assert_eq!(folder.child("FolderId").id(), created);
    let parent = folder.child("ParentFolderId").id();
    assert_eq!(parent.id, inbox.id);
    assert!(parent.change_key.is_some());
}

#[test]
fn a_folder_needs_a_display_name() {
    requirements!(FOLD: 7101, 7102, 71021);
    let mut client = Client::new();
    let nameless = "<t:Folder><t:FolderClass>IPF.Note</t:FolderClass></t:Folder>";
    client.refuse(&create_folder(&distinguished("inbox"), nameless), ErrorFolderSavePropertyError);
    let id = client.create_mail_folder(&distinguished("inbox"), "Custom Folder");
    assert_eq!(client.folder(&id.folder()).value("DisplayName"), "Custom Folder");
}

#[test]
fn counts_are_returned_and_cannot_be_set() {
    requirements!(FOLD: 7201, 73, 5900, 7501, 76, 5912);
    let mut client = Client::new();
    let id = client.create_mail_folder(&distinguished("inbox"), "Counted");
    for count in ["TotalCount", "ChildFolderCount"] {
        let folder =
            format!("<t:Folder><t:DisplayName>Set</t:DisplayName><t:{count}>5</t:{count}></t:Folder>");
        client.refuse(&create_folder(&distinguished("inbox"), &folder), ErrorInvalidPropertySet);
        let value = format!("<t:Folder><t:{count}>5</t:{count}></t:Folder>");
        let update = set_field("Folder", &format!("folder:{count}"), &value);
        client.refuse(&update_folder(&id.folder(), &update), ErrorInvalidPropertySet);
    }
    let counts =
        |folder: &Tree| (folder.value("TotalCount").to_owned(), folder.value("ChildFolderCount").to_owned());
    assert_eq!(counts(&client.folder(&id.folder())), ("0".to_owned(), "0".to_owned()));
    client.create_message(&id.folder(), "One");
    client.create_message(&id.folder(), "Two");
    let child = client.create_mail_folder(&id.folder(), "Child");
    client.create_mail_folder(&child.folder(), "Grandchild");
    client.create_message(&child.folder(), "Three");
    assert_eq!(counts(&client.folder(&id.folder())), ("2".to_owned(), "1".to_owned()));
}

#[test]
fn a_folder_may_have_extended_properties() {
    requirements!(FOLD: 7701, 78, 7801, 7802);
    let mut client = Client::new();
    let path = "<t:ExtendedFieldURI PropertySetId=\"c11ff724-aa03-4555-9952-8fa248a11c3e\" \
                PropertyName=\"Colour\" PropertyType=\"String\"/>";
    let with = format!(
        "<t:Folder><t:DisplayName>With</t:DisplayName><t:ExtendedProperty>{path}<t:Value>blue</t:Value>\
         </t:ExtendedProperty></t:Folder>"
    );
    let id = client.create_folder(&distinguished("inbox"), &with);
    let property = client.folder_with(&id.folder(), path).child("ExtendedProperty").clone();
    assert_eq!(property.child("ExtendedFieldURI").attribute("PropertyName"), "Colour");
    assert_eq!(property.value("Value"), "blue");
    let id = client.create_mail_folder(&distinguished("inbox"), "Without");
    assert!(!client.folder_with(&id.folder(), path).has("ExtendedProperty"));
}

#[test]
fn managed_folder_information_cannot_be_set() {
    requirements!(FOLD: 80);
    let mut client = Client::new();
    let information = "<t:ManagedFolderInformation><t:CanDelete>true</t:CanDelete>\
                       </t:ManagedFolderInformation>";
    let folder = format!("<t:Folder><t:DisplayName>Managed</t:DisplayName>{information}</t:Folder>");
    client.refuse(&create_folder(&distinguished("inbox"), &folder), ErrorInvalidPropertySet);
}

#[test]
fn effective_rights_are_those_of_the_caller_and_cannot_be_set() {
    requirements!(FOLD: 83, 5934, 810107, 810108, 810109, 8101010, 8101011, 8101012);
    let mut client = Client::new();
    let rights = "<t:EffectiveRights><t:CreateAssociated>true</t:CreateAssociated><t:CreateContents>true\
                  </t:CreateContents><t:CreateHierarchy>true</t:CreateHierarchy><t:Delete>true</t:Delete>\
                  <t:Modify>true</t:Modify><t:Read>true</t:Read></t:EffectiveRights>";
    let folder = format!("<t:Folder><t:DisplayName>Set</t:DisplayName>{rights}</t:Folder>");
    client.refuse(&create_folder(&distinguished("inbox"), &folder), ErrorInvalidPropertySet);

    let folder = super::permissions::shared_folder(&super::permissions::level("Contributor"));
    let id = client.create_folder(&distinguished("inbox"), &folder);
    let values = |folder: &Tree| {
        let rights = folder.child("EffectiveRights");
        ["Delete", "Modify", "Read"].map(|right| rights.value(right).to_owned())
    };
    let path = field("folder:EffectiveRights");
    assert_eq!(values(&client.folder(&id.folder())), ["true"; 3]);
    assert_eq!(values(&client.folder_with(&id.folder(), &path)), ["true"; 3]);

    let folder = super::permissions::shared_folder(&super::permissions::custom(
        super::permissions::VISIBLE,
        "<t:ReadItems>None</t:ReadItems>",
    ));
    let id = client.create_folder(&distinguished("inbox"), &folder.replace("Shared", "Shown"));
    client.log_on(BOB);
    assert_eq!(values(&client.folder_with(&id.folder(), &path)), ["false"; 3]);
}

#[test]
fn a_folder_with_a_name_of_its_own_says_it() {
    requirements!(FOLD: 8402, 428);
    let mut client = Client::new();
    let path = field("folder:DistinguishedFolderId");
    for name in ["inbox", "calendar", "contacts", "tasks", "deleteditems"] {
        let folder = client.folder_with(&distinguished(name), &path);
        assert_eq!(folder.child("DistinguishedFolderId").text, name);
    }
}

#[test]
fn unread_messages_and_posts_are_counted() {
    requirements!(FOLD: 9901, 10010, 10011);
    let mut client = Client::new();
    let id = client.create_mail_folder(&distinguished("inbox"), "Counted").folder();
    let unread = |client: &mut Client| client.folder(&id).child("UnreadCount").text.clone();
    assert_eq!(unread(&mut client), "0");
    let is_read = |read: bool| format!("<t:IsRead>{read}</t:IsRead>");
    client.create_item(Some(&id), &message("Read", &is_read(true)));
    client.create_item(Some(&id), &message("Unread", &is_read(false)));
    let post = "<t:PostItem><t:Subject>Post</t:Subject><t:IsRead>false</t:IsRead></t:PostItem>";
    client.create_item(Some(&id), post);
    let unread_messages = client.items_in(&id).iter().filter(|it| it.value("IsRead") == "false").count();
    assert_eq!((unread(&mut client).as_str(), unread_messages), ("2", 2));
}

#[test]
fn a_deleted_folder_has_no_properties() {
    requirements!(FOLD: 426, 575);
    let mut client = Client::new();
    let id = client.create_mail_folder(&distinguished("inbox"), "Gone");
    let get = crate::client::get_folder(&id.folder(), "IdOnly", "");
    assert_eq!(client.succeed(&get).object().id(), id);
    client.delete_folder(&id.folder(), "HardDelete");
    client.refuse(&get, ErrorItemNotFound);
}
