//! What a mailbox does where the documents leave a choice, and the limits it keeps.

/// The choices and limits of a mailbox; every default is the reading best supported by the documents.
///
/// Policies are independent of the server profile. Make them with [`Policies::default`] and change what
/// differs:
///
/// ```
/// use ews_sim::{Policies, Simulator};
///
/// let policies = Policies::default().with(|policies| policies.max_im_groups = 2);
/// let simulator = Simulator::builder().policies(policies).build();
/// assert_eq!(simulator.settings().policies.max_im_groups, 2);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", deny_unknown_fields, default))]
pub struct Policies {
    /// What happens to an IM contact that leaves its last group (A-04, IM-156, IM-200). It is deleted unless
    /// told otherwise.
    pub last_group: LastGroup,
    /// Whether being in Tagged keeps a contact on the list when it leaves its last other group (A-29,
    /// IM-201). It does not unless told otherwise.
    pub tagged_keeps_contact: bool,
    /// Whether Tagged is one of the groups that keep a contact out of Other Contacts (A-25, IM-192). It is
    /// unless told otherwise.
    pub tagged_counts_for_other_contacts: bool,
    /// What happens to the members of a user group that is removed (A-05, IM-166). They are kept unless told
    /// otherwise.
    pub removed_group_members: RemovedGroupMembers,
    /// Whether RemoveContactFromImList is always refused with `ErrorItemNotFound`, as one client reports of
    /// the servers it was tried on (A-11, IM-147). It works unless told otherwise.
    pub reject_remove_contact_from_im_list: bool,
    /// Whether personas have the shape of the 2012 preview build instead of the later one (A-13, IM-052).
    /// They have the later shape unless told otherwise.
    pub preview_2012_shape: bool,
    /// Whether distribution groups carry `SmtpAddress` in answers (A-15, IM-068). They do unless told
    /// otherwise.
    pub emit_smtp_address: bool,
    /// Whether contacts that share an address are one person (A-19). They are unless told otherwise; else
    /// every contact is a person by itself.
    pub link_contacts: bool,
    /// The most user and distribution groups a mailbox may have, the three default groups not counted (A-07,
    /// IM-088); 64 unless told otherwise.
    pub max_im_groups: usize,
    /// The most IM contacts a mailbox may have (A-08, IM-099); 1000 unless told otherwise.
    pub max_im_contacts: usize,
    /// The most rows that one answer of FindItem and FindFolder has; 1000 unless told otherwise.
    pub max_found: usize,
    /// The same for requests with a restriction, of which the documentation says 250 for servers from
    /// Exchange 2013 on and no report confirms it (B-11); 1000 unless told otherwise.
    pub max_found_by_restriction: usize,
    /// The same for requests with a query string to servers from Exchange 2013 on; 250 unless told otherwise.
    pub max_found_by_query_string: usize,
    /// Whether the text of items is indexed, without which query strings are refused (FP-241). It is unless
    /// told otherwise.
    pub content_indexing: bool,
    /// Whether all servers refuse to sort by more columns than Exchange Online does, which refuses in any
    /// case. They do not unless told otherwise.
    pub limits_sort_columns: bool,
    /// Whether MoveItem and CopyItem tell no new ids when the request says so (FI-279). They tell them in any
    /// case unless told otherwise, as servers have been seen to.
    pub honors_return_new_item_ids: bool,
    /// Whether GetItem and GetFolder leave out properties that objects of the kind do not have, as the client
    /// exchangelib expects: it asks for those of all kinds at once. They are refused unless told otherwise
    /// (FI-057, FI-218).
    pub leaves_out_properties_of_other_kinds: bool,
    /// How SendItem answers to an id without a change key (FI-298).
    pub missing_change_key_in_send_item: MissingChangeKey,
}

/// How a change key is missed; every server says it in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum MissingChangeKey {
    /// `ErrorChangeKeyRequired`.
    #[default]
    Required,
    /// `ErrorChangeKeyRequiredForWriteOperations`.
    RequiredForWriteOperations,
    /// `ErrorStaleObject`, as if the item had changed.
    Stale,
}

/// What happens to an IM contact that leaves its last group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum LastGroup {
    /// The contact is deleted.
    #[default]
    Delete,
    /// The contact is in Other Contacts and nowhere else from then on.
    MoveToOtherContacts,
}

/// What happens to the members of a user group that is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum RemovedGroupMembers {
    /// Contacts survive; those without another group go to Other Contacts, those left with Tagged stay there
    /// alone.
    #[default]
    Keep,
    /// Every member leaves the group as if it had been removed from it, with what [`Policies::last_group`]
    /// says of that.
    Remove,
}

impl Policies {
    /// The same policies but for what the closure changes.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }
}

impl Default for Policies {
    fn default() -> Self {
        Self {
            last_group: LastGroup::default(),
            tagged_keeps_contact: false,
            tagged_counts_for_other_contacts: true,
            removed_group_members: RemovedGroupMembers::default(),
            reject_remove_contact_from_im_list: false,
            preview_2012_shape: false,
            emit_smtp_address: true,
            link_contacts: true,
            max_im_groups: 64,
            max_im_contacts: 1000,
            max_found: 1000,
            max_found_by_restriction: 1000,
            max_found_by_query_string: 250,
            content_indexing: true,
            limits_sort_columns: false,
            honors_return_new_item_ids: false,
            leaves_out_properties_of_other_kinds: false,
            missing_change_key_in_send_item: MissingChangeKey::default(),
        }
    }
}
