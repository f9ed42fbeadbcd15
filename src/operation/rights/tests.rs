use super::*;
use crate::directory::User;
use crate::mailbox::{FolderUpdate, Generation, Permission, PermissionLevel, PermissionSet, PermissionUser};
use crate::operation::world::{ADA, BOB, EVE, World};

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
