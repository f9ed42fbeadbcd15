//! Permission sets: what may stand in them, and what single rights mean for another user.

use ews_sim::ResponseCode::{ErrorInvalidPermissionSettings, ErrorInvalidUserInfo, NoError};
use ews_sim::directory::User;
use ews_sim::{ServerProfile, Simulator};

use crate::client::{
    Client, create_folder, create_item, delete_item, distinguished, field, get_folder, get_item, message,
    set_field, update_item,
};
use crate::support::{ADA, BOB};
use crate::tree::{Id, Tree};

/// The right to see that there is a folder, without which there is nothing to be done in it.
pub(super) const VISIBLE: &str = "<t:IsFolderVisible>true</t:IsFolderVisible>";

/// Bob's permission: single rights, and what comes after them.
fn permission(rights: &str, rest: &str) -> String {
    format!(
        "<t:Permission><t:UserId><t:PrimarySmtpAddress>{BOB}</t:PrimarySmtpAddress></t:UserId>{rights}{rest}\
         </t:Permission>"
    )
}

/// Bob's permission of a level.
pub(super) fn level(name: &str) -> String {
    permission("", &format!("<t:PermissionLevel>{name}</t:PermissionLevel>"))
}

/// Bob's permission of single rights.
pub(super) fn custom(rights: &str, read_items: &str) -> String {
    permission(rights, &format!("{read_items}<t:PermissionLevel>Custom</t:PermissionLevel>"))
}

/// A mail folder named Shared with that permission.
pub(super) fn shared_folder(permission: &str) -> String {
    format!(
        "<t:Folder><t:DisplayName>Shared</t:DisplayName><t:PermissionSet><t:Permissions>{permission}\
         </t:Permissions></t:PermissionSet></t:Folder>"
    )
}

/// What Bob can do in a folder of Ada's.
pub(super) struct Access {
    client: Client,
    folder: Id,
}

impl Access {
    /// To a folder of Ada's with that permission, in which she has a message.
    pub(super) fn new(mut client: Client, permission: &str) -> Self {
        let folder = client.create_folder(&distinguished("inbox"), &shared_folder(permission));
        client.create_message(&folder.folder(), "Hers");
        Self { client, folder }
    }

    fn is_allowed(&mut self, body: &str) -> bool {
        let answer = self.client.log_on(BOB).send(body);
        self.client.log_on(ADA);
        answer.codes == [NoError]
    }

    /// The id of the message with that subject; Bob's is put there first.
    fn message(&mut self, subject: &str) -> Option<Id> {
        let folder = self.folder.folder();
        if subject == "His" && !self.client.subjects_in(&folder).contains(&subject.to_owned()) {
            self.creates_items();
        }
        let items = self.client.items_in(&folder);
        items.iter().find(|item| item.value("Subject") == subject).map(Tree::id)
    }

    pub(super) fn creates_items(&mut self) -> bool {
        let body = create_item(Some(&self.folder.folder()), &message("His", ""));
        self.is_allowed(&body)
    }

    pub(super) fn creates_subfolders(&mut self) -> bool {
        let folder = "<t:Folder><t:DisplayName>Below</t:DisplayName></t:Folder>";
        let body = create_folder(&self.folder.folder(), folder);
        self.is_allowed(&body)
    }

    pub(super) fn sees_the_folder(&mut self) -> bool {
        let body = get_folder(&self.folder.folder(), "Default", "");
        self.is_allowed(&body)
    }

    pub(super) fn reads(&mut self, subject: &str) -> bool {
        let Some(id) = self.message(subject) else { return false };
        self.is_allowed(&get_item(&id.item(), "Default", "", ""))
    }

    pub(super) fn edits(&mut self, subject: &str) -> bool {
        let Some(id) = self.message(subject) else { return false };
        let value = "<t:Message><t:Importance>High</t:Importance></t:Message>";
        let update = set_field("Item", "item:Importance", value);
        self.is_allowed(&update_item(&id.item(), &update))
    }

