use super::*;
use crate::mailbox::{DeleteType, NewFolder, NewImContact, PermissionLevel, StoreId};
use crate::operation::world::{ADA, BOB, EVE, World};
use crate::schema::{OccurrenceItemId, RecurringMasterItemId, RecurringMasterItemIdRanges};
use mailbox::DistinguishedFolderId as Name;

const ROLES: [FolderRole; 6] = [
    FolderRole::Subject,
    FolderRole::Searched,
    FolderRole::Parent,
    FolderRole::Destination,
    FolderRole::SavedItems,
    FolderRole::Synchronized,
];

fn by_id(id: &str) -> BaseFolderId {
    BaseFolderId::FolderId(FolderId { id: id.to_owned(), change_key: None })
}

fn by_name(name: Name) -> BaseFolderId {
    BaseFolderId::DistinguishedFolderId(DistinguishedFolderId { id: name, change_key: None, mailbox: None })
}

fn of(name: Name, address: &str) -> BaseFolderId {
    let mailbox = EmailAddress { email_address: Some(address.into()), ..EmailAddress::default() };
    let id = DistinguishedFolderId { id: name, change_key: None, mailbox: Some(mailbox) };
    BaseFolderId::DistinguishedFolderId(id)
}

fn folder_code(world: &mut World, account: &str, id: &BaseFolderId, role: FolderRole) -> ResponseCode {
    let found = world.context(account).folder_target(id, role);
    found.expect_err("it must be refused").code()
}

fn item_code(world: &mut World, account: &str, id: &BaseItemId) -> ResponseCode {
    world.context(account).item_target(id).expect_err("it must be refused").code()
}

fn id_of(world: &World, owner: &str, name: Name) -> String {
    let mailbox = world.mailboxes.get(world.mailbox(owner));
    mailbox.folder_id_of(mailbox.distinguished_folder(name).expect("it is there").key())
}

/// The id of a folder that has been made and deleted.
fn deleted_folder(world: &mut World) -> String {
    let ada = world.mailbox(ADA);
    let mailbox = world.mailboxes.get_mut(ada);
    let mut fork = mailbox.clone();
    let new = NewFolder::named("Gone");
    let key = fork.create_folder(FolderKey::INBOX, new).expect("the name is free");
    fork.folder_id_of(key)
}

/// The same id in a mailbox that does not exist.
fn in_no_mailbox(id: &str) -> String {
    let Ok(DecodedId::Mailbox(mut id)) = DecodedId::decode(id) else { panic!("{id}") };
    id.moniker = Moniker::from_text("00000000-0000-4000-8000-000000000000");
    DecodedId::Mailbox(id).encode()
}

/// An IM contact of Ada's, as an item id.
fn contact(world: &mut World) -> String {
    let ada = world.mailbox(ADA);
    let mailbox = world.mailboxes.get_mut(ada);
    let new = NewImContact { im_address: "sip:tom@example.test", display_name: None };
    let key = mailbox.add_im_contact(new, None, jiff::Timestamp::UNIX_EPOCH).expect("there is room");
    mailbox.item_id_of(mailbox.contact(key).expect("it was just made"))
}

fn item(id: &str) -> BaseItemId {
    BaseItemId::ItemId(ItemId { id: id.to_owned(), change_key: None })
}

/// Gives Ada rights in a folder of Bob's.
fn grant(world: &mut World, folder: FolderKey, level: PermissionLevel) {
    let bob = world.mailbox(BOB);
    world.mailboxes.get_mut(bob).grant(folder, ADA, level).expect("the folder is there");
}

#[test]
fn fi_072_fi_073_ids_of_bad_form_are_refused_in_every_role() {
    let mut world = World::new();
    let (contact, inbox) = (contact(&mut world), id_of(&world, ADA, Name::Inbox));
    let Ok(DecodedId::Mailbox(mut attachment)) = DecodedId::decode(&contact) else { panic!("{contact}") };
    attachment.attachments = vec![[0x10, 0, 1, 2].into()];
    let attachment = DecodedId::Mailbox(attachment).encode();
    for role in ROLES {
        for (id, code) in [
            ("", ResponseCode::ErrorInvalidIdEmpty),
            ("x", ResponseCode::ErrorInvalidIdMalformed),
            (&inbox[4..], ResponseCode::ErrorInvalidIdMalformed),
            (&attachment, ResponseCode::ErrorInvalidIdMalformed),
            (&contact, ResponseCode::ErrorCannotUseItemIdForFolderId),
        ] {
            assert_eq!(folder_code(&mut world, ADA, &by_id(id), role), code, "{role:?} {id:?}");
        }
    }
}

