//! The transitions of the IM list: what each operation does to groups, contacts and memberships.
//!
//! Every transition checks everything before it changes anything, in this order: the contact, the group, the
//! rules on names, the limits. Which code an absent contact or group has differs by operation and is part of
//! the protocol.
//!
//! Source: MS-OXWSCOS 3.1.4 and the reference pages of the operations; choices are named in
//! [`Policies`](super::Policies).

use jiff::Timestamp;

use super::address::{self, Address};
use super::contact::{EMAIL_ADDRESSES, Membership, TELEPHONE_NUMBER, TelUriRole};
use super::extended_property::{self, ExtendedProperty};
use super::index::TextHash;
use super::item::{ImGroupRole, Role};
use super::{
    Contact, ContactKey, Folder, FolderKey, ImGroup, ImGroupKey, ImGroupKind, Item, LastGroup, Mailbox,
    NewContact, NewImContact, NewItem, NewTelUriContact, RemovedGroupMembers,
};
use crate::finding::{Culprit, Nearest, Rule};
use crate::property::{
    ContactProperty, DistributionListProperty, EntryProperty, ItemKind, ItemProperty, PropertyBag,
};
use crate::rarely::Rarely;
use crate::{Error, ResponseCode, Result};

/// Groups.
impl Mailbox {
    /// Makes a user group.
    ///
    /// # Errors
    ///
    /// `ErrorFolderNotFound` in a mailbox without an IM list, `ErrorImGroupDisplayNameAlreadyExists` if any
    /// group has the name in whatever case, `ErrorImGroupLimitReached`.
    ///
    /// # Panics
    ///
    /// When the name is empty, which no request can make it.
    #[track_caller]
    pub fn add_im_group(&mut self, name: &str) -> Result<ImGroupKey> {
        expect_text(name, "the display name of a group");
        self.check_has_im_list()?;
        self.check_name_is_free(name)?;
        self.check_im_group_limit()?;
        Ok(self.create_im_group(ImGroupKind::UserGroup, name))
    }

    /// Puts a distribution group on the list under a name, or under its address. The caller has found it in
    /// the directory. A group that is on the list already under another name is returned as it is.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidImDistributionGroupSmtpAddress` for what is no SMTP address, `ErrorFolderNotFound` in a
    /// mailbox without an IM list, `ErrorImGroupDisplayNameAlreadyExists`, `ErrorImGroupLimitReached`.
    ///
    /// # Panics
    ///
    /// When there is a name and it is empty, which no request can make it.
    #[track_caller]
    pub fn add_distribution_group(&mut self, smtp_address: &str, name: Option<&str>) -> Result<ImGroupKey> {
        name.inspect(|name| expect_text(name, "the display name of a group"));
        if !address::is_smtp_address(smtp_address) {
            return Err(Error::new(ResponseCode::ErrorInvalidImDistributionGroupSmtpAddress)
                .because(Rule::DistributionGroupKnown, Culprit::value("SmtpAddress", smtp_address)));
        }
        self.check_has_im_list()?;
        let name = name.unwrap_or(smtp_address);
        self.check_name_is_free(name)?;
        let wanted = address::normalized(smtp_address);
        let listed =
            |group: &ImGroup<'_>| group.smtp_address().map(address::normalized) == Some(wanted.clone());
        if let Some(group) = self.im_groups().find(listed) {
            return Ok(group.key());
        }
        self.check_im_group_limit()?;
        let kind = ImGroupKind::DistributionGroup { smtp_address: smtp_address.into() };
        Ok(self.create_im_group(kind, name))
    }

    /// Renames a user group.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidImGroupId` unless it is a user group, `ErrorImGroupDisplayNameAlreadyExists` if any group
    /// has the name, the group itself included.
    ///
    /// # Panics
    ///
    /// When the name is empty, which no request can make it.
    #[track_caller]
    pub fn rename_im_group(&mut self, group: ImGroupKey, name: &str) -> Result<()> {
        expect_text(name, "the display name of a group");
        self.check_can_be_renamed(group, name)?;
        self.name_im_group(group, name);
        Ok(())
    }

    /// Removes a user group; [`Policies::removed_group_members`](super::Policies) says what becomes of its
    /// members.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidImGroupId` unless it is a user group.
    pub fn remove_im_group(&mut self, group: ImGroupKey) -> Result<()> {
        self.check_is_user_group(group)?;
        self.remove_item(group.into());
        Ok(())
    }

