//! Worlds as the statements that make them.

use std::fmt;

use super::{Content, DISTRIBUTION_GROUPS, MEMBER, NUMBER, OWNERS, World};
use crate::mailbox::NewTelUriContact;

/// What the statements name, to be imported where they are pasted.
pub(in crate::generate) const IMPORTS: &str = "\
//! Requests in a row: every answer keeps the rules that all answers keep.

#![allow(unused_imports, reason = \"what any such test may need\")]

use ews_sim::fuzzing::proven;
use ews_sim::mailbox::search::{SearchFolderTraversal, SearchParameters};
use ews_sim::mailbox::*;
use ews_sim::property::*;
use ews_sim::schema::{EmailAddress, Exists, FieldUri, SearchExpression};
use ews_sim::{DistributionGroup, Simulator};
use jiff::tz::TimeZone;
";

impl fmt::Debug for World {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("let mut simulator = Simulator::builder()")?;
        for group in DISTRIBUTION_GROUPS {
            let group = format_args!("DistributionGroup::new({group:?}).with_member({MEMBER:?})");
            write!(formatter, "\n    .distribution_group({group})")?;
        }
        write!(formatter, "\n    .allow_impersonation({:?}, {:?})", OWNERS[1], OWNERS[0])?;
        for (owner, _) in &self.mailboxes {
            write!(formatter, "\n    .mailbox({owner:?})")?;
        }
        formatter.write_str("\n    .build();\nlet now = simulator.now();")?;
        for (owner, contents) in &self.mailboxes {
            let mailbox = format_args!("simulator.mailbox_mut({owner:?}).expect(\"built with it\")");
            write!(formatter, "\nlet mailbox = {mailbox};")?;
            contents.iter().try_for_each(|content| write!(formatter, "\n{content:?};"))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Group(name) => write!(formatter, "let _ = mailbox.add_im_group({name:?})"),
            Self::DistributionGroup(address) => {
                write!(formatter, "let _ = mailbox.add_distribution_group({address:?}, None)")
            }
            Self::ImContact(address, group) => write!(
                formatter,
                "let group = mailbox.im_group_named({group:?}).map(ImGroup::key);\n\
                 let contact = NewImContact {{ im_address: {address:?}, display_name: None }};\n\
                 let _ = mailbox.add_im_contact(contact, group, now)"
            ),
            Self::Contact(name) => write!(
                formatter,
                "mailbox.add_contact(NewContact {{ display_name: {name:?}, ..NewContact::default() }}, now)"
            ),
            Self::Folder(name) => write!(
                formatter,
                "let _ = mailbox.create_folder(FolderKey::INBOX, NewFolder::named({name:?}))"
            ),
            Self::SearchFolder(name) => write!(
                formatter,
                "let path = FieldUri::of(\"item:Subject\").into();\n\
                 let parameters = SearchParameters::new(\n    \
                     SearchFolderTraversal::Deep,\n    \
                     SearchExpression::Exists(Exists {{ path }}),\n    \
                     vec![FolderKey::INBOX],\n    \
                     &TimeZone::UTC,\n\
                 );\n\
                 let new = NewFolder::of_kind(FolderKind::SearchFolder, {name:?});\n\
                 let new = new.with(|new| new.search_parameters = parameters.ok());\n\
                 let _ = mailbox.create_folder(FolderKey::SEARCH_FOLDERS, new)"
            ),
            Self::Item((folder, _, kind), subject) => write!(
                formatter,
                "let new = NewItem::new(ItemKind::{kind:?}).with(ItemProperty::Subject, {subject:?});\n\
                 let _ = mailbox.create_item(FolderKey::{folder}, new, now)"
            ),
            Self::Draft(subject) => write!(
                formatter,
                "let bob = PropertyValue::Mailboxes(vec![EmailAddress::smtp(\"Bob\", {:?})]);\n\
                 let new = NewItem::new(ItemKind::Message).with(ItemProperty::Subject, {subject:?});\n\
                 let new = new.with(MessageProperty::ToRecipients, bob);\n\
                 let _ = mailbox.create_item(FolderKey::DRAFTS, new, now)",
                OWNERS[1]
            ),
            Self::Number => {
                let NewTelUriContact { tel_uri, sip_uri, telephone_number } = NUMBER;
                write!(
                    formatter,
                    "let number = NewTelUriContact {{\n    tel_uri: {tel_uri:?},\n    \
                         sip_uri: {sip_uri:?},\n    telephone_number: {telephone_number:?},\n}};\n\
                     let _ = mailbox.add_tel_uri_contact(number, None, now)"
                )
            }
            Self::FolderBelow(name) => write!(
                formatter,
                "let above = mailbox.children_of(FolderKey::INBOX).next().map(Folder::key);\n\
                 let _ = above.map(|above| mailbox.create_folder(above, NewFolder::named({name:?})))"
            ),
            Self::Archive => {
                formatter.write_str("let _ = mailbox.provide_folder(DistinguishedFolderId::ArchiveRoot)")
            }
        }
    }
}
