//! A client: it sends requests to a simulator, and has a method for each thing that scenarios do often.

use ews_sim::{ResponseCode, ServerProfile, Simulator};

use crate::support::{ADA, BOB, envelope_for, send_bytes};
use crate::tree::{Answer, Id, Tree};

/// A simulator with the mailboxes of [`ADA`] and [`BOB`], and the version its client asks for.
pub(crate) struct Client {
    pub(crate) simulator: Simulator,
    version: &'static str,
    caller: &'static str,
}

impl Client {
    /// A client of the newest server on the premises.
    pub(crate) fn new() -> Self {
        Self::of(ServerProfile::Exchange2019, "Exchange2016")
    }

    /// A client of a server, with a version of the schema.
    pub(crate) fn of(profile: ServerProfile, version: &'static str) -> Self {
        let simulator = Simulator::builder().profile(profile).mailbox(ADA).mailbox(BOB).build();
        Self::with(simulator, version)
    }

    /// A client of a simulator that has been set up with both mailboxes.
    pub(crate) fn with(simulator: Simulator, version: &'static str) -> Self {
        Self { simulator, version, caller: ADA }
    }

    /// Clients of three generations that each have a row of their own in many product notes.
    pub(crate) fn of_generations() -> [Self; 3] {
        [
            Self::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2"),
            Self::of(ServerProfile::Exchange2013Sp1, "Exchange2013_SP1"),
            Self::new(),
        ]
    }

    /// From now on requests come from that caller.
    pub(crate) fn log_on(&mut self, caller: &'static str) -> &mut Self {
        self.caller = caller;
        self
    }

    /// Sends a body.
    #[track_caller]
    pub(crate) fn send(&mut self, body: &str) -> Answer {
        let envelope = envelope_for(self.version, body);
        Answer::read(&send_bytes(&mut self.simulator, self.caller, envelope.as_bytes()))
    }

    /// Sends a body with more headers.
    #[track_caller]
    pub(crate) fn send_with_header(&mut self, header: &str, body: &str) -> Answer {
        let envelope = envelope_for(self.version, body);
        let envelope = envelope.replace("</soap:Header>", &format!("{header}</soap:Header>"));
        Answer::read(&send_bytes(&mut self.simulator, self.caller, envelope.as_bytes()))
    }

    /// Sends a body that must succeed as a whole.
    #[track_caller]
    pub(crate) fn succeed(&mut self, body: &str) -> Answer {
        let answer = self.send(body);
        let is_success = answer.codes.iter().all(|&code| code == ResponseCode::NoError);
        assert!(is_success && !answer.codes.is_empty(), "{body}\n{}", *answer);
        answer
    }

    /// Sends a body that must be refused with that code in every response message, or as a fault.
    #[track_caller]
    pub(crate) fn refuse(&mut self, body: &str, code: ResponseCode) -> Answer {
        let answer = self.send(body);
        let is_refused = answer.codes.iter().all(|&other| other == code);
        assert!(is_refused && !answer.codes.is_empty(), "{code:?} expected\n{body}\n{}", *answer);
        answer
    }
}

/// The element of a distinguished folder.
pub(crate) fn distinguished(name: &str) -> String {
    format!("<t:DistinguishedFolderId Id=\"{name}\"/>")
}

/// The element of a distinguished folder of another mailbox.
pub(crate) fn distinguished_of(name: &str, owner: &str) -> String {
    format!(
        "<t:DistinguishedFolderId Id=\"{name}\"><t:Mailbox><t:EmailAddress>{owner}</t:EmailAddress>\
         </t:Mailbox></t:DistinguishedFolderId>"
    )
}

/// Folders.
impl Client {
    /// Creates one folder, and returns its id.
    #[track_caller]
    pub(crate) fn create_folder(&mut self, parent: &str, folder: &str) -> Id {
        self.succeed(&create_folder(parent, folder)).object().id()
    }

    /// Creates a mail folder with a name.
    #[track_caller]
    pub(crate) fn create_mail_folder(&mut self, parent: &str, name: &str) -> Id {
        self.create_folder(parent, &format!("<t:Folder><t:DisplayName>{name}</t:DisplayName></t:Folder>"))
    }

    /// One folder with all its properties.
    #[track_caller]
    pub(crate) fn folder(&mut self, id: &str) -> Tree {
        self.succeed(&get_folder(id, "AllProperties", "")).object().clone()
    }

    /// One folder with the properties at these paths.
    #[track_caller]
    pub(crate) fn folder_with(&mut self, id: &str, paths: &str) -> Tree {
        self.succeed(&get_folder(id, "IdOnly", paths)).object().clone()
    }

    /// The id of a folder.
    #[track_caller]
    pub(crate) fn folder_id(&mut self, id: &str) -> Id {
        self.succeed(&get_folder(id, "IdOnly", "")).object().id()
    }

