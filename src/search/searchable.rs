//! Which paths may stand where.
//!
//! Source: the response codes that name the refusals; what servers answered to the paths that clients tried.

use super::scalar::{ValueKind, ValueType};
use crate::property::PropertyPath;
use crate::property::{PropertyId, flags};
use crate::{Error, ResponseCode, Result};

/// What is searched: its properties are the ones that paths may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Items, of whatever class: a property of another class is missing.
    Items,
    /// Folders.
    Folders,
}

/// What a path is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Exists,
    Excludes,
    /// IsEqualTo and IsNotEqualTo.
    Equality,
    /// The four that ask for less or more.
    Order,
    Contains,
    /// SortOrder, GroupBy, AggregateOn.
    Sort,
}

/// Flags that every message has, so that asking for their presence has no meaning.
const NOT_FOR_EXISTS: &[&str] = &[
    "message:IsRead",
    "item:IsDraft",
    "item:IsSubmitted",
    "item:IsUnmodified",
    "item:IsResend",
    "item:IsFromMe",
];

/// Parts of a message that only Contains looks into (B-09).
const CONTAINS_ONLY: &[&str] = &["item:Attachments"];
/// The same, of which presence may be asked, too.
const CONTAINS_AND_EXISTS: &[&str] =
    &["message:ToRecipients", "message:CcRecipients", "message:BccRecipients"];
/// What may be searched and not be sorted by.
const NOT_FOR_SORT: &[&str] = &["item:Body"];

/// Accepted everywhere, and no item has it (B-10).
const NEVER_MATCHES: &str = "message:ConversationIndex";

impl Scope {
    /// The type of what the path leads to, if it may be used so.
    ///
    /// # Errors
    ///
    /// * `ErrorUnsupportedPathForSortGroup` for sorting and grouping, or else
    /// * `ErrorInvalidPropertyForExists`;
    /// * `ErrorContainsFilterWrongType`;
    /// * `ErrorUnsupportedPathForQuery`.
    pub(super) fn check(self, path: &PropertyPath, used_for: Use) -> Result<ValueType> {
        let value_type = if self.has(path) { ValueType::of(path) } else { None };
        let allowed = value_type.map_or(Err(ResponseCode::ErrorUnsupportedPathForQuery), |value_type| {
            check_path(path, used_for).and_then(|()| check_type(value_type, used_for)).map(|()| value_type)
        });
        allowed.map_err(|code| match used_for {
            Use::Sort => Error::new(ResponseCode::ErrorUnsupportedPathForSortGroup).at(path),
            _ => Error::new(code).at(path),
        })
    }

    /// Whether things of this scope have such properties at all.
    fn has(self, path: &PropertyPath) -> bool {
        match path {
            PropertyPath::Extended(_) => true,
            PropertyPath::Property(property) => self == Self::of(*property),
            PropertyPath::Entry(_) | PropertyPath::Header(_) | PropertyPath::Member(_) => self == Self::Items,
        }
    }

    const fn of(property: PropertyId) -> Self {
        match property {
            PropertyId::BaseFolder(_)
            | PropertyId::Folder(_)
            | PropertyId::CalendarFolder(_)
            | PropertyId::ContactsFolder(_)
            | PropertyId::SearchFolder(_) => Self::Folders,
            _ => Self::Items,
        }
    }
}

/// Whether nothing has the property although it may be asked for.
pub(super) fn never_matches(path: &PropertyPath) -> bool {
    field_uri(path) == Some(NEVER_MATCHES)
}

fn field_uri(path: &PropertyPath) -> Option<&'static str> {
    match path {
        PropertyPath::Property(property) => property.property().field_uri,
        _ => None,
    }
}

fn check_path(path: &PropertyPath, used_for: Use) -> Result<(), ResponseCode> {
    let is_allowed = match path {
        PropertyPath::Extended(_) | PropertyPath::Entry(_) => true,
        PropertyPath::Header(_) => matches!(used_for, Use::Exists | Use::Contains),
        PropertyPath::Member(_) => false,
        PropertyPath::Property(property) => {
            let is_among = |uris: &[&str]| field_uri(path).is_some_and(|uri| uris.contains(&uri));
            if used_for == Use::Exists && is_among(NOT_FOR_EXISTS) {
                return Err(ResponseCode::ErrorInvalidPropertyForExists);
            }
            match used_for {
                _ if never_matches(path) => true,
                Use::Sort => property.property().has(flags::SEARCH) && !is_among(NOT_FOR_SORT),
                _ if property.property().has(flags::SEARCH) => true,
                Use::Contains => is_among(CONTAINS_ONLY) || is_among(CONTAINS_AND_EXISTS),
                Use::Exists => is_among(CONTAINS_AND_EXISTS),
                _ => false,
            }
        }
    };
    if is_allowed { Ok(()) } else { Err(ResponseCode::ErrorUnsupportedPathForQuery) }
}

fn check_type(value_type: ValueType, used_for: Use) -> Result<(), ResponseCode> {
    match used_for {
        Use::Contains if !value_type.kind.is_text() => Err(ResponseCode::ErrorContainsFilterWrongType),
        Use::Excludes if !matches!(value_type.kind, ValueKind::Integer { .. }) || value_type.is_many => {
            Err(ResponseCode::ErrorUnsupportedPathForQuery)
        }
        Use::Order if !value_type.kind.is_ordered() => Err(ResponseCode::ErrorUnsupportedPathForQuery),
        _ => Ok(()),
    }
}
