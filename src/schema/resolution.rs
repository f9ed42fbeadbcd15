//! Names and distribution lists resolved to mailboxes.

use super::found::paged;
use super::persona_values::EmailAddress;
use crate::property::{ItemKind, ItemObject};
use crate::wire::{Choice, Element, Node, Writer};
use crate::{message, simple_enum};

simple_enum! {
    /// Where names are looked for, in this order.
    pub enum ResolveNamesSearchScope = "ResolveNamesSearchScopeType" {
        /// In the directory.
        ActiveDirectory = "ActiveDirectory",
        /// In the directory, then among the contacts.
        ActiveDirectoryContacts = "ActiveDirectoryContacts",
        /// Among the contacts.
        Contacts = "Contacts",
        /// Among the contacts, then in the directory.
        ContactsActiveDirectory = "ContactsActiveDirectory",
    }
}

message! {
    /// A mailbox that a name stands for, and the contact or directory entry behind it.
    pub struct Resolution: types "ResolutionType" {
        elements {
            /// The mailbox.
            mailbox: One<EmailAddress>,
            /// What is known of the one whose mailbox it is.
            contact: Opt<ResolvedContact> => branches,
        }
    }
}

/// A contact, and no other kind of item.
///
/// Source: the element `Contact` of `t:ResolutionType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedContact(pub ItemObject);

impl ResolvedContact {
    /// The one element it may be.
    pub const BRANCHES: &'static [Element] = &[ItemKind::ELEMENTS[ItemKind::Contact as usize]];
}

impl Choice for ResolvedContact {
    fn read_branch(node: Node<'_, '_>) -> Self {
        Self(ItemObject::read_branch(node))
    }

    fn write_branch(&self, writer: &mut Writer, branches: &'static [Element]) {
        self.0.write_branch(writer, branches);
    }
}

paged! {
    /// What a name may stand for.
    #[derive(Default)]
    pub struct ArrayOfResolution: types "ArrayOfResolutionType" {
        elements {
            /// The mailboxes, the best first; Exchange tells no more than a hundred.
            resolutions: AtMostHundred<Resolution> as "Resolution",
        }
    }
}

paged! {
    /// The members of a distribution list.
    #[derive(Eq, Default)]
    pub struct ArrayOfDlExpansion: types "ArrayOfDLExpansionType" {
        elements {
            /// The members; lists among them are not expanded in their turn.
            mailboxes: Many<EmailAddress> as "Mailbox",
        }
    }
}