    /// Takes a distribution group off the list; the directory is not touched.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` for no group, `ErrorInvalidImGroupId` for one of another kind.
    pub fn remove_distribution_group(&mut self, group: ImGroupKey) -> Result<()> {
        let missing = || gone(ResponseCode::ErrorItemNotFound, Rule::GroupThere);
        let found = self.im_group(group).ok_or_else(missing)?;
        if found.smtp_address().is_none() {
            return Err(self.unfit_group(found, Rule::DistributionGroupListed));
        }
        self.remove_item(group.into());
        Ok(())
    }

    /// Remembers whether the IM list has been migrated to the server. Nothing depends on it.
    pub const fn set_im_list_migrated(&mut self, migrated: bool) {
        self.im_list_migrated = migrated;
    }

    /// Checks that the servers of the mailbox know IM lists.
    fn check_has_im_list(&self) -> Result<()> {
        if self.has_im_list() {
            return Ok(());
        }
        Err(gone(ResponseCode::ErrorFolderNotFound, Rule::ImListThere))
    }

    /// Checks all that [`rename_im_group`](Self::rename_im_group) checks.
    pub(super) fn check_can_be_renamed(&self, group: ImGroupKey, name: &str) -> Result<()> {
        self.check_is_user_group(group)?;
        self.check_name_is_free(name)
    }

    fn check_name_is_free(&self, name: &str) -> Result<()> {
        match self.im_group_named(name) {
            Some(taken) => Err(Error::new(ResponseCode::ErrorImGroupDisplayNameAlreadyExists)
                .because(Rule::GroupNameFree, Culprit::value("DisplayName", name))
                .near(self.nearest_group(taken))),
            None => Ok(()),
        }
    }

    fn check_im_group_limit(&self) -> Result<()> {
        let counted = self.im_groups().filter(|group| !group.kind().is_default()).count();
        if counted < self.policies.max_im_groups {
            return Ok(());
        }
        Err(Error::new(ResponseCode::ErrorImGroupLimitReached).because(Rule::GroupLimit, Culprit::Message))
    }

    fn check_is_user_group(&self, group: ImGroupKey) -> Result<()> {
        match self.im_group(group) {
            None => Err(gone(ResponseCode::ErrorInvalidImGroupId, Rule::GroupThere)),
            Some(group) if *group.kind() == ImGroupKind::UserGroup => Ok(()),
            Some(group) => Err(self.unfit_group(group, Rule::GroupOfUser)),
        }
    }

    /// The error for a group of a kind that the transition is not for.
    #[cold]
    fn unfit_group(&self, group: ImGroup<'_>, rule: Rule) -> Error {
        Error::new(ResponseCode::ErrorInvalidImGroupId)
            .because(rule, Culprit::value("Id", self.item_id_of(group)))
            .near(self.nearest_group(group))
    }

    fn nearest_group(&self, group: ImGroup<'_>) -> Nearest {
        Nearest::Object { display_name: group.display_name().to_owned(), id: self.item_id_of(group) }
    }

    fn create_im_group(&mut self, kind: ImGroupKind, name: &str) -> ImGroupKey {
        let key = ImGroupKey(self.mint());
        self.store_im_group(key, kind, name);
        key
    }

    /// Puts a group on the list. Its number is that of its first change, too.
    pub(super) fn store_im_group(&mut self, key: ImGroupKey, kind: ImGroupKind, name: &str) {
        let properties = [
            (ItemProperty::ItemClass.into(), kind.item_class().into()),
            (DistributionListProperty::DisplayName.into(), name.into()),
        ];
        self.store_item(Item {
            key: key.into(),
            folder: FolderKey::IM_CONTACT_LIST,
            kind: ItemKind::DistributionList,
            is_associated: false,
            change: key.0,
            content_change: key.0,
            revisions: Rarely::new(),
            read_flips: Rarely::new(),
            creator: None,
            is_receipt_settled: false,
            properties: PropertyBag::of(properties),
            extended_properties: Rarely::new(),
            role: Role::ImGroup(Box::new(ImGroupRole::new(kind))),
        });
    }

    fn name_im_group(&mut self, group: ImGroupKey, name: &str) {
        let mut item = self.item_mut(group.into()).clone();
        item.properties.set(DistributionListProperty::DisplayName, name);
        self.write_item(item, true);
    }

    /// Ends all memberships of a group that is no longer one.
    pub(super) fn disband(&mut self, group: ImGroupKey) {
        let members: Vec<_> = self.im_group(group).into_iter().flat_map(ImGroup::members).collect();
        for contact in members {
            match self.policies.removed_group_members {
                RemovedGroupMembers::Remove => self.leave(contact, group),
                RemovedGroupMembers::Keep => {
                    self.end_membership(contact, group);
                    self.settle(contact);
                }
            }
        }
    }
}

