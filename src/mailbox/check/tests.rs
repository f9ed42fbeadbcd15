//! Damage of every sort is found.

use jiff::Timestamp;

use super::*;
use crate::mailbox::contact::TelUriRole;
use crate::mailbox::few::Few;
use crate::mailbox::index::TextHash;
use crate::mailbox::item::Role;
use crate::mailbox::{
    ContactKey, FolderKey, ImGroupKind, ItemKey, NewContact, NewImContact, NewItem, NewTelUriContact,
};
use crate::property::{DistributionListProperty, EntryProperty, ItemKind, ItemProperty, MessageProperty};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// Damages a sound mailbox; the damage gets the group Work, and the contacts in it and in Other Contacts.
#[track_caller]
fn finds(invariant: Invariant, damage: impl FnOnce(&mut Mailbox, ImGroupKey, ContactKey, ContactKey)) {
    let mut mailbox = Mailbox::new(1, "owner@example.test", "Owner");
    let work = mailbox.add_im_group("Work").expect("a free name");
    let new = NewImContact { im_address: "ada@example.test", display_name: None };
    let ada = mailbox.add_im_contact(new, Some(work), NOW).expect("room");
    let new = NewTelUriContact { tel_uri: "tel:1", ..NewTelUriContact::default() };
    let phone = mailbox.add_tel_uri_contact(new, None, NOW).expect("room");
    assert_eq!(mailbox.check(), Ok(()));
    damage(&mut mailbox, work, ada, phone);
    let broken = mailbox.check().expect_err("the damage");
    let found = broken.iter().any(|finding| finding.invariant == invariant);
    assert!(found, "{invariant:?} in {broken:?}");
}

fn item(mailbox: &mut Mailbox, key: impl Into<ItemKey>) -> &mut Item {
    mailbox.item_mut(key.into())
}

fn name(mailbox: &mut Mailbox, group: ImGroupKey, name: &str) {
    item(mailbox, group).properties.set(DistributionListProperty::DisplayName, name);
}

#[test]
fn damage_to_groups_is_found() {
    finds(Invariant::DefaultGroups, |mailbox, _, _, _| {
        drop(mailbox.items.remove(ImGroupKey::TAGGED.0));
    });
    finds(Invariant::DisplayNames, |mailbox, work, _, _| name(mailbox, work, "fAVORITES"));
    finds(Invariant::DistributionGroups, |mailbox, work, _, _| {
        let kind = ImGroupKind::DistributionGroup { smtp_address: "a@b".into() };
        mailbox.im_group_role_mut(work).kind = kind;
    });
    finds(Invariant::Texts, |mailbox, work, _, _| name(mailbox, work, ""));
    finds(Invariant::Limits, |mailbox, _, _, _| mailbox.policies.max_im_groups = 0);
    finds(Invariant::Limits, |mailbox, _, _, _| mailbox.policies.max_im_contacts = 1);
}

#[test]
fn damage_to_memberships_is_found() {
    finds(Invariant::Memberships, |mailbox, work, _, phone| {
        mailbox.im_group_role_mut(work).members.insert(0, phone);
    });
    finds(Invariant::Memberships, |mailbox, work, _, _| mailbox.im_group_role_mut(work).next_sequence = 0);
    finds(Invariant::Memberships, |mailbox, _, ada, _| drop(mailbox.items.remove(ada.0)));
    finds(Invariant::MembersOnce, |mailbox, work, ada, _| {
        mailbox.im_group_role_mut(work).members.insert(1, ada);
    });
    finds(Invariant::OtherContacts, |mailbox, _, ada, _| {
        mailbox.contact_role_mut(ada).memberships = Few::None;
    });
}

#[test]
fn damage_to_contacts_is_found() {
    finds(Invariant::Memberships, |mailbox, _, ada, phone| item(mailbox, ada).key = phone.into());
    finds(Invariant::Ids, |mailbox, _, _, phone| mailbox.next_counter = phone.0);
    finds(Invariant::Addresses, |mailbox, _, ada, _| {
        mailbox.addresses.remove(TextHash::of("ada@example.test"), ada);
    });
    finds(Invariant::Addresses, |mailbox, _, _, phone| mailbox.tel_uris.remove(TextHash::of("tel:1"), phone));
    finds(Invariant::Texts, |mailbox, _, _, phone| {
        let role = TelUriRole { tel_uri: "".into(), sip_uri: "".into() };
        mailbox.contact_role_mut(phone).tel_uri = Some(Box::new(role));
    });
    finds(Invariant::Index, |mailbox, _, ada, _| mailbox.addresses.add(TextHash::of("b@x"), ada, false));
    finds(Invariant::Index, |mailbox, _, ada, _| {
        item(mailbox, ada).properties.set(EntryProperty::EmailAddress2, "b@x");
    });
    finds(Invariant::Persons, |mailbox, _, ada, phone| {
        mailbox.contact_role_mut(ada).person = mailbox.contact(phone).expect("there").person();
    });
    finds(Invariant::Folders, |mailbox, _, ada, _| {
        mailbox.folder_mut(FolderKey::QUICK_CONTACTS).contents.remove(ada.0);
    });
}

#[test]
fn damage_to_links_is_found() {
    let join = |mailbox: &mut Mailbox, ada: ContactKey, phone: ContactKey| {
        let person = mailbox.contact(ada).expect("there").person();
        let other = std::mem::replace(&mut mailbox.contact_role_mut(phone).person, person);
        mailbox.persons.remove(other.0);
        mailbox.persons.get_mut(person.0).expect("there").link(phone, true);
    };
    finds(Invariant::Links, |mailbox, _, ada, phone| join(mailbox, ada, phone));
    finds(Invariant::Links, |mailbox, _, _, _| {
        let new = NewContact { email_addresses: &["ada@example.test"], ..NewContact::default() };
        mailbox.policies.link_contacts = false;
        mailbox.add_contact(new, NOW);
        mailbox.policies.link_contacts = true;
    });
}

#[test]
fn damage_to_items_is_found() {
    finds(Invariant::Roles, |mailbox, _, ada, _| item(mailbox, ada).role = Role::Plain);
    finds(Invariant::Roles, |mailbox, _, ada, _| item(mailbox, ada).kind = ItemKind::Message);
    finds(Invariant::Roles, |mailbox, _, ada, _| item(mailbox, ada).folder = FolderKey::CONTACTS);
    finds(Invariant::Roles, |mailbox, work, _, _| {
        item(mailbox, work).properties.set(ItemProperty::ItemClass, "IPM.DistList");
    });
    finds(Invariant::Changes, |mailbox, work, ada, _| {
        item(mailbox, ada).change = mailbox.im_group(work).expect("there").item().change();
    });
    finds(Invariant::Changes, |mailbox, _, ada, _| item(mailbox, ada).content_change = ada.0 - 1);
    finds(Invariant::Changes, |mailbox, _, ada, phone| {
        let change = mailbox.contact(phone).expect("there").item().change();
        item(mailbox, ada).read_flips.list_mut().push(change);
        item(mailbox, ada).change = change;
    });
    finds(Invariant::Changes, |mailbox, _, ada, _| item(mailbox, ada).change = mailbox.next_counter);
    finds(Invariant::UnreadCount, |mailbox, _, _, _| mailbox.folder_mut(FolderKey::INBOX).unread = 1);
    finds(Invariant::UnreadCount, |mailbox, _, _, _| {
        let message = NewItem::new(ItemKind::Message);
        let message = mailbox.create_item(FolderKey::INBOX, message, NOW).expect("a folder for messages");
        item(mailbox, message).properties.set(MessageProperty::IsRead, false);
    });
}
