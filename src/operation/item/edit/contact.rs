//! What setting the names of a contact or a list brings with it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{ItemEdit, refused, refused_at};
use crate::content::file_as::{FileAsMapping, NameParts};
use crate::property::{
    ContactProperty as C, DistributionListProperty as D, EntryProperty, Given, ItemKind, ItemProperty as I,
    Part, PropertyPath, PropertyValue, ValueRef,
};
use crate::schema::{EmailAddress, MailboxType, Member, MemberStatus};
use crate::{ResponseCode, Result};

/// The most bytes the stored members of a list may take.
const MEMBERS_MAX: usize = 15_000;

/// `FileAs` follows its mapping; one that is written by itself is kept, and ends the mapping.
pub(super) fn finish(edit: &mut ItemEdit<'_>) {
    let is_set = |property: C| edit.changes.contains(property.into());
    if is_set(C::FileAs) && !is_set(C::FileAsMapping) {
        edit.take(C::FileAsMapping);
    }
    let mapping = edit.text(C::FileAsMapping).and_then(FileAsMapping::parse).unwrap_or_default();
    let parts = NameParts {
        given_name: edit.text(C::GivenName),
        middle_name: edit.text(C::MiddleName),
        surname: edit.text(C::Surname),
        generation: edit.text(C::Generation),
        display_name: edit.text(C::DisplayName),
        company_name: edit.text(C::CompanyName),
        ..NameParts::default()
    };
    if let Some(file_as) = mapping.file_as(&parts) {
        edit.put(C::FileAs, file_as);
    }
}

/// The subject of a list is its name.
pub(super) fn finish_list(edit: &mut ItemEdit<'_>) {
    if let Some(name) = edit.text(D::DisplayName).map(str::to_owned) {
        edit.put(I::Subject, name);
    }
}

/// An e-mail address is more than blanks.
///
/// No source says which addresses a server finds unusable; of other protocols than SMTP anything is one.
pub(super) fn check_addresses(entries: &Given<'_>) -> Result<()> {
    let is_blank = |entry: EntryProperty, text: &str| {
        let entry = entry.entry();
        (entry.dictionary, entry.part) == (C::EmailAddresses, Part::Text) && text.trim().is_empty()
    };
    match entries.find_entry(is_blank) {
        Some(entry) => {
            Err(refused_at(ResponseCode::ErrorInvalidContactEmailAddress, &PropertyPath::Entry(entry)))
        }
        None => Ok(()),
    }
}

/// Sets the members of a list: each has a key of its own, and an address or the id of a contact or list.
pub(super) fn set_members(edit: &mut ItemEdit<'_>, members: Vec<Member>) -> Result<()> {
    let members = (1_u32..).zip(members).map(|(number, member)| {
        let key = STANDARD.encode(number.to_be_bytes());
        with_key(key, member)
    });
    let members = members.collect::<Result<Vec<_>>>()?;
    put_members(edit, members)
}

/// Puts a member in the place of the one with that key, which it keeps.
pub(super) fn set_member(edit: &mut ItemEdit<'_>, key: &str, member: Member) -> Result<()> {
    let (mut members, place) = find_member(edit, key)?;
    members[place] = with_key(key.to_owned(), member)?;
    put_members(edit, members)
}

/// Removes the member with that key.
pub(super) fn remove_member(edit: &mut ItemEdit<'_>, key: &str) -> Result<()> {
    let (mut members, place) = find_member(edit, key)?;
    members.remove(place);
    put_members(edit, members)
}

/// The members of a list, and which of them has a key.
fn find_member(edit: &mut ItemEdit<'_>, key: &str) -> Result<(Vec<Member>, usize)> {
    let path = PropertyPath::Member(key.to_owned());
    if edit.kind() != ItemKind::DistributionList {
        return Err(refused_at(ResponseCode::ErrorInvalidPropertyRequest, &path));
    }
    let members = match edit.get(D::Members) {
        Some(ValueRef::Whole(PropertyValue::Members(members))) => members.clone(),
        _ => Vec::new(),
    };
    let place = members.iter().position(|member| member.key.as_deref() == Some(key));
    edit.touch(D::Members.into());
    match place {
        Some(place) => Ok((members, place)),
        None => Err(refused_at(ResponseCode::ErrorDistributionListMemberNotExist, &path)),
    }
}

fn put_members(edit: &mut ItemEdit<'_>, members: Vec<Member>) -> Result<()> {
    let stored: usize = members.iter().map(room).sum();
    if stored > MEMBERS_MAX {
        return Err(refused(ResponseCode::ErrorDataSizeLimitExceeded, D::Members.into()));
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
///
/// # Errors
///
/// `ErrorInvalidMailbox` for one without an address and an item.
fn with_key(key: String, member: Member) -> Result<Member> {
    let is_sound = |mailbox: &EmailAddress| mailbox.email_address.is_some() || mailbox.item_id.is_some();
    let Some(mailbox) = member.mailbox.filter(is_sound) else {
        return Err(refused(ResponseCode::ErrorInvalidMailbox, D::Members.into()));
    };
    let usual = if mailbox.item_id.is_some() { MailboxType::Contact } else { MailboxType::OneOff };
    let mailbox_type = Some(mailbox.mailbox_type.unwrap_or(usual));
    Ok(Member {
        key: Some(key),
        mailbox: Some(EmailAddress { mailbox_type, ..mailbox }),
        status: Some(MemberStatus::Normal),
    })
}