    /// The folders directly in another, with all properties.
    #[track_caller]
    pub(crate) fn folders_in(&mut self, parent: &str) -> Vec<Tree> {
        let answer = self.succeed(&format!(
            "<m:FindFolder Traversal=\"Shallow\"><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape>\
             </m:FolderShape><m:ParentFolderIds>{parent}</m:ParentFolderIds></m:FindFolder>"
        ));
        answer.one("Folders").children.clone()
    }

    #[track_caller]
    pub(crate) fn delete_folder(&mut self, id: &str, delete_type: &str) -> Answer {
        self.succeed(&delete_folder(id, delete_type))
    }
}

pub(crate) fn create_folder(parent: &str, folders: &str) -> String {
    format!(
        "<m:CreateFolder><m:ParentFolderId>{parent}</m:ParentFolderId><m:Folders>{folders}</m:Folders>\
         </m:CreateFolder>"
    )
}

pub(crate) fn get_folder(ids: &str, base_shape: &str, paths: &str) -> String {
    let shape = shape("FolderShape", base_shape, "", paths);
    format!("<m:GetFolder>{shape}<m:FolderIds>{ids}</m:FolderIds></m:GetFolder>")
}

pub(crate) fn delete_folder(ids: &str, delete_type: &str) -> String {
    format!("<m:DeleteFolder DeleteType=\"{delete_type}\"><m:FolderIds>{ids}</m:FolderIds></m:DeleteFolder>")
}

/// A folder of a kind with a name; a search folder looks for items with a subject in the Inbox.
pub(crate) fn folder_of(kind: &str, name: &str) -> String {
    let parameters = "<t:SearchParameters Traversal=\"Deep\"><t:Restriction><t:Exists>\
                      <t:FieldURI FieldURI=\"item:Subject\"/></t:Exists></t:Restriction><t:BaseFolderIds>\
                      <t:DistinguishedFolderId Id=\"inbox\"/></t:BaseFolderIds></t:SearchParameters>";
    let parameters = if kind == "SearchFolder" { parameters } else { "" };
    format!("<t:{kind}><t:DisplayName>{name}</t:DisplayName>{parameters}</t:{kind}>")
}

/// MoveFolder or CopyFolder.
pub(crate) fn transfer_folder(operation: &str, ids: &str, target: &str) -> String {
    format!(
        "<m:{operation}><m:ToFolderId>{target}</m:ToFolderId><m:FolderIds>{ids}</m:FolderIds></m:{operation}>"
    )
}

pub(crate) fn empty_folder(ids: &str, delete_type: &str, sub_folders: bool) -> String {
    format!(
        "<m:EmptyFolder DeleteType=\"{delete_type}\" DeleteSubFolders=\"{sub_folders}\">\
         <m:FolderIds>{ids}</m:FolderIds></m:EmptyFolder>"
    )
}

/// UpdateFolder with updates of one folder.
pub(crate) fn update_folder(id: &str, updates: &str) -> String {
    format!(
        "<m:UpdateFolder><m:FolderChanges><t:FolderChange>{id}<t:Updates>{updates}</t:Updates>\
         </t:FolderChange></m:FolderChanges></m:UpdateFolder>"
    )
}

/// A SetFolderField or SetItemField of the property at a path.
pub(crate) fn set_field(object: &str, field_uri: &str, value: &str) -> String {
    format!("<t:Set{object}Field><t:FieldURI FieldURI=\"{field_uri}\"/>{value}</t:Set{object}Field>")
}

/// A shape: base, switches and paths.
pub(crate) fn shape(element: &str, base_shape: &str, switches: &str, paths: &str) -> String {
    let additional = match paths {
        "" => String::new(),
        _ => format!("<t:AdditionalProperties>{paths}</t:AdditionalProperties>"),
    };
    format!("<m:{element}><t:BaseShape>{base_shape}</t:BaseShape>{switches}{additional}</m:{element}>")
}

/// The path of a property.
pub(crate) fn field(field_uri: &str) -> String {
    format!("<t:FieldURI FieldURI=\"{field_uri}\"/>")
}

/// Items.
impl Client {
    /// Creates one item without sending anything, in a folder or where its kind belongs; returns its id.
    #[track_caller]
    pub(crate) fn create_item(&mut self, folder: Option<&str>, item: &str) -> Id {
        self.succeed(&create_item(folder, item)).object().id()
    }

    /// Creates a message with a subject in a folder, and returns its id.
    #[track_caller]
    pub(crate) fn create_message(&mut self, folder: &str, subject: &str) -> Id {
        self.create_item(Some(folder), &message(subject, ""))
    }

    /// One item with all its properties.
    #[track_caller]
    pub(crate) fn item(&mut self, id: &Id) -> Tree {
        self.succeed(&get_item(&id.item(), "AllProperties", "", "")).object().clone()
    }

    /// One item with the properties at these paths.
    #[track_caller]
    pub(crate) fn item_with(&mut self, id: &Id, paths: &str) -> Tree {
        self.succeed(&get_item(&id.item(), "IdOnly", "", paths)).object().clone()
    }

