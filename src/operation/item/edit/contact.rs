//! What setting the names of a contact or a list brings with it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{ItemEdit, refused};
use crate::content::file_as::{FileAsMapping, NameParts};
use crate::property::{
    ContactProperty as C, DistributionListProperty as D, ItemKind, ItemProperty as I, PropertyId,
    PropertyPath, PropertyValue, ValueRef,
};
use crate::schema::{EmailAddress, MailboxType, Member, MemberStatus};
use crate::{Error, ResponseCode, Result};

/// The most bytes the stored members of a list may take.
const MEMBERS_MAX: usize = 15_000;

/// `FileAs` follows its mapping; one that is written by itself is kept, and ends the mapping.
pub(super) fn finish(edit: &mut ItemEdit) {
    let is_set = |property: C| edit.changes.contains_key(&PropertyId::Contact(property));
    if is_set(C::FileAs) && !is_set(C::FileAsMapping) {
        edit.take(C::FileAsMapping);
    }
    let mapping = edit.text(C::FileAsMapping).and_then(FileAsMapping::parse).unwrap_or_default();
    let parts = NameParts {
        given_name: edit.text(C::GivenName),
        middle_name: edit.text(C::MiddleName),
        surname: edit.text(C::Surname),
        generation: edit.text(C::Generation),
        initials: edit.text(C::Initials),
        display_name: edit.text(C::DisplayName),
        nickname: edit.text(C::Nickname),
        company_name: edit.text(C::CompanyName),
        ..NameParts::default()
    };
    if let Some(file_as) = mapping.file_as(&parts) {
        edit.put(C::FileAs, file_as);
    }
}

/// The subject of a list is its name.
pub(super) fn finish_list(edit: &mut ItemEdit) {
    if let Some(name) = edit.text(D::DisplayName).map(str::to_owned) {
        edit.put(I::Subject, name);
    }
}

/// Sets the members of a list: each has a key of its own, and an address or the id of a contact or list.
pub(super) fn set_members(edit: &mut ItemEdit, value: PropertyValue) -> Result<()> {
    let PropertyValue::Members(members) = value else { return Ok(()) };
    let is_sound = |member: &Member| {
        let mailbox = member.mailbox.as_ref();
        mailbox.is_some_and(|mailbox| mailbox.email_address.is_some() || mailbox.item_id.is_some())
    };
    if !members.iter().all(is_sound) {
        return Err(refused(ResponseCode::ErrorInvalidMailbox, PropertyId::DistributionList(D::Members)));
    }
    let stored: usize = members.iter().map(room).sum();
    if stored > MEMBERS_MAX {
        return Err(refused(
            ResponseCode::ErrorDataSizeLimitExceeded,
            PropertyId::DistributionList(D::Members),
        ));
    }
    let keyed = (1_u32..).zip(members).map(|(number, member)| with_key(number, member));
    edit.put(D::Members, PropertyValue::Members(keyed.collect()));
    Ok(())
}

/// Removes the member with that key.
pub(super) fn remove_member(edit: &mut ItemEdit, key: &str) -> Result<()> {
    let path = PropertyPath::Member(key.to_owned());
    if edit.kind() != ItemKind::DistributionList {
        return Err(Error::new(ResponseCode::ErrorInvalidPropertyRequest).at(&path));
    }
    let mut members = match edit.get(D::Members) {
        Some(ValueRef::Whole(PropertyValue::Members(members))) => members.clone(),
        _ => Vec::new(),
    };
    let before = members.len();
    members.retain(|member| member.key.as_deref() != Some(key));
    if members.len() == before {
        return Err(Error::new(ResponseCode::ErrorDistributionListMemberNotExist).at(&path));
    }
    edit.put(D::Members, PropertyValue::Members(members));
    Ok(())
}

/// What a member takes in the list as it is stored: two texts in UTF-16 and their frame.
fn room(member: &Member) -> usize {
    const FRAME: usize = 48;
    let mailbox = member.mailbox.clone().unwrap_or_default();
    let texts =
        [mailbox.name.unwrap_or_default(), mailbox.email_address.unwrap_or_else(|| "".into()).to_string()];
    FRAME + texts.iter().map(|text| text.encode_utf16().count() * 2).sum::<usize>()
}

/// The member as a server keeps it: with a key that names it, and a status.
fn with_key(number: u32, member: Member) -> Member {
    let mailbox = member.mailbox.map(|mailbox| EmailAddress {
        mailbox_type: Some(mailbox.mailbox_type.unwrap_or(match mailbox.item_id {
            Some(_) => MailboxType::Contact,
            None => MailboxType::OneOff,
        })),
        ..mailbox
    });
    Member { key: Some(STANDARD.encode(number.to_be_bytes())), mailbox, status: Some(MemberStatus::Normal) }
}