    pub(super) fn deletes(&mut self, subject: &str) -> bool {
        let Some(id) = self.message(subject) else { return false };
        self.is_allowed(&delete_item(&id.item(), "HardDelete"))
    }
}

/// Bob's permission as GetFolder returns it.
fn permission_of_bob(client: &mut Client, folder: &str) -> Tree {
    let folder = client.folder_with(folder, &field("folder:PermissionSet"));
    let permissions = folder.child("PermissionSet").child("Permissions").children.clone();
    let his = permissions.into_iter().find(|it| it.value("PrimarySmtpAddress") == BOB);
    his.expect("Bob has a permission")
}

#[test]
fn a_folder_may_have_a_permission_set() {
    requirements!(FOLD: 9802, 9803, 980301, 980302, 1182, 1203, 120302, 4302; CDATA: 1299, 1300);
    let mut client = Client::new();
    let id = client.create_folder(&distinguished("inbox"), &shared_folder(&level("Editor"))).folder();
    let folder = client.folder_with(&id, &field("folder:PermissionSet"));
    assert!(!folder.has("UnknownEntries"), "{folder}");
    let his = permission_of_bob(&mut client, &id);
    assert_eq!(his.child("UserId").value("PrimarySmtpAddress"), BOB);
    assert!(!his.child("UserId").child("DisplayName").text.is_empty());
    assert_eq!(his.value("PermissionLevel"), "Editor");
    let without = client.create_mail_folder(&distinguished("inbox"), "Without").folder();
    let folder = client.folder_with(&without, &field("folder:PermissionSet"));
    assert!(!folder.child("PermissionSet").values("PrimarySmtpAddress").contains(&BOB), "{folder}");
}

#[test]
fn a_user_may_be_named_by_the_security_identifier() {
    requirements!(CDATA: 1298);
    let identifier = "S-1-5-21-1234567890-1234567890-1234567890-1001";
    let bob = User::new(BOB, "Bob").with_security_identifier(identifier);
    let simulator = Simulator::builder().user(bob).mailbox(ADA).mailbox(BOB).build();
    let mut client = Client::with(simulator, "Exchange2016");
    let permission = format!(
        "<t:Permission><t:UserId><t:SID>{identifier}</t:SID></t:UserId>\
         <t:PermissionLevel>Reviewer</t:PermissionLevel></t:Permission>"
    );
    let id = client.create_folder(&distinguished("inbox"), &shared_folder(&permission)).folder();
    let his = permission_of_bob(&mut client, &id);
    assert_eq!((his.value("SID"), his.value("PermissionLevel")), (identifier, "Reviewer"));
    let unknown = shared_folder(&permission.replace(identifier, "S-1-5-21-1-1-1-1"));
    client.refuse(&create_folder(&distinguished("drafts"), &unknown), ErrorInvalidUserInfo);
}

#[test]
fn a_permission_may_be_that_of_everybody_else() {
    requirements!(CDATA: 1301);
    let mut client = Client::new();
    let default = "<t:Permission><t:UserId><t:DistinguishedUser>Default</t:DistinguishedUser></t:UserId>\
                   <t:PermissionLevel>Reviewer</t:PermissionLevel></t:Permission>";
    let id = client.create_folder(&distinguished("inbox"), &shared_folder(default)).folder();
    let folder = client.folder_with(&id, &field("folder:PermissionSet"));
    let permissions = &folder.child("PermissionSet").child("Permissions").children;
    let of_default = permissions.iter().find(|it| it.value("DistinguishedUser") == "Default");
    assert_eq!(of_default.map(|it| it.value("PermissionLevel")), Some("Reviewer"));
    let mut access = Access::new(Client::new(), default);
    assert!(access.reads("Hers"));
    assert!(!access.creates_items());
}

