//! From ids in a request to contacts and groups of the mailbox.

use crate::mailbox::{ContactKey, ImGroupKey, ImGroupKind, Located};
use crate::operation::{Context, Target};
use crate::schema::ItemId;
use crate::{ResponseCode, Result};

impl Context<'_> {
    /// Reads the ids of a contact and of a group that may be absent; see [`targets`](Self::targets).
    pub(super) fn contact_and_group(
        &self,
        contact: &ItemId,
        group: Option<&ItemId>,
    ) -> Result<(Target, Option<Target>)> {
        match group {
            Some(group) => self.targets([contact, group]).map(|[contact, group]| (contact, Some(group))),
            None => self.target(contact).map(|contact| (contact, None)),
        }
    }

    /// The IM contact an id names. An id of another mailbox answers as one of nothing at all.
    pub(super) fn im_contact(&self, target: Target) -> Result<Located<ContactKey>> {
        let mailbox = self.mailbox()?;
        Ok(target.item_in(mailbox).map_or(Located::Missing, |item| mailbox.locate_im_contact(item)))
    }

    /// The IM group an id names. An id of another mailbox answers as one of nothing at all.
    pub(super) fn im_group(&self, target: Target) -> Result<Located<ImGroupKey>> {
        let mailbox = self.mailbox()?;
        Ok(target.item_in(mailbox).map_or(Located::Missing, |item| mailbox.locate_im_group(item)))
    }

    /// The group of contacts an id names; `missing` answers where nothing is there.
    pub(super) fn group_of_contacts(&self, target: Target, missing: ResponseCode) -> Result<ImGroupKey> {
        let wrong_kind = ResponseCode::ErrorInvalidImGroupId;
        let key = self.im_group(target)?.found_or(missing, wrong_kind)?;
        let kind = self.mailbox()?.im_group(key).map(|group| group.kind());
        match kind {
            Some(ImGroupKind::DistributionGroup { .. }) => Err(wrong_kind.into()),
            _ => Ok(key),
        }
    }

    /// The group that a contact is to join: the one named, or the mailbox's own choice when none is.
    pub(super) fn group_to_join(&self, target: Option<Target>) -> Result<Option<ImGroupKey>> {
        let missing = ResponseCode::ErrorItemNotFound;
        target.map(|target| self.group_of_contacts(target, missing)).transpose()
    }
}