/// Contacts.
impl Mailbox {
    /// Puts a contact on the list, and into a group or Other Contacts. If there is one of the same address,
    /// that one joins the group and keeps its name.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` for no such group, `ErrorInvalidImGroupId` for a distribution group,
    /// `ErrorImContactLimitReached`.
    ///
    /// # Panics
    ///
    /// When the IM address is empty, which no request can make it.
    #[track_caller]
    pub fn add_im_contact(
        &mut self,
        new: NewImContact<'_>,
        group: Option<ImGroupKey>,
        now: Timestamp,
    ) -> Result<ContactKey> {
        expect_text(new.im_address, "the IM address of a contact");
        let group = self.group_to_join(group)?;
        if let Some(contact) = self.im_contact_at(&Address::of(new.im_address)) {
            self.join(contact, group);
            return Ok(contact);
        }
        self.check_im_contact_limit()?;
        let display_name = new.display_name.unwrap_or_else(|| address::without_sip(new.im_address));
        let contact = NewItem::new(ItemKind::Contact)
            .with(ContactProperty::DisplayName, display_name)
            .with(EntryProperty::ImAddress1, new.im_address);
        let key = self.place_contact(contact, FolderKey::QUICK_CONTACTS, now);
        self.join(key, group);
        Ok(key)
    }

    /// Puts a contact made from a telephone number on the list, and into a group or Other Contacts. If there
    /// is one of the same tel URI, that one joins the group.
    ///
    /// # Errors
    ///
    /// As [`Mailbox::add_im_contact`].
    ///
    /// # Panics
    ///
    /// When the tel URI is empty, which no request can make it.
    #[track_caller]
    pub fn add_tel_uri_contact(
        &mut self,
        new: NewTelUriContact<'_>,
        group: Option<ImGroupKey>,
        now: Timestamp,
    ) -> Result<ContactKey> {
        expect_text(new.tel_uri, "the tel URI of a contact");
        let group = self.group_to_join(group)?;
        if let Some(contact) = self.contact_of_tel_uri(new.tel_uri) {
            self.join(contact, group);
            return Ok(contact);
        }
        self.check_im_contact_limit()?;
        let contact = NewItem::new(ItemKind::Contact).with(TELEPHONE_NUMBER, new.telephone_number);
        let key = self.place_contact(contact, FolderKey::QUICK_CONTACTS, now);
        let tel_uri = TelUriRole { tel_uri: new.tel_uri.into(), sip_uri: new.sip_uri.into() };
        self.contact_role_mut(key).tel_uri = Some(Box::new(tel_uri));
        self.tel_uris.add(TextHash::of(new.tel_uri), key, true);
        self.join(key, group);
        Ok(key)
    }

    /// Puts an ordinary contact into the Contacts folder.
    ///
    /// # Panics
    ///
    /// When one of the addresses is empty: the answers that show it could not be valid; and when there are
    /// more than three e-mail addresses.
    #[track_caller]
    pub fn add_contact(&mut self, new: NewContact<'_>, now: Timestamp) -> ContactKey {
        for address in new.email_addresses {
            expect_text(address, "an e-mail address of a contact");
        }
        new.im_address.inspect(|address| expect_text(address, "the IM address of a contact"));
        assert!(
            new.email_addresses.len() <= EMAIL_ADDRESSES.len(),
            "a contact has at most three e-mail addresses"
        );
        let mut contact =
            NewItem::new(ItemKind::Contact).with(ContactProperty::DisplayName, new.display_name);
        for (entry, &address) in EMAIL_ADDRESSES.into_iter().zip(new.email_addresses) {
            contact = contact.with(entry, address);
        }
        if let Some(address) = new.im_address {
            contact = contact.with(EntryProperty::ImAddress1, address);
        }
        self.place_contact(contact, FolderKey::CONTACTS, now)
    }

    /// Puts an IM contact into one more group; without one, nothing changes. Nor does it for a member
    /// or when the group is Other Contacts and the contact is in another.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidImContactId` for no contact or one not on the list, `ErrorItemNotFound` for no such
    /// group, `ErrorInvalidImGroupId` for a distribution group.
    pub fn add_contact_to_group(&mut self, contact: ContactKey, group: Option<ImGroupKey>) -> Result<()> {
        self.check_is_im_contact(contact, ResponseCode::ErrorInvalidImContactId)?;
        let group = self.group_to_join(group)?;
        self.join(contact, group);
        Ok(())
    }

