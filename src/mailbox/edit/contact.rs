//! What setting the names of a contact or a list brings with it.

use super::ItemEdit;
use crate::content::file_as::{FileAsMapping, NameParts};
use crate::property::{ContactProperty as C, DistributionListProperty as D, ItemProperty as I, PropertyId};

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