#[test]
fn change_keys_are_read_wherever_they_stand_but_need_not_be_current() {
    let mut world = World::new();
    let inbox = id_of(&world, ADA, Name::Inbox);
    let with_key = |key: &str| {
        let change_key = Some(key.to_owned());
        let id = DistinguishedFolderId { id: Name::Inbox, change_key: change_key.clone(), mailbox: None };
        [
            BaseFolderId::FolderId(FolderId { id: inbox.clone(), change_key }),
            BaseFolderId::DistinguishedFolderId(id),
        ]
    };
    for id in ["", "x", "AQAAABYAAA"].into_iter().flat_map(with_key) {
        let code = folder_code(&mut world, ADA, &id, FolderRole::Subject);
        assert_eq!(code, ResponseCode::ErrorInvalidChangeKey, "{id:?}");
    }
    for id in with_key("AQAAAA==") {
        let target = world.context(ADA).folder_target(&id, FolderRole::Subject).expect("it is there");
        assert_eq!(target.change_key, Some(ChangeKey::short(1)));
    }
}

#[test]
fn fi_070_fi_071_fp_006_the_role_decides_how_a_missing_folder_is_answered() {
    let mut world = World::new();
    let gone = by_id(&deleted_folder(&mut world));
    let absent = by_name(Name::ArchiveMsgFolderRoot);
    for (role, by_id, by_name) in [
        (FolderRole::Subject, ResponseCode::ErrorItemNotFound, ResponseCode::ErrorFolderNotFound),
        (FolderRole::Searched, ResponseCode::ErrorFolderNotFound, ResponseCode::ErrorFolderNotFound),
        (
            FolderRole::Parent,
            ResponseCode::ErrorParentFolderNotFound,
            ResponseCode::ErrorParentFolderNotFound,
        ),
        (FolderRole::Destination, ResponseCode::ErrorToFolderNotFound, ResponseCode::ErrorToFolderNotFound),
        (
            FolderRole::SavedItems,
            ResponseCode::ErrorSavedItemFolderNotFound,
            ResponseCode::ErrorFolderNotFound,
        ),
        (
            FolderRole::Synchronized,
            ResponseCode::ErrorSyncFolderNotFound,
            ResponseCode::ErrorSyncFolderNotFound,
        ),
    ] {
        assert_eq!(folder_code(&mut world, ADA, &gone, role), by_id, "{role:?}");
        assert_eq!(folder_code(&mut world, ADA, &absent, role), by_name, "{role:?}");
    }
}

#[test]
fn fi_097_fi_098_an_id_of_no_mailbox_names_its_guid_but_as_a_parent_from_2010_on() {
    let mut world = World::new();
    let id = by_id(&in_no_mailbox(&id_of(&world, ADA, Name::Inbox)));
    for profile in [ServerProfile::Exchange2007Sp1, ServerProfile::Exchange2010Sp2] {
        world.settings.profile = profile;
        for role in ROLES {
            let error = world.context(ADA).folder_target(&id, role).expect_err("there is no such mailbox");
            if role == FolderRole::Parent && profile == ServerProfile::Exchange2010Sp2 {
                assert_eq!(error, Error::new(ResponseCode::ErrorParentFolderNotFound));
                continue;
            }
            assert_eq!(error.code(), ResponseCode::ErrorNonExistentMailbox);
            assert_eq!(error.text(), "No mailbox with such guid.");
            let [value] = error.values() else { panic!("{:?}", error.values()) };
            assert_eq!(
                (&*value.name, &*value.value),
                ("MailboxGuid", "00000000-0000-4000-8000-000000000000")
            );
        }
    }
}