#[test]
fn every_single_right_may_be_given_or_left_out() {
    requirements!(
        FOLD: 4501, 4601, 460101, 460102, 4701, 4703, 470301, 470302, 4803, 480301, 480302, 4903, 490301,
        490302, 5003, 500301, 500302, 5102, 510201, 510202, 5202, 520201, 520202, 1223, 122301, 122302
    );
    let rights = [
        ("CanCreateItems", "true"),
        ("CanCreateSubFolders", "true"),
        ("IsFolderOwner", "true"),
        ("IsFolderVisible", "true"),
        ("IsFolderContact", "true"),
        ("EditItems", "All"),
        ("DeleteItems", "Owned"),
        ("ReadItems", "FullDetails"),
    ];
    let written = |(name, value): &(&str, &str)| format!("<t:{name}>{value}</t:{name}>");
    for (index, (name, value)) in rights.iter().enumerate() {
        let mut client = Client::new();
        let others: String = rights.iter().filter(|(other, _)| other != name).map(written).collect();
        let without = shared_folder(&custom(&others, ""));
        client.create_folder(&distinguished("inbox"), &without);
        let alone = shared_folder(&custom(&written(&rights[index]), ""));
        let id = client.create_folder(&distinguished("drafts"), &alone).folder();
        assert_eq!(permission_of_bob(&mut client, &id).value(name), *value, "{name}");
    }
}

#[test]
fn the_right_to_create_items_lets_create_items() {
    requirements!(FOLD: 46, 4502);
    let rights = |it: &str| format!("<t:CanCreateItems>{it}</t:CanCreateItems>{VISIBLE}");
    assert!(Access::new(Client::new(), &custom(&rights("true"), "")).creates_items());
    assert!(!Access::new(Client::new(), &custom(&rights("false"), "")).creates_items());
}

#[test]
fn the_right_to_create_subfolders_lets_create_subfolders() {
    requirements!(FOLD: 4702, 47001);
    let rights = |it: &str| format!("<t:CanCreateSubFolders>{it}</t:CanCreateSubFolders>{VISIBLE}");
    assert!(Access::new(Client::new(), &custom(&rights("true"), "")).creates_subfolders());
    assert!(!Access::new(Client::new(), &custom(&rights("false"), "")).creates_subfolders());
}

/// Bob's permission to create and read items and one more right on items.
fn author(right: &str, value: &str) -> String {
    let rights = format!("<t:CanCreateItems>true</t:CanCreateItems>{VISIBLE}<t:{right}>{value}</t:{right}>");
    custom(&rights, "<t:ReadItems>FullDetails</t:ReadItems>")
}

#[test]
fn the_right_to_edit_items_is_for_none_for_the_own_ones_or_for_all() {
    requirements!(FOLD: 51001, 51002, 51003);
    for (value, own, others) in [("None", false, false), ("Owned", true, false), ("All", true, true)] {
        let mut access = Access::new(Client::new(), &author("EditItems", value));
        assert_eq!((access.edits("His"), access.edits("Hers")), (own, others), "{value}");
    }
}

#[test]
fn the_right_to_delete_items_is_for_none_for_the_own_ones_or_for_all() {
    requirements!(FOLD: 52001, 52002, 52003);
    for (value, own, others) in [("None", false, false), ("Owned", true, false), ("All", true, true)] {
        let mut access = Access::new(Client::new(), &author("DeleteItems", value));
        assert_eq!((access.deletes("His"), access.deletes("Hers")), (own, others), "{value}");
    }
}

#[test]
fn the_right_to_read_items_is_for_none_or_for_all() {
    requirements!(FOLD: 157, 158);
    for (value, reads) in [("None", false), ("FullDetails", true)] {
        let read_items = format!("<t:ReadItems>{value}</t:ReadItems>");
        let mut access = Access::new(Client::new(), &custom(VISIBLE, &read_items));
        assert_eq!(access.reads("Hers"), reads, "{value}");
    }
}

#[test]
fn up_to_2010_single_rights_need_the_custom_level() {
    requirements!(FOLD: 54911);
    let mixed = permission(
        "<t:CanCreateItems>true</t:CanCreateItems>",
        "<t:PermissionLevel>Reviewer</t:PermissionLevel>",
    );
    let body = create_folder(&distinguished("inbox"), &shared_folder(&mixed));
    let mut client = Client::of(ServerProfile::Exchange2010Sp2, "Exchange2010_SP2");
    client.refuse(&body, ErrorInvalidPermissionSettings);
}
