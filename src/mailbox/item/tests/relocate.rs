//! MoveItem and CopyItem.

use super::*;

#[test]
fn fi_286_nothing_is_moved_or_copied_to_a_folder_that_is_not_there() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
    let code = ResponseCode::ErrorToFolderNotFound;
    for key in [item, NOBODY] {
        refused(&mut mailbox, code, Rule::FolderThere, |mailbox| mailbox.move_item(key, NOWHERE));
        refused(&mut mailbox, code, Rule::FolderThere, |mailbox| mailbox.copy_item(key, NOWHERE, NOW));
    }
    let item = there(&mailbox, item).clone();
    refused(&mut mailbox, code, Rule::FolderThere, |mailbox| mailbox.put_item(&item, NOWHERE));
    refused(&mut mailbox, code, Rule::FolderThere, |mailbox| mailbox.put_copy_of_item(&item, NOWHERE, NOW));
}

#[test]
fn fi_291_what_is_not_there_is_not_moved_or_copied() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
    done(&mut mailbox, |mailbox| mailbox.move_item(item, FolderKey::DRAFTS));
    let code = ResponseCode::ErrorItemNotFound;
    for key in [NOBODY, item] {
        refused(&mut mailbox, code, Rule::ItemThere, |mailbox| mailbox.move_item(key, FolderKey::DRAFTS));
        refused(&mut mailbox, code, Rule::ItemThere, |mailbox| {
            mailbox.copy_item(key, FolderKey::DRAFTS, NOW)
        });
        refused(&mut mailbox, code, Rule::ItemThere, |mailbox| mailbox.take_item(key));
    }
}

#[test]
fn fi_288_what_programs_hide_stays_where_it_is() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, hidden());
    let code = ResponseCode::ErrorInvalidOperation;
    refused(&mut mailbox, code, Rule::ItemOfUser, |mailbox| mailbox.move_item(item, FolderKey::DRAFTS));
    refused(&mut mailbox, code, Rule::ItemOfUser, |mailbox| mailbox.copy_item(item, FolderKey::DRAFTS, NOW));
    refused(&mut mailbox, code, Rule::ItemOfUser, |mailbox| mailbox.take_item(item));
}

#[test]
fn nothing_is_moved_or_copied_to_a_search_folder() {
    let mut mailbox = mailbox();
    let search = search_folder(&mut mailbox);
    let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
    let code = ResponseCode::ErrorInvalidFolderTypeForOperation;
    refused(&mut mailbox, code, Rule::FolderHoldsItems, |mailbox| mailbox.move_item(item, search));
    refused(&mut mailbox, code, Rule::FolderHoldsItems, |mailbox| mailbox.copy_item(item, search, NOW));
}

#[test]
fn the_groups_of_every_im_list_are_copied_but_not_moved() {
    let mut mailbox = mailbox();
    let tagged = ItemKey::from(ImGroupKey::TAGGED);
    let code = ResponseCode::ErrorMoveCopyFailed;
    refused(&mut mailbox, code, Rule::ImGroupStays, |mailbox| mailbox.move_item(tagged, FolderKey::CONTACTS));
    refused(&mut mailbox, code, Rule::ImGroupStays, |mailbox| mailbox.take_item(tagged));
    for folder in [FolderKey::CONTACTS, FolderKey::IM_CONTACT_LIST] {
        let copy = done(&mut mailbox, |mailbox| mailbox.copy_item(tagged, folder, NOW));
        assert_eq!(there(&mailbox, copy).im_group(), None);
    }
}

#[test]
fn fi_277_fi_289_fi_290_a_moved_item_has_a_new_id_and_all_that_it_had() {
    let mut mailbox = mailbox();
    let new = NewItem { extended_properties: vec![extended(0x1001, "x")], ..unread("a") };
    let first = made(&mut mailbox, FolderKey::INBOX, new);
    let before = there(&mailbox, first).clone();
    let second = done(&mut mailbox, |mailbox| mailbox.move_item(first, FolderKey::DRAFTS));
    let third = done(&mut mailbox, |mailbox| mailbox.move_item(second, FolderKey::DRAFTS));
    assert_eq!((mailbox.item(first), mailbox.item(second)), (None, None));
    let moved = there(&mailbox, third);
    assert_eq!(moved.properties(), before.properties());
    assert_eq!(moved.extended_properties(), before.extended_properties());
    assert!(moved.change() > before.change() && moved.key() > second);
    assert_eq!(counts(&mailbox, FolderKey::INBOX), (0, 0));
    assert_eq!(counts(&mailbox, FolderKey::DRAFTS), (1, 1));
    assert_eq!(mailbox.folder(FolderKey::DRAFTS).expect("there").removed.len(), 1);
}

#[test]
fn fi_278_fi_289_a_copy_has_an_id_and_times_of_its_own_and_the_original_is_as_it_was() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, unread("a"));
    let before = there(&mailbox, item).clone();
    let copy = done(&mut mailbox, |mailbox| mailbox.copy_item(item, FolderKey::DRAFTS, later()));
    assert_eq!(there(&mailbox, item), &before);
    let copy = there(&mailbox, copy);
    assert_eq!(copy.properties().text(ItemProperty::Subject), Some("a"));
    assert_eq!((copy.is_read(), copy.date_time_created()), (Some(false), Some(later())));
    assert_eq!(copy.properties().time(ItemProperty::LastModifiedTime), Some(later()));
    assert_eq!(counts(&mailbox, FolderKey::DRAFTS), (1, 1));
}

