use super::*;
use crate::ServerProfile;
use crate::directory::User;
use crate::mailbox::{
    FolderUpdate, Generation, NewItem, Permission, PermissionLevel, PermissionSet, PermissionUser,
};
use crate::operation::world::{ADA, BOB, EVE, World};
use crate::property::ItemKind;

const EVERYTHING: [Access; 9] = [
    Access::CreateSubFolder,
    Access::OwnFolder,
    Access::CreateItem,
    Access::PutItem,
    Access::ReadItems,
    Access::EditItem { is_own: false },
    Access::EditItem { is_own: true },
    Access::DeleteItem { is_own: false },
    Access::DeleteItem { is_own: true },
];

fn inbox_of(world: &World, owner: &str) -> FolderTarget {
    FolderTarget { mailbox: world.mailbox(owner), folder: FolderKey::INBOX, change_key: None }
}

fn grant(world: &mut World, user: &str, level: PermissionLevel) {
    let bob = world.mailbox(BOB);
    world.mailboxes.get_mut(bob).grant(FolderKey::INBOX, user, level).expect("the inbox is there");
}

/// What the account may do in Bob's inbox.
fn granted(world: &mut World, account: &str) -> Vec<Access> {
    let (inbox, context) = (inbox_of(world, BOB), world.context(account));
    EVERYTHING.into_iter().filter(|access| context.check_access(inbox, *access).is_ok()).collect()
}

#[test]
fn a_missing_right_has_the_code_of_what_was_to_be_done() {
    let mut world = World::new();
    let inbox = inbox_of(&world, BOB);
    for (access, code) in [
        (Access::CreateSubFolder, ResponseCode::ErrorCreateSubfolderAccessDenied),
        (Access::OwnFolder, ResponseCode::ErrorAccessDenied),
        (Access::CreateItem, ResponseCode::ErrorCreateItemAccessDenied),
        (Access::PutItem, ResponseCode::ErrorAccessDenied),
        (Access::ReadItems, ResponseCode::ErrorItemNotFound),
        (Access::EditItem { is_own: true }, ResponseCode::ErrorAccessDenied),
        (Access::DeleteItem { is_own: true }, ResponseCode::ErrorAccessDenied),
    ] {
        let error = world.context(ADA).check_access(inbox, access).expect_err("Ada has no rights there");
        assert_eq!(error.code(), code, "{access:?}");
        assert_eq!(error.finding().map(|it| it.rule()), Some(Rule::FolderRight));
    }
}

#[test]
fn levels_give_what_they_say() {
    let put = [Access::CreateItem, Access::PutItem];
    let read = [Access::ReadItems];
    let [edit, edit_own] = [false, true].map(|is_own| Access::EditItem { is_own });
    let [delete, delete_own] = [false, true].map(|is_own| Access::DeleteItem { is_own });
    for (level, expected) in [
        (PermissionLevel::None, Vec::new()),
        (PermissionLevel::FreeBusyTimeOnly, Vec::new()),
        (PermissionLevel::Reviewer, read.to_vec()),
        (PermissionLevel::Contributor, [&put[..], &read].concat()),
        (PermissionLevel::NoneditingAuthor, [&put[..], &read, &[delete_own]].concat()),
        (PermissionLevel::Author, [&put[..], &read, &[edit_own, delete_own]].concat()),
        (PermissionLevel::Editor, [&put[..], &read, &[edit, edit_own, delete, delete_own]].concat()),
        (PermissionLevel::Owner, EVERYTHING.to_vec()),
    ] {
        let mut world = World::new();
        grant(&mut world, ADA, level);
        assert_eq!(granted(&mut world, ADA), expected, "{level:?}");
        let is_visible = !matches!(level, PermissionLevel::None | PermissionLevel::FreeBusyTimeOnly);
        let bob = world.mailbox(BOB);
        assert_eq!(world.context(ADA).sees_folder(bob, FolderKey::INBOX), is_visible, "{level:?}");
        assert_eq!(granted(&mut world, EVE), [], "{level:?}");
    }
}

#[test]
fn a_right_ends_at_the_folder_it_was_given_for() {
    let mut world = World::new();
    grant(&mut world, ADA, PermissionLevel::Owner);
    let (ada, bob) = (world.mailbox(ADA), world.mailbox(BOB));
    let context = world.context(ADA);
    assert_eq!(context.rights_in(bob, FolderKey::SENT_ITEMS), FolderRights::NONE);
    assert_eq!(context.rights_in(bob, FolderKey(0xffff)), FolderRights::NONE);
    assert!(!context.sees_mailbox(bob) && context.sees_mailbox(ada));
}

#[test]
fn the_owner_may_do_everything_whatever_the_permissions_say() {
    let mut world = World::new();
    grant(&mut world, BOB, PermissionLevel::None);
    assert_eq!(granted(&mut world, BOB), EVERYTHING);
    let bob = world.mailbox(BOB);
    assert!(world.context(BOB).is_own(bob) && !world.context(ADA).is_own(bob));
}

#[test]
fn rights_follow_the_user_through_every_address_and_need_no_mailbox() {
    let mut world = World::new();
    let eve = User::new(EVE, "Eve").with_user_principal_name("eve@corp.test");
    world.directory.add_user(eve);
    grant(&mut world, EVE, PermissionLevel::Reviewer);
    for account in [EVE, "EVE@example.test", "eve@corp.test"] {
        assert_eq!(granted(&mut world, account), [Access::ReadItems], "{account}");
    }
}