    /// One item in a shape with these switches.
    #[track_caller]
    pub(crate) fn item_in_shape(&mut self, id: &Id, switches: &str) -> Tree {
        self.succeed(&get_item(&id.item(), "Default", switches, "")).object().clone()
    }

    /// The items of a folder with all properties, oldest first.
    #[track_caller]
    pub(crate) fn items_in(&mut self, folder: &str) -> Vec<Tree> {
        let shape = shape("ItemShape", "AllProperties", "", "");
        let answer = self.succeed(&format!(
            "<m:FindItem Traversal=\"Shallow\">{shape}<m:SortOrder><t:FieldOrder Order=\"Ascending\">\
             <t:FieldURI FieldURI=\"item:DateTimeCreated\"/></t:FieldOrder></m:SortOrder>\
             <m:ParentFolderIds>{folder}</m:ParentFolderIds></m:FindItem>"
        ));
        answer.one("Items").children.clone()
    }

    /// The subjects of the items of a folder, in alphabetical order.
    #[track_caller]
    pub(crate) fn subjects_in(&mut self, folder: &str) -> Vec<String> {
        let items = self.items_in(folder);
        let mut subjects: Vec<_> = items.iter().map(|item| item.value("Subject").to_owned()).collect();
        subjects.sort();
        subjects
    }

    /// The id of the item with a subject in a folder.
    #[track_caller]
    pub(crate) fn item_named(&mut self, folder: &str, subject: &str) -> Id {
        let items = self.items_in(folder);
        let found = items.iter().find(|item| item.value("Subject") == subject);
        found.unwrap_or_else(|| panic!("no {subject} in {folder}")).id()
    }

    /// Updates one item without sending anything, and returns its id.
    #[track_caller]
    pub(crate) fn update_item(&mut self, id: &Id, updates: &str) -> Id {
        self.succeed(&update_item(&id.item(), updates)).object().id()
    }

    #[track_caller]
    pub(crate) fn delete_item(&mut self, id: &Id, delete_type: &str) -> Answer {
        self.succeed(&delete_item(&id.item(), delete_type))
    }

    /// Moves or copies one item, and returns the new id.
    #[track_caller]
    pub(crate) fn transfer_item(&mut self, operation: &str, id: &Id, target: &str) -> Id {
        self.succeed(&transfer_item(operation, &id.item(), target)).object().id()
    }
}

/// A message with a subject and more elements that follow it in the schema.
pub(crate) fn message(subject: &str, rest: &str) -> String {
    format!("<t:Message><t:Subject>{subject}</t:Subject>{rest}</t:Message>")
}

/// The element of recipients with one mailbox.
pub(crate) fn recipients(element: &str, address: &str) -> String {
    format!("<t:{element}><t:Mailbox><t:EmailAddress>{address}</t:EmailAddress></t:Mailbox></t:{element}>")
}

/// CreateItem that saves and sends nothing.
pub(crate) fn create_item(folder: Option<&str>, items: &str) -> String {
    create_item_with("MessageDisposition=\"SaveOnly\" SendMeetingInvitations=\"SendToNone\"", folder, items)
}

/// CreateItem with these attributes.
pub(crate) fn create_item_with(attributes: &str, folder: Option<&str>, items: &str) -> String {
    let folder = folder.map(|id| format!("<m:SavedItemFolderId>{id}</m:SavedItemFolderId>"));
    let folder = folder.unwrap_or_default();
    format!("<m:CreateItem {attributes}>{folder}<m:Items>{items}</m:Items></m:CreateItem>")
}

/// GetItem with a shape.
pub(crate) fn get_item(ids: &str, base_shape: &str, switches: &str, paths: &str) -> String {
    let shape = shape("ItemShape", base_shape, switches, paths);
    format!("<m:GetItem>{shape}<m:ItemIds>{ids}</m:ItemIds></m:GetItem>")
}

/// UpdateItem of one item that saves and sends nothing.
pub(crate) fn update_item(id: &str, updates: &str) -> String {
    format!(
        "<m:UpdateItem ConflictResolution=\"AutoResolve\" MessageDisposition=\"SaveOnly\" \
         SendMeetingInvitationsOrCancellations=\"SendToNone\"><m:ItemChanges><t:ItemChange>{id}\
         <t:Updates>{updates}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )
}

/// DeleteItem with all that any kind of item demands.
pub(crate) fn delete_item(ids: &str, delete_type: &str) -> String {
    format!(
        "<m:DeleteItem DeleteType=\"{delete_type}\" SendMeetingCancellations=\"SendToNone\" \
         AffectedTaskOccurrences=\"AllOccurrences\"><m:ItemIds>{ids}</m:ItemIds></m:DeleteItem>"
    )
}

/// MoveItem or CopyItem.
pub(crate) fn transfer_item(operation: &str, ids: &str, target: &str) -> String {
    format!(
        "<m:{operation}><m:ToFolderId>{target}</m:ToFolderId><m:ItemIds>{ids}</m:ItemIds></m:{operation}>"
    )
}
