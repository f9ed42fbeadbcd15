//! UpdateItem and MarkAllItemsAsRead.

use super::*;
use crate::property::DistributionListProperty;

fn subject(text: &str) -> ItemUpdate {
    ItemUpdate::set(ItemProperty::Subject, text)
}

fn mark(is_read: bool) -> ItemUpdate {
    ItemUpdate::set(MessageProperty::IsRead, is_read)
}

#[test]
fn fi_256_what_is_not_there_is_not_changed() {
    let code = ResponseCode::ErrorItemNotFound;
    let mut mailbox = mailbox();
    refused(&mut mailbox, code, Rule::ItemThere, |mailbox| {
        mailbox.update_item(NOBODY, vec![subject("a")], NOW)
    });
    refused(&mut mailbox, code, Rule::ItemThere, |mailbox| mailbox.set_read(NOBODY, true));
}

#[test]
fn recoverable_items_are_not_changed() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
    let item = done(&mut mailbox, |mailbox| mailbox.move_item(item, FolderKey::RECOVERABLE_ITEMS_DELETIONS));
    let code = ResponseCode::ErrorAccessDenied;
    refused(&mut mailbox, code, Rule::ItemOutsideRecoverable, |mailbox| {
        mailbox.update_item(item, vec![subject("b")], NOW)
    });
}

#[test]
fn fi_253_a_class_of_another_kind_is_refused_and_one_below_is_not() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
    let class = |class: &str| vec![subject("b"), ItemUpdate::set(ItemProperty::ItemClass, class)];
    let code = ResponseCode::ErrorObjectTypeChanged;
    for other in ["IPM.Contact", "IPM.Schedule.Meeting.Request", "ipm.task"] {
        refused(&mut mailbox, code, Rule::ItemClassOfKind, |mailbox| {
            mailbox.update_item(item, class(other), NOW)
        });
    }
    done(&mut mailbox, |mailbox| mailbox.update_item(item, class("IPM.Note.Own"), NOW));
    assert_eq!(there(&mailbox, item).item_class(), "IPM.Note.Own");
}

#[test]
fn the_im_address_of_another_im_contact_is_taken() {
    let mut mailbox = mailbox();
    let ann = on_im_list(&mut mailbox, "ann@x", None);
    let bob = on_im_list(&mut mailbox, "bob@x", None);
    let eve = made(&mut mailbox, FolderKey::CONTACTS, im_contact("Eve", "eve@x"));
    let address = |entry, address: &str| vec![ItemUpdate::set(entry, address)];
    for entry in [EntryProperty::ImAddress1, EntryProperty::ImAddress2] {
        refused(&mut mailbox, ResponseCode::ErrorPropertyUpdate, Rule::ImAddressFree, |mailbox| {
            mailbox.update_item(bob, address(entry, "sip:ANN@x"), NOW)
        });
        // Off the list it is not.
        done(&mut mailbox, |mailbox| mailbox.update_item(eve, address(entry, "ann@x"), NOW));
        done(&mut mailbox, |mailbox| mailbox.update_item(ann, address(entry, "ann@x"), NOW));
    }
    done(&mut mailbox, |mailbox| mailbox.update_item(bob, address(EntryProperty::ImAddress1, "new@x"), NOW));
    let new = |im_address| NewImContact { im_address, display_name: None };
    assert_eq!(mailbox.add_im_contact(new("new@x"), None, NOW), Ok(ContactKey(bob.0)));
    assert_ne!(mailbox.add_im_contact(new("bob@x"), None, NOW), Ok(ContactKey(bob.0)));
    assert_eq!(mailbox.check(), Ok(()));
}