    /// Takes an IM contact out of one group, and deletes it if no group other than Tagged holds it any more,
    /// or if Tagged was its only group.
    ///
    /// # Errors
    ///
    /// `ErrorInvalidImContactId` for no contact, one not on the list, or one not in the group;
    /// `ErrorInvalidImGroupId` for no such group or a distribution group.
    pub fn remove_contact_from_group(&mut self, contact: ContactKey, group: ImGroupKey) -> Result<()> {
        self.check_is_member(contact, group)?;
        self.leave(contact, group);
        Ok(())
    }

    /// Checks all that [`remove_contact_from_group`](Self::remove_contact_from_group) checks.
    pub(crate) fn check_is_member(&self, contact: ContactKey, group: ImGroupKey) -> Result<()> {
        let contact = self.check_is_im_contact(contact, ResponseCode::ErrorInvalidImContactId)?;
        self.check_holds_contacts(group, ResponseCode::ErrorInvalidImGroupId)?;
        if contact.is_in(group) {
            return Ok(());
        }
        Err(Error::new(ResponseCode::ErrorInvalidImContactId)
            .because(Rule::Member, Culprit::value("Id", self.item_id_of(contact))))
    }

    /// Takes an IM contact out of all groups, Tagged and Favorites included, and deletes it.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` for no contact, or always if the policies say so; `ErrorInvalidImContactId` for a
    /// contact that is not on the list.
    pub fn remove_contact_from_im_list(&mut self, contact: ContactKey) -> Result<()> {
        if self.policies.reject_remove_contact_from_im_list {
            return Err(Error::new(ResponseCode::ErrorItemNotFound).because(Rule::OnDemand, Culprit::Message));
        }
        self.check_is_im_contact(contact, ResponseCode::ErrorItemNotFound)?;
        self.remove_item(contact.into());
        Ok(())
    }

    /// Sets an extended property of a contact; the display name may be set as one. The change key changes.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` for no contact.
    pub fn set_contact_extended_property(
        &mut self,
        contact: ContactKey,
        property: ExtendedProperty,
    ) -> Result<()> {
        let missing = || gone(ResponseCode::ErrorItemNotFound, Rule::ContactThere);
        let mut item = self.contact(contact).ok_or_else(missing)?.item().clone();
        match property.clone().into_display_name() {
            Some(name) => item.properties.set(ContactProperty::DisplayName, name),
            None => extended_property::set(item.extended_properties.list_mut(), property),
        }
        self.write_item(item, true);
        Ok(())
    }

    /// Sets an extended property of a group; setting the display name is renaming the group.
    ///
    /// # Errors
    ///
    /// `ErrorItemNotFound` for no group, and those of [`Mailbox::rename_im_group`].
    ///
    /// # Panics
    ///
    /// As [`Mailbox::rename_im_group`].
    #[track_caller]
    pub fn set_group_extended_property(
        &mut self,
        group: ImGroupKey,
        property: ExtendedProperty,
    ) -> Result<()> {
        let missing = || gone(ResponseCode::ErrorItemNotFound, Rule::GroupThere);
        let mut item = self.im_group(group).ok_or_else(missing)?.item().clone();
        if let Some(name) = property.clone().into_display_name() {
            return self.rename_im_group(group, &name);
        }
        extended_property::set(item.extended_properties.list_mut(), property);
        self.write_item(item, true);
        Ok(())
    }

    fn check_is_im_contact(&self, contact: ContactKey, missing: ResponseCode) -> Result<Contact<'_>> {
        let contact = self.contact(contact).ok_or_else(|| gone(missing, Rule::ContactThere))?;
        if contact.is_im_contact() {
            return Ok(contact);
        }
        Err(Error::new(ResponseCode::ErrorInvalidImContactId)
            .because(Rule::ContactOnImList, Culprit::value("Id", self.item_id_of(contact))))
    }

    pub(super) fn check_im_contact_limit(&self) -> Result<()> {
        let most = self.policies.max_im_contacts;
        // What lies there is contacts, but for what clients have moved there.
        let items = self.folder(FolderKey::QUICK_CONTACTS).map_or(0, Folder::total_count);
        if items < most || self.im_contacts().count() < most {
            return Ok(());
        }
        Err(Error::new(ResponseCode::ErrorImContactLimitReached)
            .because(Rule::ContactLimit, Culprit::Message))
    }

    /// The group an Add operation names, Other Contacts if it names none.
    fn group_to_join(&self, group: Option<ImGroupKey>) -> Result<ImGroupKey> {
        let group = group.unwrap_or(ImGroupKey::OTHER_CONTACTS);
        self.check_holds_contacts(group, ResponseCode::ErrorItemNotFound)?;
        Ok(group)
    }

    fn check_holds_contacts(&self, group: ImGroupKey, missing: ResponseCode) -> Result<()> {
        match self.im_group(group) {
            None => Err(gone(missing, Rule::GroupThere)),
            Some(group) if group.kind().holds_contacts() => Ok(()),
            Some(group) => Err(self.unfit_group(group, Rule::GroupOfContacts)),
        }
    }

    /// Puts a contact into a contacts folder; on the IM list it is in no group yet.
    fn place_contact(&mut self, new: NewItem, folder: FolderKey, now: Timestamp) -> ContactKey {
        let contact = self.loose_item(new.into(), now);
        ContactKey(self.place_item(contact, folder).0)
    }
}