#[test]
fn fi_287_items_are_moved_to_folders_of_any_kind() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::INBOX, message("a"));
    let item = done(&mut mailbox, |mailbox| mailbox.move_item(item, FolderKey::CALENDAR));
    let item = done(&mut mailbox, |mailbox| mailbox.move_item(item, FolderKey::QUICK_CONTACTS));
    assert_eq!(there(&mailbox, item).contact(), None);
}

#[test]
fn fi_282_an_item_can_be_moved_and_copied_to_another_mailbox() {
    let mut ada = mailbox();
    let mut bob = Mailbox::new(2, "bob@example.test", "Bob");
    let work = ada.add_im_group("Work").expect("a free name");
    let ann = on_im_list(&mut ada, "ann@x", Some(work));
    let copy = bob.put_copy_of_item(there(&ada, ann), FolderKey::CONTACTS, later()).expect("a folder");
    let moved = bob.put_item(ada.check_can_be_taken(ann).expect("she can"), FolderKey::QUICK_CONTACTS);
    let moved = moved.expect("there is room");
    let taken = done(&mut ada, |ada| ada.take_item(ann));
    assert_eq!((taken.key(), ada.item(ann)), (ann, None));
    assert_eq!(bob.check(), Ok(()));
    let contact = bob.contact(ContactKey(moved.0)).expect("she is a contact");
    assert!(contact.im_groups().eq([ImGroupKey::OTHER_CONTACTS]));
    assert_eq!(contact.created(), NOW);
    let copy = bob.contact(ContactKey(copy.0)).expect("she is a contact");
    assert_eq!((copy.person(), copy.created()), (contact.person(), later()));
    assert_eq!(copy.item().properties().text(ItemProperty::LastModifiedName), Some("Bob"));
    let again = there(&bob, moved).clone();
    let code = ResponseCode::ErrorMoveCopyFailed;
    refused(&mut bob, code, Rule::ImAddressFree, |bob| bob.put_item(&again, FolderKey::QUICK_CONTACTS));
}

#[test]
fn a_contact_is_on_the_im_list_as_long_as_it_lies_in_quickcontacts() {
    let mut mailbox = mailbox();
    let work = mailbox.add_im_group("Work").expect("a free name");
    let ann = on_im_list(&mut mailbox, "ann@x", Some(work));
    let groups = |mailbox: &Mailbox, key: ItemKey| {
        mailbox.contact(ContactKey(key.0)).map(|contact| contact.im_groups().collect::<Vec<_>>())
    };
    let person = mailbox.contact(ContactKey(ann.0)).expect("there").person();
    let ann = done(&mut mailbox, |mailbox| mailbox.move_item(ann, FolderKey::CONTACTS));
    assert_eq!((groups(&mailbox, ann), mailbox.members(work).count()), (Some(vec![]), 0));
    let ann = done(&mut mailbox, |mailbox| mailbox.move_item(ann, FolderKey::QUICK_CONTACTS));
    assert_eq!(groups(&mailbox, ann), Some(vec![ImGroupKey::OTHER_CONTACTS]));
    mailbox.add_contact_to_group(ContactKey(ann.0), Some(work)).expect("it holds contacts");
    let ann = done(&mut mailbox, |mailbox| mailbox.move_item(ann, FolderKey::QUICK_CONTACTS));
    assert_eq!(groups(&mailbox, ann), Some(vec![ImGroupKey::OTHER_CONTACTS]), "it has left the group");
    assert_eq!(mailbox.contact(ContactKey(ann.0)).map(|ann| ann.person()), Some(person), "whatever its id");
}

#[test]
fn a_contact_comes_to_the_im_list_where_there_is_room_and_nobody_has_its_im_address() {
    let mut mailbox = mailbox();
    mailbox.policies.max_im_contacts = 2;
    let quick = FolderKey::QUICK_CONTACTS;
    let ann = on_im_list(&mut mailbox, "ann@x", None);
    let other = made(&mut mailbox, FolderKey::CONTACTS, im_contact("Ann", "sip:ann@x"));
    let code = ResponseCode::ErrorMoveCopyFailed;
    for key in [other, ann] {
        refused(&mut mailbox, code, Rule::ImAddressFree, |mailbox| mailbox.copy_item(key, quick, NOW));
    }
    refused(&mut mailbox, code, Rule::ImAddressFree, |mailbox| mailbox.move_item(other, quick));
    let bob = made(&mut mailbox, FolderKey::CONTACTS, im_contact("Bob", "bob@x"));
    done(&mut mailbox, |mailbox| mailbox.copy_item(bob, quick, NOW));
    let code = ResponseCode::ErrorImContactLimitReached;
    refused(&mut mailbox, code, Rule::ContactLimit, |mailbox| mailbox.move_item(bob, quick));
    done(&mut mailbox, |mailbox| mailbox.move_item(ann, quick));
}

#[test]
fn a_contact_made_from_a_number_is_an_ordinary_one_off_the_list() {
    let mut mailbox = mailbox();
    let new = crate::mailbox::NewTelUriContact { tel_uri: "tel:1", sip_uri: "sip:1", telephone_number: "1" };
    let ann = mailbox.add_tel_uri_contact(new, None, NOW).expect("there is room");
    let ann = done(&mut mailbox, |mailbox| mailbox.move_item(ann.into(), FolderKey::CONTACTS));
    let contact = mailbox.contact(ContactKey(ann.0)).expect("it is a contact");
    assert_eq!(contact.tel_uri(), None);
    assert_eq!(contact.item().properties().text(EntryProperty::OtherTelephone), Some("1"));
    let again = done(&mut mailbox, |mailbox| mailbox.add_tel_uri_contact(new, None, NOW));
    assert_eq!(mailbox.contact(again).and_then(|it| it.tel_uri()).map(|it| it.sip_uri()), Some("sip:1"));
}
