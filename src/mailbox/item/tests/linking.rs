//! Which contacts are one person.

use super::*;
use crate::mailbox::{DeleteType, PersonKey};

fn person(mailbox: &Mailbox, key: ItemKey) -> PersonKey {
    mailbox.contact(ContactKey(key.0)).expect("a contact in a contacts folder").person()
}

fn persons<const N: usize>(mailbox: &Mailbox, keys: [ItemKey; N]) -> [PersonKey; N] {
    keys.map(|key| person(mailbox, key))
}

fn ordinary(mailbox: &mut Mailbox, addresses: &[&str]) -> ItemKey {
    made(mailbox, FolderKey::CONTACTS, contact("somebody", addresses))
}

fn set(mailbox: &mut Mailbox, key: ItemKey, entry: EntryProperty, address: &str) {
    done(mailbox, |mailbox| mailbox.update_item(key, vec![ItemUpdate::set(entry, address)], NOW));
}

#[test]
fn what_is_empty_links_nobody_and_what_is_no_contact_of_a_contacts_folder_is_nobody() {
    let mut mailbox = mailbox();
    let keys = [&["", "sip:"][..], &["", "smtp:"], &[]].map(|addresses| ordinary(&mut mailbox, addresses));
    let [a, b, c] = persons(&mailbox, keys);
    assert!(a != b && b != c && a != c);
    assert_eq!(mailbox.contact(ContactKey(keys[0].0)).map(|it| it.email_addresses().count()), Some(1));
    let hidden = NewItem { is_associated: true, ..contact("hidden", &["a@x"]) };
    let hidden = made(&mut mailbox, FolderKey::CONTACTS, hidden);
    let ann = ordinary(&mut mailbox, &["a@x"]);
    let moved = done(&mut mailbox, |mailbox| mailbox.move_item(ann, FolderKey::INBOX));
    for key in [hidden, moved] {
        assert_eq!(mailbox.contact(ContactKey(key.0)), None);
    }
    assert_eq!(mailbox.persons.len(), 3);
}

#[test]
fn fp_317_an_address_links_whatever_its_case_and_scheme_and_whichever_way_it_came() {
    let mut mailbox = mailbox();
    let inner = NewFolder::of_kind(FolderKind::ContactsFolder, "inner");
    let inner = mailbox.create_folder(FolderKey::INBOX, inner).expect("a free name");
    let first = ordinary(&mut mailbox, &["x@x", "Ann@Example.test"]);
    let second = made(&mut mailbox, inner, im_contact("Ann", "sip:ann@example.test"));
    let third = on_im_list(&mut mailbox, "SMTP:ANN@example.test", None);
    let [a, b, c] = persons(&mailbox, [first, second, third]);
    assert_eq!((a, b), (b, c));
    let shown: Vec<_> = mailbox.person(a).expect("there").contacts().map(ItemKey::from).collect();
    assert_eq!(shown, [first, second, third]);
}

#[test]
fn fp_318_a_chain_of_addresses_links_and_the_oldest_contact_keeps_its_person() {
    let mut mailbox = mailbox();
    let first = ordinary(&mut mailbox, &["a@x"]);
    let second = ordinary(&mut mailbox, &["b@x"]);
    let third = ordinary(&mut mailbox, &["c@x"]);
    let [a, b, c] = persons(&mailbox, [first, second, third]);
    assert!(a != b && b != c);
    let bridge = ordinary(&mut mailbox, &["c@x", "a@x", "b@x"]);
    assert_eq!(persons(&mailbox, [first, second, third, bridge]), [a; 4]);
    assert_eq!(mailbox.persons.len(), 1);
    done(&mut mailbox, |mailbox| mailbox.delete_item(bridge, DeleteType::SoftDelete));
    let [d, e, f] = persons(&mailbox, [first, second, third]);
    assert_eq!(d, a);
    assert!(e != d && f != e && f != d && ![b, c].contains(&e), "who was gone does not come back");
}

#[test]
fn fp_319_removing_the_shared_address_divides_a_person() {
    let mut mailbox = mailbox();
    let first = ordinary(&mut mailbox, &["a@x", "b@x"]);
    let second = ordinary(&mut mailbox, &["b@x"]);
    let kept = person(&mailbox, first);
    assert_eq!(person(&mailbox, second), kept);
    // The older contact changes, and keeps its person all the same.
    set(&mut mailbox, first, EntryProperty::EmailAddress2, "c@x");
    assert_eq!(person(&mailbox, first), kept);
    assert_ne!(person(&mailbox, second), kept);
    set(&mut mailbox, second, EntryProperty::ImAddress1, "sip:C@x");
    assert_eq!(persons(&mailbox, [first, second]), [kept; 2]);
    let delete = vec![ItemUpdate::delete(EntryProperty::ImAddress1)];
    done(&mut mailbox, |mailbox| mailbox.update_item(second, delete, NOW));
    assert_ne!(person(&mailbox, second), kept);
}

#[test]
fn fp_319_a_contact_that_goes_from_one_person_to_another_takes_nobody_along() {
    let mut mailbox = mailbox();
    let [first, second, third, fourth] =
        [&["a@x"], &["a@x"], &["b@x"], &["b@x"]].map(|addresses| ordinary(&mut mailbox, addresses));
    let [a, b] = persons(&mailbox, [first, third]);
    set(&mut mailbox, third, EntryProperty::EmailAddress1, "a@x");
    assert_eq!(persons(&mailbox, [first, second, third]), [a; 3]);
    assert_eq!(person(&mailbox, fourth), b, "it is the only one left");
    set(&mut mailbox, first, EntryProperty::EmailAddress1, "b@x");
    assert_eq!(persons(&mailbox, [first, fourth]), [a; 2], "the oldest of all keeps its person");
    let others = persons(&mailbox, [second, third]);
    assert!(others[0] == others[1] && others[0] != a);
}

#[test]
fn fp_320_a_contact_keeps_its_person_when_it_moves_between_contacts_folders() {
    let mut mailbox = mailbox();
    let first = ordinary(&mut mailbox, &["a@x"]);
    let second = ordinary(&mut mailbox, &["a@x"]);
    let kept = person(&mailbox, first);
    let first = done(&mut mailbox, |mailbox| mailbox.move_item(first, FolderKey::QUICK_CONTACTS));
    assert_eq!(persons(&mailbox, [first, second]), [kept; 2]);
    let shown: Vec<_> = mailbox.person(kept).expect("there").contacts().map(ItemKey::from).collect();
    assert_eq!(shown, [second, first], "ordinary contacts come first");
    let alone = ordinary(&mut mailbox, &[]);
    let own = person(&mailbox, alone);
    let alone = done(&mut mailbox, |mailbox| mailbox.move_item(alone, FolderKey::CONTACTS));
    assert_eq!(person(&mailbox, alone), own);
}

#[test]
fn linking_can_be_switched_off() {
    let mut mailbox = mailbox();
    mailbox.policies.link_contacts = false;
    let first = ordinary(&mut mailbox, &["a@x", "b@x"]);
    let second = ordinary(&mut mailbox, &["a@x", "b@x"]);
    assert_ne!(person(&mailbox, first), person(&mailbox, second));
    set(&mut mailbox, second, EntryProperty::EmailAddress3, "c@x");
    done(&mut mailbox, |mailbox| mailbox.delete_item(first, DeleteType::HardDelete));
}
