//! From ids in a request to contacts and groups of the mailbox. Which groups a transition is for, the mailbox
//! says.

use crate::finding::{Culprit, Rule};
use crate::mailbox::{ContactKey, ImGroupKey, Located};
use crate::operation::{Context, Target};
use crate::schema::ItemId;
use crate::{Error, ResponseCode, Result};

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

    /// The IM contact an id names; `missing` answers where nothing is there. An id of another mailbox answers
    /// as one of nothing at all.
    pub(super) fn im_contact(&self, target: Target, missing: ResponseCode) -> Result<ContactKey> {
        let mailbox = self.mailbox()?;
        match target.item_in(mailbox).map_or(Located::Missing, |item| mailbox.locate_im_contact(item)) {
            Located::Found(contact) => Ok(contact),
            Located::Missing => Err(self.unresolved(target, missing, Rule::ContactThere)),
            Located::WrongKind => {
                Err(self.unresolved(target, ResponseCode::ErrorInvalidImContactId, Rule::ContactOnImList))
            }
        }
    }

    /// The IM group an id names; `missing` answers where nothing is there. An id of another mailbox answers
    /// as one of nothing at all.
    pub(super) fn im_group(&self, target: Target, missing: ResponseCode) -> Result<ImGroupKey> {
        let mailbox = self.mailbox()?;
        match target.item_in(mailbox).map_or(Located::Missing, |item| mailbox.locate_im_group(item)) {
            Located::Found(group) => Ok(group),
            Located::Missing => Err(self.unresolved(target, missing, Rule::GroupThere)),
            Located::WrongKind => {
                Err(self.unresolved(target, ResponseCode::ErrorInvalidImGroupId, Rule::GroupOfContacts))
            }
        }
    }

    /// The IM group that a contact is to join, if an id names one.
    pub(super) fn im_group_to_join(&self, target: Option<Target>) -> Result<Option<ImGroupKey>> {
        target.map(|target| self.im_group(target, ResponseCode::ErrorItemNotFound)).transpose()
    }

    /// The error for an id that names nothing, or nothing fit, and what it almost names.
    #[cold]
    fn unresolved(&self, target: Target, code: ResponseCode, rule: Rule) -> Error {
        let mailbox = self.own_mailbox();
        let near = mailbox.and_then(|mailbox| mailbox.object_behind(target.item_in(mailbox)?));
        Error::new(code).because(rule, Culprit::value("Id", target.id())).near(near)
    }
}
