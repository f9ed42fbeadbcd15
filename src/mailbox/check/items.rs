//! The invariants of items: what they are, and the numbers of their changes.

use std::collections::BTreeSet;

use super::{Findings, Invariant};
use crate::mailbox::item::Role;
use crate::mailbox::{Contact, DecodedId, Folder, FolderKey, ImGroup, Located};
use crate::property::{FolderKind, ItemKind};

impl Findings<'_> {
    /// The numbers of changes are given once, to items that were there.
    pub(super) fn items(&mut self) {
        let mut seen = BTreeSet::new();
        for item in self.all_items() {
            let (key, change) = (item.key(), item.change());
            let flips = item.read_flips.iter().copied();
            let changes: BTreeSet<_> = flips.chain([change, item.content_change()]).collect();
            let in_order = changes.first() >= Some(&key.0) && changes.last() == Some(&change);
            self.expect(in_order && item.read_flips.is_sorted(), Invariant::Changes, || {
                format!("{key:?} came after {changes:?}")
            });
            let is_fresh = change < self.mailbox.next_counter;
            self.expect(is_fresh, Invariant::Changes, || {
                format!("the change of {key:?} will be given again")
            });
            for change in changes {
                let is_first = seen.insert(change);
                self.expect(is_first, Invariant::Changes, || {
                    format!("{change} of {key:?} is another's, too")
                });
            }
        }
    }

    /// Items are contacts and IM groups where their kind and folder say so.
    pub(super) fn roles(&mut self) {
        let mailbox = self.mailbox;
        for item in self.all_items() {
            let folder = mailbox.folder(item.folder());
            let holds_contacts = folder.map(Folder::kind) == Some(FolderKind::ContactsFolder);
            let is_contact = item.kind() == ItemKind::Contact && !item.is_associated() && holds_contacts;
            let fits = match &item.role {
                Role::Plain => !is_contact,
                Role::Contact(role) => {
                    let is_im_contact = item.folder() == FolderKey::QUICK_CONTACTS;
                    is_contact && (is_im_contact || role.tel_uri.is_none() && role.memberships.is_empty())
                }
                Role::ImGroup(role) => {
                    item.kind() == ItemKind::DistributionList
                        && item.folder() == FolderKey::IM_CONTACT_LIST
                        && item.item_class() == role.kind.item_class()
                }
            };
            self.expect(fits, Invariant::Roles, || format!("{:?} is no {:?}", item.key(), item.role));
        }
    }

    /// The ids of items, and of persons, lead back to them.
    pub(super) fn ids(&mut self) {
        let mailbox = self.mailbox;
        for item in self.all_items() {
            let im_contact = item.contact().filter(|contact| contact.is_im_contact()).map(Contact::key);
            let im_contact = im_contact.map_or(Located::WrongKind, Located::Found);
            let im_group = item.im_group().map(ImGroup::key).map_or(Located::WrongKind, Located::Found);
            let decoded = DecodedId::decode(&mailbox.item_id_of(item));
            let leads_back = decoded.as_ref().ok().and_then(|id| id.item().ok()).is_some_and(|(_, id)| {
                mailbox.locate_item_key(id) == Some(item.key())
                    && mailbox.locate_im_contact(id) == im_contact
                    && mailbox.locate_im_group(id) == im_group
            });
            self.expect(leads_back, Invariant::Ids, || format!("that of {:?}", item.key()));
        }
        for (_, person) in mailbox.persons.iter() {
            let leads_back = mailbox.locate_person(mailbox.person_guid(person.key())) == Some(person.key());
            self.expect(leads_back, Invariant::Ids, || format!("that of {:?}", person.key()));
        }
    }
}