#[test]
fn an_im_group_keeps_its_class_and_its_name_is_one_of_its_own() {
    let mut mailbox = mailbox();
    let work = mailbox.add_im_group("Work").expect("a free name");
    let name = |text: &str| vec![ItemUpdate::set(DistributionListProperty::DisplayName, text)];
    let rename = |mailbox: &mut Mailbox, group: ImGroupKey, updates| {
        mailbox.update_item(group.into(), updates, later())
    };
    for (group, updates, code, rule) in [
        (work, name("tagged"), ResponseCode::ErrorImGroupDisplayNameAlreadyExists, Rule::GroupNameFree),
        (ImGroupKey::TAGGED, name("New"), ResponseCode::ErrorInvalidImGroupId, Rule::GroupOfUser),
        (work, name(""), ResponseCode::ErrorPropertyUpdate, Rule::ImGroupNamed),
        (
            work,
            vec![ItemUpdate::delete(DistributionListProperty::DisplayName)],
            ResponseCode::ErrorPropertyUpdate,
            Rule::ImGroupNamed,
        ),
        (
            work,
            vec![ItemUpdate::DeleteExtendedProperty(display_name("").path().clone())],
            ResponseCode::ErrorPropertyUpdate,
            Rule::ImGroupNamed,
        ),
        (
            work,
            vec![ItemUpdate::set(ItemProperty::ItemClass, "IPM.DistList")],
            ResponseCode::ErrorObjectTypeChanged,
            Rule::ItemClassOfKind,
        ),
    ] {
        refused(&mut mailbox, code, rule, |mailbox| rename(mailbox, group, updates));
    }
    done(&mut mailbox, |mailbox| rename(mailbox, work, name("Work")));
    done(&mut mailbox, |mailbox| rename(mailbox, ImGroupKey::TAGGED, vec![subject("a")]));
    done(&mut mailbox, |mailbox| rename(mailbox, work, name("Play")));
    assert_eq!(mailbox.im_group_named("play").map(|group| group.key()), Some(work));
}

#[test]
fn fi_225_a_change_keeps_the_id_and_gives_another_change_key() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
    let (id, key) = {
        let item = there(&mailbox, item);
        (mailbox.item_id_of(item), mailbox.item_change_key(item))
    };
    done(&mut mailbox, |mailbox| mailbox.update_item(item, vec![subject("b")], later()));
    let changed = there(&mailbox, item);
    assert_eq!((mailbox.item_id_of(changed), changed.date_time_created()), (id, Some(NOW)));
    assert_ne!(mailbox.item_change_key(changed), key);
    assert_eq!(changed.content_change(), changed.change());
    assert_eq!(changed.properties().time(ItemProperty::LastModifiedTime), Some(later()));
    assert_eq!(subjects(&mailbox, FolderKey::INBOX), ["b"]);
}

#[test]
fn fi_231_fi_232_fi_237_of_several_changes_of_a_property_the_last_counts() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
    let delete = || ItemUpdate::delete(ItemProperty::Subject);
    let property = extended(0x1001, "a");
    let set_extended = || ItemUpdate::ExtendedProperty(property.clone());
    let delete_extended = || ItemUpdate::DeleteExtendedProperty(property.path().clone());
    for (updates, subject, extended) in [
        (vec![subject("b"), subject("c")], Some("c"), 0),
        (vec![subject("d"), delete()], None, 0),
        (vec![delete(), delete_extended()], None, 0),
        (vec![delete(), subject("e"), delete_extended(), set_extended()], Some("e"), 1),
        (vec![set_extended(), delete_extended()], Some("e"), 0),
    ] {
        done(&mut mailbox, |mailbox| mailbox.update_item(item, updates, NOW));
        let item = there(&mailbox, item);
        assert_eq!(item.properties().text(ItemProperty::Subject), subject);
        assert_eq!(item.extended_properties().len(), extended);
    }
}

#[test]
fn a_display_name_can_be_changed_as_an_extended_property() {
    let mut mailbox = mailbox();
    let ann = made(&mut mailbox, FolderKey::CONTACTS, contact("Ann", &[]));
    let update = |update| vec![update];
    done(&mut mailbox, |mailbox| {
        mailbox.update_item(ann, update(ItemUpdate::ExtendedProperty(display_name("Bob"))), NOW)
    });
    assert_eq!(there(&mailbox, ann).display_name(), Some("Bob"));
    let path = display_name("").path().clone();
    done(&mut mailbox, |mailbox| {
        mailbox.update_item(ann, update(ItemUpdate::DeleteExtendedProperty(path)), NOW)
    });
    assert_eq!(there(&mailbox, ann).display_name(), Some(""));
}