#[test]
fn who_has_no_permission_has_that_of_default() {
    let mut world = World::new();
    let rights = FolderRights::of_level(PermissionLevel::Reviewer, Generation::Exchange2013);
    let rights = rights.expect("the level has rights");
    let set = PermissionSet::new(vec![Permission { user: PermissionUser::Default, rights }]);
    let update = FolderUpdate::PermissionSet(Some(set.expect("no user is there twice")));
    let bob = world.mailbox(BOB);
    let mailbox = world.mailboxes.get_mut(bob);
    mailbox.update_folder(FolderKey::INBOX, vec![update]).expect("the inbox is there");
    mailbox.grant(FolderKey::INBOX, EVE, PermissionLevel::None).expect("the inbox is there");
    assert_eq!(granted(&mut world, ADA), [Access::ReadItems]);
    assert_eq!(granted(&mut world, EVE), []);
}

#[test]
fn a_grant_replaces_what_the_user_had_and_needs_a_folder_and_a_level() {
    let mut world = World::new();
    let bob = world.mailbox(BOB);
    let before = world.clone();
    let mailbox = world.mailboxes.get_mut(bob);
    for (folder, level, code) in [
        (FolderKey(0xffff), PermissionLevel::Owner, ResponseCode::ErrorItemNotFound),
        (FolderKey::INBOX, PermissionLevel::Custom, ResponseCode::ErrorInvalidPermissionSettings),
    ] {
        assert_eq!(mailbox.grant(folder, ADA, level).map_err(|it| it.code()), Err(code));
    }
    assert!(world == before);
    grant(&mut world, ADA, PermissionLevel::Owner);
    grant(&mut world, "Ada@Example.Test", PermissionLevel::Reviewer);
    assert_eq!(granted(&mut world, ADA), [Access::ReadItems]);
}

/// A message that has come to Bob.
fn message_in_inbox(world: &mut World) -> Item {
    let bob = world.mailbox(BOB);
    let mailbox = world.mailboxes.get_mut(bob);
    let message = NewItem::new(ItemKind::Message);
    let key = mailbox.create_item(FolderKey::INBOX, message, jiff::Timestamp::UNIX_EPOCH);
    mailbox.item(key.expect("the inbox is there")).expect("it was just made").clone()
}

/// What an answer says, in its order, the last one apart.
fn flags(rights: &EffectiveRights) -> ([bool; 6], Option<bool>) {
    let EffectiveRights { create_associated, create_contents, create_hierarchy, .. } = *rights;
    let EffectiveRights { delete, modify, read, .. } = *rights;
    let flags = [create_associated, create_contents, create_hierarchy, delete, modify, read];
    (flags, rights.view_private_items)
}

#[test]
fn effective_rights_of_others_are_what_the_folder_gives_them() {
    let mut world = World::new();
    let bob = world.mailbox(BOB);
    let item = message_in_inbox(&mut world);
    for (level, of_folder, of_item) in [
        (PermissionLevel::None, [false; 6], [false; 6]),
        (
            PermissionLevel::Author,
            [false, true, false, false, false, true],
            [false, false, false, false, false, true],
        ),
        (
            PermissionLevel::PublishingEditor,
            [false, true, true, false, false, true],
            [false, false, false, true, true, true],
        ),
        (PermissionLevel::Owner, [true; 6], [false, false, false, true, true, true]),
    ] {
        grant(&mut world, ADA, level);
        let context = world.context(ADA);
        let found = context.effective_rights_on_folder(bob, FolderKey::INBOX);
        assert_eq!(flags(&found), (of_folder, Some(false)), "{level:?}");
        let found = context.effective_rights_on_item(bob, &item);
        assert_eq!(flags(&found), (of_item, Some(false)), "{level:?}");
        assert!(!context.is_own_item(bob, &item));
    }
}

#[test]
fn fi_075_the_owner_has_all_effective_rights_and_private_items_are_spoken_of_from_2013_on() {
    let mut world = World::new();
    let (bob, item) = (world.mailbox(BOB), message_in_inbox(&mut world));
    for (profile, view_private_items) in
        [(ServerProfile::Exchange2010Sp2, None), (ServerProfile::Exchange2013, Some(true))]
    {
        world.settings.profile = profile;
        let context = world.context(BOB);
        let folder = context.effective_rights_on_folder(bob, FolderKey::INBOX);
        assert_eq!(flags(&folder), ([true; 6], view_private_items));
        let item = context.effective_rights_on_item(bob, &item);
        assert_eq!(flags(&item), ([false, false, false, true, true, true], view_private_items));
    }
}

#[test]
fn messages_are_from_the_account_or_from_whom_it_may_send_as() {
    let mut world = World::new();
    let bob = User::new(BOB, "Bob").with_proxy_address("robert@example.test");
    world.directory.add_user(bob);
    for from in [BOB, "robert@example.test", EVE, "nobody@example.test", ""] {
        assert!(!world.context(ADA).may_send_as(from), "{from:?}");
    }
    assert!(world.context(ADA).may_send_as("ADA@example.test"));
    assert!(world.context("robert@example.test").may_send_as(BOB));
    world.rights.senders.insert((ADA.to_owned(), "robert@example.test".to_owned()));
    for (account, from, expected) in [(ADA, BOB, true), (EVE, BOB, false), (BOB, ADA, false)] {
        assert_eq!(world.context(account).may_send_as(from), expected, "{account} as {from}");
    }
}