#[test]
fn the_mailbox_beside_a_name_is_one_by_its_primary_address() {
    let mut world = World::new();
    let robert = User::new(BOB, "Bob").with_proxy_address("robert@example.test");
    world.directory.add_user(robert);
    for (address, code) in [
        ("nobody@example.test", ResponseCode::ErrorNonExistentMailbox),
        (" ", ResponseCode::ErrorNonExistentMailbox),
        (EVE, ResponseCode::ErrorNonExistentMailbox),
        ("robert@example.test", ResponseCode::ErrorNonPrimarySmtpAddress),
    ] {
        let error = world.context(ADA).folder_target(&of(Name::Inbox, address), FolderRole::Subject);
        let error = error.expect_err(address);
        assert_eq!(error.code(), code, "{address:?}");
    }
    let unnamed = BaseFolderId::DistinguishedFolderId(DistinguishedFolderId {
        id: Name::Inbox,
        change_key: None,
        mailbox: Some(EmailAddress::default()),
    });
    let code = folder_code(&mut world, ADA, &unnamed, FolderRole::Subject);
    assert_eq!(code, ResponseCode::ErrorNonExistentMailbox);
    let elsewhere = EmailAddress {
        email_address: Some(ADA.into()),
        routing_type: Some("EX".into()),
        ..EmailAddress::default()
    };
    let elsewhere = DistinguishedFolderId { id: Name::Inbox, change_key: None, mailbox: Some(elsewhere) };
    let elsewhere = BaseFolderId::DistinguishedFolderId(elsewhere);
    let code = folder_code(&mut world, ADA, &elsewhere, FolderRole::Subject);
    assert_eq!(code, ResponseCode::ErrorNonExistentMailbox);
    let own = world.context(ADA).folder_target(&of(Name::Inbox, "ADA@example.test"), FolderRole::Subject);
    assert_eq!(own.map(|target| target.folder), Ok(FolderKey::INBOX));
}

#[test]
fn fi_076_an_account_without_mailbox_has_no_folders_of_its_own() {
    let mut world = World::new();
    for account in [EVE, "stranger@example.test"] {
        let code = folder_code(&mut world, account, &by_name(Name::Inbox), FolderRole::Subject);
        assert_eq!(code, ResponseCode::ErrorMissingEmailAddress);
    }
}

#[test]
fn there_are_no_public_folders() {
    let mut world = World::new();
    let id = DecodedId::PublicFolder(StoreId::Other([0; 46].into())).encode();
    for id in [by_name(Name::PublicFoldersRoot), of(Name::PublicFoldersRoot, BOB), by_id(&id)] {
        let code = folder_code(&mut world, ADA, &id, FolderRole::Subject);
        assert_eq!(code, ResponseCode::ErrorNoPublicFolderServerAvailable);
    }
}

#[test]
fn an_address_list_is_no_folder_of_a_mailbox() {
    let mut world = World::new();
    let target = TargetFolder::AddressListId(crate::schema::AddressListId { id: "list".to_owned() });
    let id = TargetFolderId { target };
    for (role, code) in [
        (FolderRole::Parent, ResponseCode::ErrorInvalidParentFolder),
        (FolderRole::Destination, ResponseCode::ErrorToFolderNotFound),
        (FolderRole::Searched, ResponseCode::ErrorFolderNotFound),
    ] {
        let refused = world.context(ADA).target_folder(&id, role).expect_err("it is no folder");
        assert_eq!(refused.code(), code, "{role:?}");
    }
}

#[test]
fn what_the_account_cannot_see_answers_as_if_it_were_not_there() {
    let mut world = World::new();
    let inbox = id_of(&world, BOB, Name::Inbox);
    let gone = by_id(&deleted_folder(&mut world));
    for role in ROLES {
        let hidden = folder_code(&mut world, ADA, &by_id(&inbox), role);
        assert_eq!(hidden, folder_code(&mut world, ADA, &gone, role), "{role:?}");
        let hidden = folder_code(&mut world, ADA, &of(Name::Inbox, BOB), role);
        assert_eq!(hidden, folder_code(&mut world, ADA, &by_name(Name::ArchiveInbox), role), "{role:?}");
    }
}

#[test]
fn what_the_account_cannot_see_is_denied_where_it_sees_the_mailbox() {
    let mut world = World::new();
    grant(&mut world, FolderKey::MSG_FOLDER_ROOT, PermissionLevel::Reviewer);
    for id in [by_id(&id_of(&world, BOB, Name::Inbox)), of(Name::Inbox, BOB)] {
        let code = folder_code(&mut world, ADA, &id, FolderRole::Subject);
        assert_eq!(code, ResponseCode::ErrorAccessDenied);
    }
}