#[test]
fn marking_as_read_is_no_change_of_content_and_undoing_it_none_at_all() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, unread("a"));
    let start = mailbox.last_change();
    let old = there(&mailbox, item).clone();
    done(&mut mailbox, |mailbox| mailbox.update_item(item, vec![mark(true)], later()));
    let marked = there(&mailbox, item);
    assert_ne!(marked.change(), old.change());
    assert_eq!(marked.content_change(), old.content_change());
    assert_eq!(marked.properties().time(ItemProperty::LastModifiedTime), Some(NOW));
    assert!(marked.is_read_flag_changed_after(start));
    assert_eq!(counts(&mailbox, FolderKey::INBOX), (1, 0));
    let middle = mailbox.last_change();
    assert_eq!(mailbox.set_read(item, false), Ok(true));
    let undone = there(&mailbox, item);
    assert!(!undone.is_read_flag_changed_after(start) && undone.is_read_flag_changed_after(middle));
    assert!(!undone.is_read_flag_changed_after(mailbox.last_change()));
    assert_eq!(counts(&mailbox, FolderKey::INBOX), (1, 1));
    // Together with something else it is one, and so is every write of Exchange 2007.
    done(&mut mailbox, |mailbox| mailbox.update_item(item, vec![mark(true), subject("b")], later()));
    let changed = there(&mailbox, item);
    assert_eq!(changed.content_change(), changed.change());
    let mut older = Mailbox::of_generation(Generation::Exchange2007, 1, "ada@example.test", "Ada");
    let item = made(&mut older, FolderKey::INBOX, unread("a"));
    done(&mut older, |mailbox| mailbox.update_item(item, vec![mark(true)], later()));
    assert_eq!(there(&older, item).content_change(), there(&older, item).change());
    assert_eq!(older.set_read(item, false), Ok(true));
    assert_eq!(there(&older, item).content_change(), there(&older, item).change());
}

#[test]
fn an_item_that_is_as_it_shall_be_and_one_that_nobody_reads_stay_untouched() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
    let ann = made(&mut mailbox, FolderKey::CONTACTS, contact("Ann", &[]));
    let before = mailbox.clone();
    assert_eq!((mailbox.set_read(item, true), mailbox.set_read(ann, false)), (Ok(false), Ok(false)));
    assert_eq!(mailbox, before);
}

#[test]
fn fi_308_there_is_nothing_to_mark_in_a_folder_that_is_not_there() {
    let code = ResponseCode::ErrorItemNotFound;
    refused(&mut mailbox(), code, Rule::FolderThere, |mailbox| mailbox.mark_all_read(NOWHERE, true));
}

#[test]
fn fi_305_fi_306_fi_307_all_items_of_a_folder_are_marked_and_none_below() {
    let mut mailbox = mailbox();
    let inner = mailbox.create_folder(FolderKey::INBOX, NewFolder::named("inner")).expect("a free name");
    let [first, second] = ["a", "b"].map(|subject| made(&mut mailbox, FolderKey::INBOX, unread(subject)));
    let post = NewItem::new(ItemKind::PostItem).with(crate::property::PostItemProperty::IsRead, false);
    let post = made(&mut mailbox, FolderKey::INBOX, post);
    made(&mut mailbox, inner, unread("c"));
    let hidden = made(&mut mailbox, FolderKey::INBOX, NewItem { is_associated: true, ..unread("d") });
    mailbox.set_read(first, true).expect("it is there");
    assert_eq!(done(&mut mailbox, |mailbox| mailbox.mark_all_read(FolderKey::INBOX, true)), [second, post]);
    assert_eq!((counts(&mailbox, FolderKey::INBOX), counts(&mailbox, inner)), ((3, 0), (1, 1)));
    assert_eq!(there(&mailbox, hidden).is_read(), Some(false));
    let before = mailbox.clone();
    assert_eq!(mailbox.mark_all_read(FolderKey::INBOX, true), Ok(vec![]));
    assert_eq!(mailbox, before);
    let all = done(&mut mailbox, |mailbox| mailbox.mark_all_read(FolderKey::INBOX, false));
    assert_eq!((all, counts(&mailbox, FolderKey::INBOX)), (vec![first, second, post], (3, 3)));
}