/// Memberships, without any checks.
impl Mailbox {
    fn join(&mut self, contact: ContactKey, group: ImGroupKey) {
        if group != ImGroupKey::OTHER_CONTACTS {
            self.begin_membership(contact, group);
        }
        self.settle(contact);
    }

    /// Ends a membership, and the contact too if nothing keeps it on the list.
    fn leave(&mut self, contact: ContactKey, group: ImGroupKey) {
        if self.stays_without(contact, group) {
            self.end_membership(contact, group);
            return self.settle(contact);
        }
        match self.policies.last_group {
            LastGroup::Delete => self.remove_item(contact.into()),
            LastGroup::MoveToOtherContacts if group == ImGroupKey::OTHER_CONTACTS => {}
            LastGroup::MoveToOtherContacts => {
                let groups: Vec<_> = self.contact(contact).into_iter().flat_map(Contact::im_groups).collect();
                groups.into_iter().for_each(|group| self.end_membership(contact, group));
                self.settle(contact);
            }
        }
    }

    /// Whether the contact stays on the list when it leaves the group: whether another group holds it, Tagged
    /// not counted unless the policies say so.
    fn stays_without(&self, contact: ContactKey, group: ImGroupKey) -> bool {
        if group == ImGroupKey::OTHER_CONTACTS {
            // Nothing but Tagged can be beside it, and Tagged is no reason to stay.
            return false;
        }
        let tagged_counts = self.policies.tagged_keeps_contact;
        let mut others = self.contact(contact).into_iter().flat_map(Contact::im_groups);
        others.any(|other| other != group && (tagged_counts || other != ImGroupKey::TAGGED))
    }

    /// Sees to it that the contact is in Other Contacts exactly when it is in no other group.
    pub(super) fn settle(&mut self, contact: ContactKey) {
        let tagged_counts = self.policies.tagged_counts_for_other_contacts;
        let is_other =
            |group| group != ImGroupKey::OTHER_CONTACTS && (tagged_counts || group != ImGroupKey::TAGGED);
        if self.contact(contact).is_some_and(|contact| contact.im_groups().any(is_other)) {
            self.end_membership(contact, ImGroupKey::OTHER_CONTACTS);
        } else {
            self.begin_membership(contact, ImGroupKey::OTHER_CONTACTS);
        }
    }

    /// Adds the contact at the end of the group, unless it is in it.
    fn begin_membership(&mut self, contact: ContactKey, group: ImGroupKey) {
        let Some(Err(index)) = self.contact(contact).map(|contact| contact.membership(group)) else { return };
        let members = self.im_group_role_mut(group);
        let sequence = members.next_sequence;
        members.next_sequence += 1;
        members.members.insert(sequence, contact);
        self.contact_role_mut(contact).memberships.insert(index, Membership { group, sequence });
    }

    /// Takes the contact out of the group, if it is in it.
    fn end_membership(&mut self, contact: ContactKey, group: ImGroupKey) {
        let Some(Ok(index)) = self.contact(contact).map(|contact| contact.membership(group)) else { return };
        let membership = self.contact_role_mut(contact).memberships.remove(index);
        if let Some(Membership { sequence, .. }) = membership {
            self.im_group_role_mut(group).members.remove(sequence);
        }
    }
}

/// The error for a key of nothing. Ids of nothing never become keys, so no request leads here.
#[cold]
fn gone(code: ResponseCode, rule: Rule) -> Error {
    Error::new(code).because(rule, Culprit::Message)
}

/// A text that no request can leave empty is not empty here either.
#[track_caller]
fn expect_text(text: &str, what: &str) {
    assert!(!text.is_empty(), "{what} must not be empty");
}

#[cfg(test)]
mod tests;