#[test]
fn folders_are_found_by_id_and_by_name_in_every_mailbox_the_account_can_see() {
    let mut world = World::new();
    grant(&mut world, FolderKey::INBOX, PermissionLevel::Reviewer);
    let (ada, bob) = (world.mailbox(ADA), world.mailbox(BOB));
    for (id, mailbox) in [
        (by_name(Name::Inbox), ada),
        (by_id(&id_of(&world, ADA, Name::Inbox)), ada),
        (of(Name::Inbox, BOB), bob),
        (by_id(&id_of(&world, BOB, Name::Inbox)), bob),
    ] {
        let target = world.context(ADA).folder_target(&id, FolderRole::Subject);
        let expected = FolderTarget { mailbox, folder: FolderKey::INBOX, change_key: None };
        assert_eq!(target, Ok(expected));
    }
}

#[test]
fn items_that_cannot_be_used_are_refused() {
    let mut world = World::new();
    let (contact, inbox) = (contact(&mut world), id_of(&world, ADA, Name::Inbox));
    for (id, code) in [
        ("", ResponseCode::ErrorInvalidIdEmpty),
        ("x", ResponseCode::ErrorInvalidIdMalformed),
        (&inbox, ResponseCode::ErrorCannotUseFolderIdForItemId),
        (&in_no_mailbox(&contact), ResponseCode::ErrorNonExistentMailbox),
    ] {
        assert_eq!(item_code(&mut world, ADA, &item(id)), code, "{id}");
    }
    let with_empty_key = ItemId { id: contact.clone(), change_key: Some(String::new()) };
    let code = item_code(&mut world, ADA, &BaseItemId::ItemId(with_empty_key));
    assert_eq!(code, ResponseCode::ErrorInvalidChangeKey);
    assert_eq!(item_code(&mut world, BOB, &item(&contact)), ResponseCode::ErrorItemNotFound);
    let mut without = World::new();
    assert_eq!(item_code(&mut without, ADA, &item(&contact)), ResponseCode::ErrorItemNotFound);
}

#[test]
fn no_item_recurs() {
    let mut world = World::new();
    let id = contact(&mut world);
    let occurrence = |id: &str| {
        BaseItemId::OccurrenceItemId(OccurrenceItemId {
            recurring_master_id: id.into(),
            change_key: None,
            instance_index: 1,
        })
    };
    let master = BaseItemId::RecurringMasterItemId(RecurringMasterItemId {
        occurrence_id: id.as_str().into(),
        change_key: None,
    });
    let ranges = BaseItemId::RecurringMasterItemIdRanges(RecurringMasterItemIdRanges {
        item_id: ItemId { id: id.clone(), change_key: None },
        ranges: None,
    });
    for (id, code) in [
        (occurrence("x"), ResponseCode::ErrorInvalidIdMalformed),
        (occurrence(&id), ResponseCode::ErrorCalendarCannotUseIdForRecurringMasterId),
        (master, ResponseCode::ErrorCalendarCannotUseIdForOccurrenceId),
        (ranges, ResponseCode::ErrorCalendarCannotUseIdForRecurringMasterId),
    ] {
        assert_eq!(item_code(&mut world, ADA, &id), code, "{id:?}");
    }
}

#[test]
fn an_item_is_found_with_the_change_key_that_was_given() {
    let mut world = World::new();
    let (id, ada) = (contact(&mut world), world.mailbox(ADA));
    let with_key = ItemId { id, change_key: Some("EQAAAA==".to_owned()) };
    let target = world.context(ADA).item_target(&BaseItemId::ItemId(with_key)).expect("it is there");
    assert_eq!((target.mailbox, target.change_key), (ada, Some(ChangeKey::short(0x11))));
    assert_eq!((target.folder, target.folder_target().folder), (FolderKey::QUICK_CONTACTS, target.folder));
    assert_eq!(world.context(ADA).item(target).map(Item::key), Ok(target.item));
    world.mailboxes.get_mut(ada).delete_item(target.item, DeleteType::HardDelete).expect("it is there");
    let gone = world.context(ADA).item(target).map(Item::key).map_err(|error| error.code());
    assert_eq!(gone, Err(ResponseCode::ErrorItemNotFound));
}
