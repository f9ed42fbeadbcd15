//! DeleteItem.

use super::*;
use crate::mailbox::DeleteType::{HardDelete, MoveToDeletedItems, SoftDelete};
use crate::mailbox::RemovedItem;

#[test]
fn fi_275_what_is_not_there_is_not_deleted() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
    done(&mut mailbox, |mailbox| mailbox.delete_item(item, HardDelete));
    for delete_type in [HardDelete, SoftDelete, MoveToDeletedItems] {
        for key in [NOBODY, item] {
            refused(&mut mailbox, ResponseCode::ErrorItemNotFound, Rule::ItemThere, |mailbox| {
                mailbox.delete_item(key, delete_type)
            });
        }
    }
}

#[test]
fn fi_270_what_programs_hide_is_deleted_for_good_or_not_at_all() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, hidden());
    for delete_type in [SoftDelete, MoveToDeletedItems] {
        refused(&mut mailbox, ResponseCode::ErrorInvalidOperation, Rule::ItemOfUser, |mailbox| {
            mailbox.delete_item(item, delete_type)
        });
    }
    assert_eq!(done(&mut mailbox, |mailbox| mailbox.delete_item(item, HardDelete)), None);
    assert_eq!(mailbox.item(item), None);
    assert_eq!(mailbox.associated_in(FolderKey::RECOVERABLE_ITEMS_PURGES).count(), 0);
}

#[test]
fn the_groups_of_every_im_list_are_not_deleted() {
    let mut mailbox = mailbox();
    for group in [ImGroupKey::OTHER_CONTACTS, ImGroupKey::TAGGED, ImGroupKey::FAVORITES] {
        for delete_type in [HardDelete, SoftDelete, MoveToDeletedItems] {
            refused(&mut mailbox, ResponseCode::ErrorCannotDeleteObject, Rule::ImGroupStays, |mailbox| {
                mailbox.delete_item(group.into(), delete_type)
            });
        }
    }
}

#[test]
fn fi_258_fi_259_fi_260_a_deleted_item_is_found_elsewhere_with_another_id() {
    for (delete_type, folder) in [
        (HardDelete, FolderKey::RECOVERABLE_ITEMS_PURGES),
        (SoftDelete, FolderKey::RECOVERABLE_ITEMS_DELETIONS),
        (MoveToDeletedItems, FolderKey::DELETED_ITEMS),
    ] {
        let mut mailbox = mailbox();
        let item = made(&mut mailbox, FolderKey::INBOX, unread("a"));
        let id = mailbox.item_id_of(there(&mailbox, item));
        let moved = done(&mut mailbox, |mailbox| mailbox.delete_item(item, delete_type));
        let moved = moved.expect("it is still there");
        assert_eq!((mailbox.item(item), there(&mailbox, moved).folder()), (None, folder));
        assert_ne!(mailbox.item_id_of(there(&mailbox, moved)), id);
        assert_eq!(subjects(&mailbox, folder), ["a"]);
        assert_eq!((counts(&mailbox, FolderKey::INBOX), counts(&mailbox, folder)), ((0, 0), (1, 1)));
        let left: Vec<_> = mailbox.folder(FolderKey::INBOX).expect("there").removed.iter().collect();
        let gone = RemovedItem { item: item.0, object_type: 9, is_associated: false };
        assert!(matches!(left[..], [(change, removed)] if change > item.0 && *removed == gone));
    }
}

#[test]
fn where_nothing_can_be_recovered_deleted_items_are_gone() {
    for delete_type in [HardDelete, SoftDelete] {
        let mut mailbox = Mailbox::of_generation(Generation::Exchange2007, 1, "ada@example.test", "Ada");
        let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
        assert_eq!(done(&mut mailbox, |mailbox| mailbox.delete_item(item, delete_type)), None);
        assert_eq!(mailbox.items.len(), 0);
    }
}

#[test]
fn deleted_and_recoverable_items_can_be_deleted_further() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::DELETED_ITEMS, message("a"));
    let again = done(&mut mailbox, |mailbox| mailbox.delete_item(item, MoveToDeletedItems));
    let item = again.expect("it is still there");
    assert_eq!(there(&mailbox, item).folder(), FolderKey::DELETED_ITEMS);
    let item = done(&mut mailbox, |mailbox| mailbox.delete_item(item, SoftDelete)).expect("recoverable");
    assert_eq!(there(&mailbox, item).folder(), FolderKey::RECOVERABLE_ITEMS_DELETIONS);
    let (code, rule) = (ResponseCode::ErrorCannotDeleteObject, Rule::FolderOutsideRecoverable);
    refused(&mut mailbox, code, rule, |mailbox| mailbox.delete_item(item, MoveToDeletedItems));
    let item = done(&mut mailbox, |mailbox| mailbox.delete_item(item, SoftDelete)).expect("recoverable");
    assert_eq!(there(&mailbox, item).folder(), FolderKey::RECOVERABLE_ITEMS_PURGES);
    assert_eq!(done(&mut mailbox, |mailbox| mailbox.delete_item(item, HardDelete)), None);
}

///
#[test]
fn a_deleted_im_contact_is_in_no_group_and_no_persona() {
    for delete_type in [HardDelete, SoftDelete, MoveToDeletedItems] {
        let mut mailbox = mailbox();
        let work = mailbox.add_im_group("Work").expect("a free name");
        let ann = on_im_list(&mut mailbox, "ann@x", Some(work));
        mailbox
            .add_contact_to_group(ContactKey(ann.0), Some(ImGroupKey::FAVORITES))
            .expect("it holds contacts");
        let moved = done(&mut mailbox, |mailbox| mailbox.delete_item(ann, delete_type));
        assert_eq!(mailbox.members(work).count() + mailbox.members(ImGroupKey::FAVORITES).count(), 0);
        assert_eq!((mailbox.im_contacts().count(), mailbox.persons.len()), (0, 0));
        let moved = there(&mailbox, moved.expect("it is still there"));
        assert_eq!((moved.contact(), moved.display_name()), (None, Some("ann@x")));
        // The address is free again.
        on_im_list(&mut mailbox, "ann@x", None);
    }
}

///
#[test]
fn a_deleted_im_group_is_a_group_no_longer() {
    let mut mailbox = mailbox();
    let work = mailbox.add_im_group("Work").expect("a free name");
    let team = mailbox.add_distribution_group("team@x.test", None).expect("a free name");
    let ann = on_im_list(&mut mailbox, "ann@x", Some(work));
    let list = done(&mut mailbox, |mailbox| mailbox.delete_item(work.into(), MoveToDeletedItems));
    let list = there(&mailbox, list.expect("it is still there"));
    assert_eq!((list.im_group(), list.display_name()), (None, Some("Work")));
    assert_eq!(list.item_class(), "IPM.DistList.MOC.UserGroup");
    let ann = mailbox.contact(ContactKey(ann.0)).expect("she stays on the list");
    assert!(ann.im_groups().eq([ImGroupKey::OTHER_CONTACTS]));
    done(&mut mailbox, |mailbox| mailbox.delete_item(team.into(), HardDelete));
    assert_eq!(mailbox.im_groups().count(), 3);
    assert!(mailbox.add_im_group("Work").is_ok(), "the name is free again");
}
